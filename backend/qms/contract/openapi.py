"""The contract: what the generated document says beyond the routes, in one finishing step and nowhere else.

The document follows the Swedish national REST API profile 1.2.0 (Digg). ``.spectral.yaml`` checks it, rule by rule.
"""

from typing import Any

import yaml
from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute

from qms.contract.examples import example
from qms.kernel.access import policy
from qms.kernel.problems import every_problem
from qms.settings import Settings

Document = dict[str, Any]
CONTACT = {
    "name": "Förvaltningen av Kvalitetshjulet",
    "url": "https://kvalitet.example.se",
    "email": "api@example.se",
}

DESCRIPTION = """\
Ledningssystem för systematiskt kvalitetsarbete (SOSFS 2011:9) för kommunal socialtjänst: avvikelser och det som hör
till. API:et är öppet för kommunens system; varje system har egna rättigheter hos en nämnd.

**Begränsningar**: högst 10 anrop per sekund och system (50 i följd), högst 1 MiB per anrop, högst 200 poster per sats
och 100 per sida. Svaren får inte sparas i delade minnen. Personnummer behövs inte och ska inte skickas i fritext.

---

Quality-management system for Swedish municipal social services: deviations and what belongs to them. The API is open
to the systems of the municipality; each system has its own rights at one board. **Known limits**: 10 requests per
second and system (burst 50), 1 MiB per request, 200 items per batch, 100 per page.
"""
FRONT_MATTER: Document = {
    "title": "Kvalitetshjulet",
    "version": "1.0.0",
    "description": DESCRIPTION,
    "terms_of_service": "https://kvalitet.example.se/villkor",
    "license_info": {"name": "EUPL-1.2", "url": "https://eupl.eu/1.2/sv/"},
    "openapi_external_docs": {
        "description": "Tjänstenivå (SLA), villkor och ändringslogg",
        "url": "https://kvalitet.example.se/dokumentation",
    },
    "openapi_tags": [
        {"name": "api-info", "description": "Om API:et"},
        {"name": "overview", "description": "Vem jag är och vad jag ska göra i dag"},
        {"name": "deviations", "description": "Avvikelser: rapportera, bedöma, lämna över, söka och räkna"},
        {
            "name": "decisions",
            "description": "Gynnande beslut: registrera, följa verkställigheten och räkna dröjsmålen",
        },
        {"name": "ivo-reports", "description": "Kvartalsrapporter om beslut som inte är verkställda i tid"},
        {"name": "organisation", "description": "Nämnder, enheter, personer, roller, kodlistor och lagrum"},
        {"name": "events", "description": "Händelseflödet som andra system läser"},
    ],
    "separate_input_output_schemas": False,
    "docs_url": None,
    "redoc_url": None,
    "openapi_url": None,
    "root_path_in_servers": False,
    "redirect_slashes": False,
}
SERVERS = [{"url": "https://kvalitet.example.se/kvalitet/v1", "description": "Kommunens egen adress"}]
TRACE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"
TRACE_IN = {
    "name": "traceparent",
    "in": "header",
    "required": False,
    "description": "Spår enligt W3C Trace Context. Ett ogiltigt värde ger ett nytt spår.",
    "schema": {"type": "string"},
    "example": TRACE,
}
TRACE_OUT = {"description": "Anropets spår", "schema": {"type": "string"}, "example": TRACE}
IDEMPOTENCY_KEY = {
    "name": "Idempotency-Key",
    "in": "header",
    "required": False,
    "description": "Samma nyckel och samma innehåll ger samma svar, i 72 timmar. System måste ange den.",
    "schema": {"type": "string", "pattern": "^[A-Za-z0-9._:-]{8,255}$"},
    "example": "9f1c7b1e-6f0a-4b44-9f5e-0f2f3a9f7f10",
}
ETAG = {"description": 'Versionen, t.ex. "3"', "schema": {"type": "string"}, "example": '"3"'}
LOCATION = {"description": "Adressen till det skapade", "schema": {"type": "string", "format": "uri"}}
REPLAYED = {"description": "Svaret är detsamma som på det första anropet med nyckeln", "schema": {"type": "string"}}
ALWAYS = (400, 401, 403, 404, 429, 500, 503)
BODY = (409, 413, 415, 422)
ANSWERS = {
    "200": "Svaret",
    "201": "Skapat",
    "202": "Mottaget, arbetet pågår",
    "204": "Borttaget",
    "207": "Ett utslag per post",
}
METHODS = ("get", "put", "post", "patch", "delete")
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


def finish(api: FastAPI) -> None:
    """Let the application describe itself by the finished document."""

    def finished() -> Document:
        if api.openapi_schema is None:
            api.openapi_schema = _finished(_generated(api))
        return api.openapi_schema

    api.openapi = finished  # type: ignore[method-assign]  # FastAPI's documented way to extend the document


def published(settings: Settings, api: FastAPI) -> Any:
    """The endpoint at which an installation publishes the contract, with its own address in it."""

    async def page(_: Request) -> Response:
        document = {**api.openapi(), "servers": [{"url": settings.api_url}]}
        return Response(as_yaml(document), media_type="application/yaml")

    return page


def as_yaml(document: Document) -> str:
    """The document as YAML, without aliases."""
    return yaml.dump(document, Dumper=_NoAliases, allow_unicode=True, sort_keys=False, width=120)


class _NoAliases(yaml.SafeDumper):
    def ignore_aliases(self, _data: object) -> bool:
        return True


def _generated(api: FastAPI) -> Document:
    routes: list[BaseRoute] = api.routes
    return get_openapi(
        title=api.title,
        version=api.version,
        description=api.description,
        terms_of_service=api.terms_of_service,
        license_info=api.license_info,
        external_docs=api.openapi_external_docs,
        tags=api.openapi_tags,
        servers=SERVERS,
        routes=routes,
        separate_input_output_schemas=False,
    )


def _finished(document: Document) -> Document:
    document["info"]["contact"] = CONTACT
    schemas = document["components"]["schemas"]
    for leftover in ("HTTPValidationError", "ValidationError"):
        schemas.pop(leftover, None)
    schemas["Problem"] = PROBLEM_SCHEMA
    document["components"]["securitySchemes"] = {
        "bearer": {
            "type": "http",
            "scheme": "bearer",
            "bearerFormat": "JWT",
            "description": "Åtkomsttoken enligt RFC 9068 från kommunens identitetstjänst, högst fem minuter gammal",
        }
    }
    _complete(schemas)
    for path, operations in document["paths"].items():
        for method in METHODS:
            if method in operations:
                _finish_operation(path, method, operations[method], schemas)
    _link(document["paths"])
    return document


def _link(paths: Document) -> None:
    """Say in each answer that shows one thing what can be done with it next: the operations that take its id."""
    operations = [
        (path, operation) for path, methods in paths.items() for name, operation in methods.items() if name in METHODS
    ]
    id_of = {
        _shape(operation, "200"): path.rsplit("{", 1)[1].rstrip("}")
        for path, operation in operations
        if path.endswith("}") and _shape(operation, "200")
    }
    for _, operation in operations:
        for code in ("200", "201"):
            taken = id_of.get(_shape(operation, code))
            links = {
                other["operationId"]: _next(other, taken)
                for path, other in operations
                if taken and f"{{{taken}}}" in path and other is not operation
            }
            if links:
                operation["responses"][code]["links"] = links


def _shape(operation: Document, code: str) -> str:
    content = operation["responses"].get(code, {}).get("content", {}).get("application/json", {})
    return str(content.get("schema", {}).get("$ref", ""))


def _next(operation: Document, taken: str) -> Document:
    known = {taken: "$response.body#/id", "If-Match": "$response.header.ETag"}
    asked = [parameter["name"] for parameter in operation["parameters"]]
    return {
        "operationId": operation["operationId"],
        "description": operation["summary"],
        "parameters": {name: value for name, value in known.items() if name in asked},
    }


def _finish_operation(path: str, method: str, operation: Document, schemas: Document) -> None:
    name = operation["operationId"]
    is_public = path == "/api-info"
    operation["security"] = [] if is_public else [{"bearer": []}]
    rule = policy().get(name)
    if rule and rule.scope:
        operation["x-required-scope"] = rule.scope
    if rule and rule.needs_fresh_login:
        operation["x-requires-fresh-login"] = True
    parameters = [_plain(parameter) for parameter in operation.get("parameters", [])]
    if method == "post":
        parameters.append(IDEMPOTENCY_KEY)
    operation["parameters"] = [*parameters, TRACE_IN]
    body = operation.get("requestBody", {}).get("content", {}).get("application/json")
    if body is not None:
        body["examples"] = {"exempel": {"value": example(body["schema"], schemas)}}
    responses = operation["responses"]
    responses.pop("422", None)
    for code, answer in responses.items():
        _finish_answer(code, answer, schemas)
    for status in _problems(method, parameters, has_body=body is not None, is_public=is_public):
        responses[str(status)] = _problem_answer(path, status)


def _plain(parameter: Document) -> Document:
    """A parameter without null: what is left out is left out, it is never sent as null."""
    schema = parameter["schema"]
    if "anyOf" in schema:
        kept = [part for part in schema["anyOf"] if part.get("type") != "null"]
        rest = {key: value for key, value in schema.items() if key not in ("anyOf", "default")}
        parameter = {**parameter, "schema": {**kept[0], **rest}}
    if parameter["name"].lower() == "if-match":
        parameter = {**parameter, "name": "If-Match", "required": True, "example": '"3"'}
    return parameter


def _finish_answer(code: str, answer: Document, schemas: Document) -> None:
    headers: Document = {"traceparent": TRACE_OUT}
    if code in ("201", "202"):
        headers["Location"] = LOCATION
        headers["Idempotency-Replayed"] = REPLAYED
    content = answer.get("content", {}).get("application/json")
    if content is not None:
        value = example(content["schema"], schemas)
        content["examples"] = {"exempel": {"value": value}}
        if isinstance(value, dict) and "version" in value:
            headers["ETag"] = ETAG
    answer["headers"] = headers
    answer["description"] = ANSWERS[code]


def _problems(method: str, parameters: list[Document], *, has_body: bool, is_public: bool) -> list[int]:
    if is_public:
        return [429, 500]
    found = set(ALWAYS) | ({422} if parameters else set())
    if has_body:
        found |= set(BODY)
    if method in ("post", "put", "delete"):
        found |= {409, 422}
    if any(parameter["name"] == "If-Match" for parameter in parameters):
        found |= {412, 428}
    return sorted(found)


def _problem_answer(path: str, status: int) -> Document:
    most_general_first = reversed(every_problem().values())
    kind = next(kind for kind in most_general_first if kind.status == status)
    value = {
        "type": f"https://kvalitet.example.se/problems/{kind.code}",
        "title": kind.title,
        "status": status,
        "detail": kind.detail,
        "instance": f"/kvalitet/v1{path}",
        "code": kind.code,
        "traceId": "4bf92f3577b34da6a3ce929d0e0e4736",
    }
    headers: Document = {"traceparent": TRACE_OUT}
    if status in (429, 503):
        headers["Retry-After"] = {"description": "Sekunder att vänta", "schema": {"type": "string"}, "example": "3"}
    return {
        "description": kind.title,
        "headers": headers,
        "content": {
            "application/problem+json": {
                "schema": {"$ref": "#/components/schemas/Problem"},
                "examples": {"exempel": {"value": value}},
            }
        },
    }


def _complete(node: object) -> None:
    """Say what Pydantic leaves out: the example of a date or nothing, and that no other keys than the named exist."""
    if isinstance(node, dict):
        if "patternProperties" in node:
            node["additionalProperties"] = False
        choices = node.get("anyOf", [])
        if len(choices) == 2 and choices[1] == {"type": "null"} and "example" in choices[0]:
            node["example"] = choices[0]["example"]
        for value in node.values():
            _complete(value)
    elif isinstance(node, list):
        for value in node:
            _complete(value)
