"""The contract: what the generated document says beyond the routes, in one finishing step and nowhere else.

The document follows the Swedish national REST API profile 1.2.0 (Digg). ``.spectral.yaml`` checks it, rule by rule.
"""

from difflib import unified_diff
from typing import Any

import yaml
from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute

from qms.contract import components, operation, page
from qms.contract.components import Document
from qms.kernel.access import policy
from qms.kernel.problems import every_problem
from qms.kernel.route import PROBLEM_CODES
from qms.login import pages
from qms.login.provider import Provider, ProviderUnreachable
from qms.settings import Settings

CONTACT = {
    "name": "Förvaltningen av Kvalitetshjulet",
    "url": "https://kvalitet.example.se",
    "email": "api@example.se",
}

DESCRIPTION = """\
Ledningssystem för systematiskt kvalitetsarbete (SOSFS 2011:9) för kommunal socialtjänst: avvikelser och det som hör
till. API:et är öppet för kommunens system; varje system har egna rättigheter hos en nämnd.

**Begränsningar**: högst 10 anrop per sekund och system (50 i följd), högst 1 MiB per anrop där operationen inte säger
något annat, högst 200 poster per sats och 100 per sida. Svaren får inte sparas i delade minnen. Personnummer behövs
inte och ska inte skickas i fritext. HEAD svarar som GET, utan innehåll. Ett namn får stå en gång i ett JSON-objekt.

**Vem som kan anropa** står i x-audience: people är personer som har loggat in, systems är system med en egen token.
**Fel** svaras enligt RFC 9457. Varje operation räknar upp sina koder i x-problem-codes; vad en kod betyder står i
components/examples och på sidan som felets type pekar på. Texterna är på svenska, vad Accept-Language än säger.

---

Quality-management system for Swedish municipal social services: deviations and what belongs to them. The API is open
to the systems of the municipality; each system has its own rights at one board. **Known limits**: 10 requests per
second and system (burst 50), 1 MiB per request unless the operation says otherwise, 200 items per batch, 100 per page.
x-audience tells whether people, systems or both can call an operation, x-problem-codes which problems it can answer.
Texts are in Swedish, whatever Accept-Language says.
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
        {"name": "access-log", "description": "Vem som har läst och gjort vad"},
        {"name": "list-exports", "description": "Listor som Excel: vem som har tagit ut vad, och med vems ja"},
        {"name": "overview", "description": "Vem jag är och vad jag ska göra i dag"},
        {"name": "deviations", "description": "Avvikelser: rapportera, bedöma, lämna över, söka och räkna"},
        {"name": "ideas", "description": "Idéer: överväga, pröva, införa eller avböja, och räkna dem"},
        {
            "name": "decisions",
            "description": "Gynnande beslut: registrera, följa verkställigheten och räkna dröjsmålen",
        },
        {"name": "connections", "description": "Vad ett ärende hör ihop med, dess diarienummer och meddelanden"},
        {"name": "attachments", "description": "Filer till ett ärende: lägga till, hämta och ta bort"},
        {"name": "investigations", "description": "Utredningen av ett ärende: uppgifter, orsaker, röster och slutsats"},
        {"name": "participants", "description": "Vilka som medverkar i ett ärende, utöver den ansvariga"},
        {"name": "effects", "description": "Om det som gjordes hjälpte"},
        {"name": "answers", "description": "Svar till den som rapporterade"},
        {"name": "cooperation", "description": "Vårdsamverkan: det som reds ut med en annan organisation"},
        {"name": "data-incidents", "description": "Personuppgiftsincidenter: tiden, beslutet och registret"},
        {"name": "publications", "description": "Lärkort: skriva, läsa före publicering, publicera och tala om dem"},
        {"name": "special-fees", "description": "Särskilda avgifter: registrera, följa betalningen och summera per år"},
        {"name": "figures", "description": "Mått som följs månad för månad, med styrdiagram och sparade lägen"},
        {"name": "deadlines", "description": "Tider: vad som ska vara gjort i ett ärende och när, och hur det gick"},
        {"name": "actions", "description": "Åtgärder: föreslå, besluta, genomföra och följa upp, med effekten mätt"},
        {"name": "ivo-reports", "description": "Kvartalsrapporter om beslut som inte är verkställda i tid"},
        {"name": "questions", "description": "Frågor om ärenden, i versioner, och svaren på dem"},
        {"name": "organisation", "description": "Nämnder, enheter, personer, roller, kodlistor och lagrum"},
        {
            "name": "directory",
            "description": "Personer som kommer från kommunens katalog, och reglerna för deras roller",
        },
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
ISSUER = "https://login.example.se"
METHODS = ("get", "put", "post", "patch", "delete")


def finish(api: FastAPI) -> None:
    """Let the application describe itself by the finished document."""

    def finished() -> Document:
        if api.openapi_schema is None:
            api.openapi_schema = _finished(_generated(api), api.state.larger_bodies)
        return api.openapi_schema

    api.openapi = finished  # type: ignore[method-assign]  # FastAPI's documented way to extend the document


def published(settings: Settings, api: FastAPI, provider: Provider) -> Any:
    """The endpoint at which an installation publishes the contract for tools, with its own addresses in it."""

    async def yaml_file(_: Request) -> Response:
        return Response(as_yaml(await _own(settings, api, provider)), media_type="application/yaml")

    return yaml_file


def readable(settings: Settings, api: FastAPI, provider: Provider) -> Any:
    """The endpoint at which an installation publishes the contract for people."""

    async def read(_: Request) -> Response:
        document = await _own(settings, api, provider)
        return pages.page(
            page.TITLE, page.body(document, await _token_url(provider), is_demo=settings.demo), more_style=page.STYLE
        )

    return read


async def _own(settings: Settings, api: FastAPI, provider: Provider) -> Document:
    document = api.openapi()
    schemes = _identified(provider.discovery, await _token_url(provider), document)
    own = {
        "servers": [{"url": settings.api_url}],
        "components": {**document["components"], "securitySchemes": schemes},
    }
    return {**document, **own}


async def _token_url(provider: Provider) -> str:
    """Where systems fetch tokens. While the provider is away: the address that tells."""
    try:
        return await provider.endpoint("token_endpoint") or provider.discovery
    except ProviderUnreachable:
        return provider.discovery


def as_yaml(document: Document) -> str:
    """The document as YAML, without aliases."""
    return yaml.dump(document, Dumper=_NoAliases, allow_unicode=True, sort_keys=False, width=120)


def drift(written: str, text: str) -> list[str]:
    """How the contract that is written down differs from what the code says."""
    return list(unified_diff(written.splitlines(), text.splitlines(), "openapi.yaml", "koden", n=1, lineterm=""))


class _NoAliases(yaml.CSafeDumper):
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
        webhooks=api.webhooks.routes,
        separate_input_output_schemas=False,
    )


def _finished(document: Document, larger_bodies: dict[str, int]) -> Document:
    document["info"]["contact"] = CONTACT
    parts = document["components"]
    for leftover in ("HTTPValidationError", "ValidationError"):
        parts["schemas"].pop(leftover, None)
    parts["schemas"]["Problem"] = components.PROBLEM_SCHEMA
    parts["examples"] = {}
    _complete(parts["schemas"])
    for sent in document["webhooks"].values():
        operation.finish_sent(sent["post"], document)
    operations = _operations(document)
    for path, method, each in operations:
        rule, most = policy()[each["operationId"]] if path != "/api-info" else None, larger_bodies.get(path)
        operation.finish(method, each, rule, document, most if "requestBody" in each else None)
    parts["links"] = _link(operations)
    every = [each for _, _, each in operations]
    parts["parameters"] = components.share_parameters(every)
    codes = {code for each in every for code in each[PROBLEM_CODES]}
    parts["responses"], examples = components.refusals(every_problem()[code] for code in codes)
    parts["examples"] |= examples
    parts["headers"] = components.HEADERS
    parts["securitySchemes"] = _identified(f"{ISSUER}/.well-known/openid-configuration", f"{ISSUER}/token", document)
    _drop_made_titles(document)
    return document


def _drop_made_titles(part: object) -> None:
    """Take away the titles that are made of names: what stands left is what somebody has called a thing, in Swedish."""
    if isinstance(part, list):
        for each in part:
            _drop_made_titles(each)
    elif isinstance(part, dict):
        named = [*_maps(part.get("properties")), (part.get("name"), part.get("schema"))]
        for name, schema in named:
            if isinstance(schema, dict) and schema.get("title") == made_title(name):
                del schema["title"]
        for each in part.values():
            _drop_made_titles(each)


def _maps(properties: object) -> list[tuple[Any, Any]]:
    return list(properties.items()) if isinstance(properties, dict) else []


def made_title(name: object) -> str:
    """What a field is called where nobody has called it anything."""
    return str(name).title().replace("_", " ").strip()


def _operations(document: Document) -> list[tuple[str, str, Document]]:
    """Every operation with its path and its method."""
    return [
        (path, method, methods[method])
        for path, methods in document["paths"].items()
        for method in METHODS
        if method in methods
    ]


def _identified(discovery: str, token_url: str, document: Document) -> Document:
    """How callers identify themselves. A scope is explained by the operations that it opens."""
    scopes: dict[str, str] = {}
    for _, _, each in _operations(document):
        if scope := policy()[each["operationId"]].scope if each["security"] else "":
            scopes[scope] = " · ".join(filter(None, [scopes.get(scope), each["summary"]]))
    return components.security_schemes(discovery, token_url, dict(sorted(scopes.items())))


def _link(operations: list[tuple[str, str, Document]]) -> Document:
    """Say in each answer that shows one thing what can be done with it next. Returns the links by operation."""
    id_of = {
        _shape(each, "200"): path.rsplit("{", 1)[1].rstrip("}")
        for path, _, each in operations
        if path.endswith("}") and _shape(each, "200")
    }
    links: Document = {}
    for _, _, each in operations:
        for code in ("200", "201"):
            taken = id_of.get(_shape(each, code))
            following = {
                other["operationId"]: _next(other, taken)
                for path, _, other in operations
                if taken and f"{{{taken}}}" in path and other is not each
            }
            if following:
                links |= following
                each["responses"][code]["links"] = {name: components.reference("links", name) for name in following}
    return links


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
