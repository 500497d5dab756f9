"""The contract as a page that people read: made from the document itself, without scripts, for a browser offline."""

import json
import re
from collections.abc import Sequence
from html import escape
from pathlib import Path
from typing import Any

from qms.contract.components import Document
from qms.contract.operation import PEOPLE, SYSTEMS

STYLE = Path(__file__).with_name("page.css").read_text(encoding="utf-8")
TITLE = "Kvalitetshjulets API"
CALLERS = {PEOPLE: "personer", SYSTEMS: "system"}
FORMATS = {"date": "dag", "date-time": "tidpunkt", "uuid": "id", "uri": "adress", "binary": "fil"}
TYPES = {"string": "text", "integer": "heltal", "number": "tal", "boolean": "ja eller nej", "object": "objekt"}
PLACES = {"path": "i adressen", "query": "efter ?", "header": "huvud"}
SHAPE = "#/components/schemas/"


def body(document: Document, token_url: str, *, is_demo: bool = False) -> str:
    """What stands between the page's title and its end."""
    first = (_prose(document["info"]["description"]), _begin(document, token_url, is_demo=is_demo), _contents(document))
    return "".join([*first, *(_tag(tag, document) for tag in document["tags"]), _shapes(document)])


def _begin(document: Document, token_url: str, *, is_demo: bool) -> str:
    """The shortest way from nothing to a report that has been taken in."""
    address = document["servers"][0]["url"]
    report = document["components"]["examples"]["DeviationCreate"]["value"]
    needed = document["components"]["schemas"]["DeviationCreate"]["required"]
    sent = {name: report[name] for name in ("source", *needed)} | {
        "unitId": "$UNIT",
        "occurred": {"precision": "unknown"},
    }
    written = json.dumps(sent, ensure_ascii=False, indent=1).replace("$UNIT", "'$UNIT'")
    fetched = (
        f'TOKEN=$(curl -s -u "$CLIENT_ID:$CLIENT_SECRET" {token_url} \\\n'
        '  -d grant_type=client_credentials | grep -o \'"access_token":"[^"]*"\' | cut -d\'"\' -f4)\n'
    )
    return (
        '<h2 id="borja">Börja så här</h2>'
        "<p>Kommunens behörighetsadministratör lägger upp systemet som klient i inloggningstjänsten och ansluter det "
        "här, under Administration, Anslutna system. Klienten hämtar sedan en token, och skickar den i varje anrop. "
        "Varje ny uppgift har en ny <code>Idempotency-Key</code>; samma nyckel igen är ett omtag.</p>"
        + _code(
            f"API={address}\n"
            + ("TOKEN=$(.venv/bin/qms token --client deviation-intake)\n" if is_demo else fetched)
            + 'UNIT=$(curl -s -H "Authorization: Bearer $TOKEN" "$API/units?limit=1" \\\n'
            '  | grep -o \'"id":"[^"]*"\' | head -1 | cut -d\'"\' -f4)\n'
            'curl -s "$API/deviations" -H "Authorization: Bearer $TOKEN" -H "Content-Type: application/json" \\\n'
            f"  -H \"Idempotency-Key: $(cat /proc/sys/kernel/random/uuid)\" -d '{written}'"
        )
        + (f"<p>Utanför demoläget hämtas en token så här:</p>{_code(fetched)}" if is_demo else "")
        + '<p>Hela beskrivningen för verktyg: <a href="/openapi.yaml">openapi.yaml</a> (OpenAPI 3.1).</p>'
    )


def _contents(document: Document) -> str:
    parts = []
    for tag in document["tags"]:
        items = "".join(
            f'<li><a href="#{each["operationId"]}">{escape(each["summary"])}</a></li>'
            for _, _, each in _operations(tag["name"], document)
        )
        parts.append(f"<h3>{escape(tag['description'])}</h3><ul>{items}</ul>")
    return f'<nav aria-label="Innehåll"><h2>Innehåll</h2>{"".join(parts)}</nav>'


def _tag(tag: Document, document: Document) -> str:
    operations = (_operation(*each, document) for each in _operations(tag["name"], document))
    return f'<h2 id="{tag["name"]}">{escape(tag["description"])}</h2>{"".join(operations)}'


def _operations(tag: str, document: Document) -> list[tuple[str, str, Document]]:
    return [
        (path, method.upper(), operation)
        for path, methods in document["paths"].items()
        for method, operation in methods.items()
        if method != "parameters" and tag in operation["tags"]
    ]


def _operation(path: str, method: str, operation: Document, document: Document) -> str:
    scopes = sorted({scope for way in operation["security"] for scope in way.get("systems", [])})
    who = " och ".join(CALLERS[one] for one in operation["x-audience"]) if operation["security"] else "vem som helst"
    asked = f" Scope: {', '.join(f'<code>{escape(scope)}</code>' for scope in scopes)}." if scopes else ""
    codes = (f'<a href="/problems/{code}"><code>{code}</code></a>' for code in operation["x-problem-codes"])
    return (
        f'<section aria-labelledby="{operation["operationId"]}">'
        f'<h3 id="{operation["operationId"]}">{escape(operation["summary"])}</h3>'
        f"<p><code>{method} {escape(path)}</code></p><p>Anropas av {who}.{asked}</p>{_prose(operation['description'])}"
        f"{_parameters(operation, document)}{_request(operation, document)}{_answers(operation, document)}"
        f"<p>Fel: {', '.join(codes)}.</p></section>"
    )


def _parameters(operation: Document, document: Document) -> str:
    every = [_resolved(parameter, document) for parameter in operation["parameters"]]
    rows = [
        (f"<code>{each['name']}</code>", PLACES[each["in"]], _needed(each.get("required")), _meaning(each, document))
        for each in every
        if each["name"] != "traceparent"
    ]
    return _table(f"Parametrar: {operation['summary']}", ("Namn", "Var", "Krävs", "Betydelse"), rows)


def _request(operation: Document, document: Document) -> str:
    content = operation.get("requestBody", {}).get("content", {}).get("application/json")
    if content is None:
        return ""
    return f"<h4>Skickas</h4><p>{_type(content['schema'])}</p>{_example(content, document)}"


def _answers(operation: Document, document: Document) -> str:
    said = []
    for status, answer in operation["responses"].items():
        for media, content in answer.get("content", {}).items():
            said.append(f"<p>{status}: {_type(content.get('schema', {}))} (<code>{media}</code>)</p>")
            said.append(_example(content, document))
        if "content" not in answer and "$ref" not in answer:
            said.append(f"<p>{status}: {escape(answer['description'])}</p>")
    return f"<h4>Svar</h4>{''.join(said)}"


def _example(content: Document, document: Document) -> str:
    values = [_resolved(each, document) for each in content.get("examples", {}).values()]
    shown = "".join(_code(json.dumps(each["value"], ensure_ascii=False, indent=1)) for each in values)
    return f"<details><summary>Exempel</summary>{shown}</details>" if shown else ""


def _shapes(document: Document) -> str:
    shapes = document["components"]["schemas"]
    every = "".join(_shape(name, shapes[name]) for name in sorted(shapes))
    return f'<h2 id="former">Allt som skickas och svaras</h2>{every}'


def _shape(name: str, schema: Document) -> str:
    needed = schema.get("required", ())
    rows = [
        (f"<code>{member}</code>", _type(part), _needed(member in needed), _meaning(part))
        for member, part in schema.get("properties", {}).items()
    ]
    values = [(f"<code>{value}</code>", escape(label)) for value, label in _labels(schema)]
    return (
        f'<h3 id="form-{name}">{name}</h3>'
        + _table(f"Fält i {name}", ("Fält", "Slag", "Krävs", "Betydelse"), rows)
        + _table(f"Värden för {name}", ("Värde", "Betydelse"), values)
    )


def _labels(schema: Document) -> list[tuple[str, str]]:
    return [(value, schema.get("x-enum-labels", {}).get(value, "")) for value in schema.get("enum", ())]


def _type(schema: Document) -> str:
    """What kind of value a schema asks for, in Swedish, with a link to what is described elsewhere."""
    if "$ref" in schema:
        name = schema["$ref"].removeprefix(SHAPE)
        return f'<a href="#form-{name}">{name}</a>'
    for parts in (schema.get("allOf"), schema.get("anyOf"), schema.get("oneOf")):
        if parts:
            return " eller ".join(_type(part) for part in parts if part.get("type") != "null")
    if schema.get("type") == "array":
        return f"lista av {_type(schema['items'])}"
    return FORMATS.get(schema.get("format", ""), TYPES.get(str(schema.get("type")), "vad som helst"))


def _meaning(part: Document, document: Document | None = None) -> str:
    """What a member or a parameter means, and its bounds."""
    schema = part.get("schema", part)
    inner: Document = next((one for one in schema.get("anyOf", ()) if one.get("type") != "null"), schema)
    kind = f"{_type(schema)}. " if document else ""
    said = escape(part.get("description") or schema.get("description") or inner.get("description", ""))
    bounds = [
        f"{word} {inner[key]:g}{unit}"
        for key, word, unit in (
            ("minimum", "minst", ""),
            ("maximum", "högst", ""),
            ("maxLength", "högst", " tecken"),
            ("maxItems", "högst", " poster"),
        )
        if key in inner
    ]
    chosen = [f"<code>{value}</code>{f' {escape(label)}' if label else ''}" for value, label in _labels(inner)]
    default = [f"annars <code>{json.dumps(schema['default'])}</code>"] if schema.get("default") is not None else []
    more = "; ".join([*bounds, *chosen, *default])
    return kind + ". ".join(filter(None, [said.rstrip("."), more])) + ("." if said or more else "")


def _needed(holds: object) -> str:
    return "ja" if holds else ""


def _resolved(part: Document, document: Document) -> Document:
    if "$ref" not in part:
        return part
    kind, name = part["$ref"].removeprefix("#/components/").split("/")
    shared: Document = document["components"][kind][name]
    return shared


def _table(caption: str, titles: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    if not rows:
        return ""
    head = "".join(f'<th scope="col">{title}</th>' for title in titles)
    lines = (
        f'<tr><th scope="row">{first}</th>{"".join(f"<td>{cell}</td>" for cell in rest)}</tr>' for first, *rest in rows
    )
    return (
        f'<div class="table" role="region" aria-label="{escape(caption)}" tabindex="0">'
        f"<table><thead><tr>{head}</tr></thead><tbody>{''.join(lines)}</tbody></table></div>"
    )


def _code(text: str) -> str:
    return f'<pre tabindex="0">{escape(text)}</pre>'


def _prose(text: str) -> str:
    """Paragraphs with bold and code, as the document writes them. What comes after a line is in English."""
    swedish, _, english = text.partition("\n---\n")
    parts = [_paragraphs(swedish), f'<div lang="en">{_paragraphs(english)}</div>' if english else ""]
    return "".join(parts)


def _paragraphs(text: str) -> str:
    escaped = escape(text.strip(), quote=False)
    marked: Any = re.sub(r"`([^`]+)`", r"<code>\1</code>", re.sub(r"\*\*([^*]+)\*\*", r"<strong>\1</strong>", escaped))
    return "".join(f"<p>{part}</p>" for part in re.split(r"\n\s*\n", marked) if part)
