"""What the contract says once and points to: headers, answers that refuse, examples, and how to identify oneself."""

import inspect
import json
from collections import Counter
from collections.abc import Iterable
from typing import Any

from qms.kernel.problems import Problem, general

Document = dict[str, Any]

TRACE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"
TRACE_IN = {
    "name": "traceparent",
    "in": "header",
    "required": False,
    "description": "Spår enligt W3C Trace Context. Ett ogiltigt värde ger ett nytt spår.",
    "schema": {"type": "string"},
    "example": TRACE,
}
IDEMPOTENCY_KEY = {
    "name": "Idempotency-Key",
    "in": "header",
    "required": False,
    "description": "Samma nyckel och samma innehåll gör uppgiften en gång, i 72 timmar. I vilken ordning namnen står i "
    "innehållet spelar ingen roll. Ett omtag visar det som blev gjort så som det är nu, för den som får se det. "
    "Sökningar och visade identiteter görs om. Varje ny uppgift ska ha en ny nyckel. System måste ange den.",
    "schema": {"type": "string", "pattern": "^[A-Za-z0-9._:-]{8,255}$"},
    "examples": {
        "en uppgift": {"value": "9f1c7b1e-6f0a-4b44-9f5e-0f2f3a9f7f10"},
        "nästa uppgift": {"value": "0b7a7a52-3c1d-4b8e-8d0e-6a3f1f5f2c47"},
    },
}
SIGNED = [
    {"name": name, "in": "header", "required": True, "description": says, "schema": {"type": "string"}}
    for name, says in (
        ("webhook-id", "Händelsens id. Samma varje gång den skickas"),
        ("webhook-timestamp", "När den skickades, i sekunder sedan 1970. Ta inte emot det som är äldre än fem minuter"),
        ("webhook-signature", "Signaturer enligt Standard Webhooks, en för varje hemlighet som gäller"),
    )
]
"""What comes with everything that is sent to others."""
HEADERS: Document = {
    "traceparent": {"description": "Anropets spår", "schema": {"type": "string"}, "example": TRACE},
    "ETag": {"description": 'Versionen, t.ex. "3"', "schema": {"type": "string"}, "example": '"3"'},
    "Location": {"description": "Adressen till det skapade", "schema": {"type": "string", "format": "uri"}},
    "Idempotency-Replayed": {
        "description": "Uppgiften var redan gjord med samma nyckel. Svaret visar det som blev gjort så som det är nu",
        "schema": {"type": "string"},
    },
    "Retry-After": {"description": "Sekunder att vänta", "schema": {"type": "string"}, "example": "3"},
}
WAITING = (429, 503)
PROBLEM_SCHEMA = {
    "type": "object",
    "description": "Ett fel enligt RFC 9457",
    "required": ["type", "title", "status", "detail", "instance", "code", "traceId"],
    "properties": {
        "type": {"type": "string", "format": "uri", "description": "Adressen till sidan som förklarar felet"},
        "title": {"type": "string", "description": "Felet i korthet"},
        "status": {"type": "integer", "description": "HTTP-status"},
        "detail": {"type": "string", "description": "Vad som hände och vad som kan göras"},
        "instance": {"type": "string", "description": "Adressen som anropades"},
        "code": {"type": "string", "description": "Felets kod, som inte ändras"},
        "traceId": {"type": "string", "description": "Anges vid felanmälan"},
        "errors": {
            "type": "array",
            "maxItems": 50,
            "items": {
                "type": "object",
                "required": ["pointer", "code", "detail"],
                "properties": {
                    "pointer": {
                        "type": "string",
                        "description": "JSON Pointer, eller query:, header: eller path: och namnet",
                    },
                    "code": {"type": "string"},
                    "detail": {"type": "string"},
                },
            },
        },
    },
}


def security_schemes(discovery: str, token_url: str, scopes: dict[str, str]) -> Document:
    """How a caller says who it is: a system with a token of its own, a person by logging in."""
    return {
        "bearer": {
            "type": "http",
            "scheme": "bearer",
            "bearerFormat": "JWT",
            "description": "Kortlivad åtkomsttoken från kommunens identitetstjänst, avsedd för det här API:et",
        },
        "systems": {
            "type": "oauth2",
            "description": "Ett system hämtar sin token med de rättigheter (scope) som dess konto har hos en nämnd",
            "flows": {"clientCredentials": {"tokenUrl": token_url, "scopes": scopes}},
        },
        "people": {
            "type": "openIdConnect",
            "openIdConnectUrl": discovery,
            "description": "En person loggar in i webbläsaren och anropar med sin session. Inget system kan göra det",
        },
    }


def reference(kind: str, name: str) -> Document:
    """A pointer to what stands in ``components``."""
    return {"$ref": f"#/components/{kind}/{name}"}


def headers(*names: str) -> Document:
    """Headers of an answer, each pointed to."""
    return {name: reference("headers", name) for name in names}


def in_order(problems: Iterable[type[Problem]]) -> list[type[Problem]]:
    """Problems as they are listed: by status, and then by code."""
    return sorted(problems, key=lambda kind: (kind.status, kind.code))


def refusals(problems: Iterable[type[Problem]]) -> tuple[Document, Document]:
    """The answers that refuse, one for each status, and an example of each problem that they can carry."""
    codes = {kind.code: kind for kind in in_order(problems)}
    answers = {
        general(status).code: _answer(status, [code for code, kind in codes.items() if kind.status == status])
        for status in sorted({kind.status for kind in codes.values()})
    }
    return answers, {code: _problem(kind) for code, kind in codes.items()}


def _answer(status: int, codes: list[str]) -> Document:
    return {
        "description": general(status).title,
        "headers": headers("traceparent", *(["Retry-After"] if status in WAITING else [])),
        "content": {
            "application/problem+json": {
                "schema": reference("schemas", "Problem"),
                "examples": {code: reference("examples", code) for code in codes},
            }
        },
    }


def _problem(kind: type[Problem]) -> Document:
    value = {
        "type": f"https://kvalitet.example.se/problems/{kind.code}",
        "title": kind.title,
        "status": kind.status,
        "detail": kind.detail,
        "instance": "/kvalitet/v1/deviations",
        "code": kind.code,
        "traceId": "4bf92f3577b34da6a3ce929d0e0e4736",
    }
    return {"summary": " ".join(inspect.getdoc(kind).split()), "value": value}  # type: ignore[union-attr]  # all have one


def share_parameters(operations: list[Document]) -> Document:
    """Let equal parameters stand once, and those of addresses and headers always do so. Returns them by name."""
    times = Counter(_same(parameter) for operation in operations for parameter in operation["parameters"])
    names: dict[str, str] = {}
    shared: Document = {}
    for operation in operations:
        for place, parameter in enumerate(operation["parameters"]):
            key = _same(parameter)
            if parameter["in"] == "query" and times[key] == 1:
                continue
            if key not in names:
                name = f"{parameter['in']}.{parameter['name']}"
                names[key] = f"{name}.{operation['operationId']}" if name in shared else name
                shared[names[key]] = parameter
            operation["parameters"][place] = reference("parameters", names[key])
    return shared


def _same(parameter: Document) -> str:
    return json.dumps(parameter, sort_keys=True)
