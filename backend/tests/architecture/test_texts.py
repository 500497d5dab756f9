"""No text comes in beside its type: composed, trimmed, never blank, and looked through for personal numbers."""

import inspect
import re
from collections.abc import Iterator
from typing import Any

import pytest
from fastapi import FastAPI
from pydantic import BaseModel, TypeAdapter, ValidationError

from qms.app import ROUTERS, create_api
from qms.contract.examples import example
from qms.intake.schemas import Malformed
from qms.kernel.db import Database
from qms.kernel.errors import _error, _names
from qms.settings import Settings
from qms.texts import PERSONAL_NUMBER, REFUSED, TELLING, WARNED, Telling
from tests.conftest import Figure
from tests.document import DOCUMENT, Json, parameters, resolved

NUMBER = "121212\u200b - 1212"
BLANKS = ("", " ", " \n\t ", "\u00a0", "\u200b\u200b", "\u2003\u00ad\ufeff")
MARKS = ("\u0301", "\ufe0f")
"""Signs that change the one before, and alone show nothing."""
CANNOT_OR_MAY = {
    "Identity.personNumber": "is the number itself; it is sealed, and shown only for a purpose that is recorded",
    "SearchCreate.text": "is looked for and never kept",
    "DeviationSearchCreate.text": "as above",
    "DecisionSearchCreate.text": "as above",
    "ActionSearchCreate.text": "as above",
    "ListExportCreate.text": "as above",
    "ListExportRequestCreate.text": "as above",
    "ListExportCreate.filter": "is taken as the filters of the list, whose own texts are looked through",
    "ListExportRequestCreate.filter": "as above",
    "query q": "is looked for and never kept",
    "query cursor": "is given by the API",
    "query after": "is given by the API",
    "DraftCreate.content": "is what somebody is typing, seen by nobody else; sent it is looked through",
    "DraftReplace.content": "as above",
    "LoginIdentity.issuer": "is the address of the provider",
    "ServiceAccountCreate.clientId": "is the id that the provider gives a system, which has no personal number",
    "ServiceAccountReplace.clientId": "as above",
    "WebhookEndpointCreate.url": "is the address of a system, which names no person",
    "query before": "is given by the API",
    "query operation": "is one of the operations of the contract",
    "query matter": "is the number of a matter, with at most 18 digits and its letters before",
    "query mediaType": "is one of the kinds of file that are taken, or it is refused",
    "FileImportCreate.content": "is a file; its cells are looked through when it is read",
}
"""Texts that are not looked through, and why."""
CLOSED = re.compile(r"^\^?(\(19\|20|\[12\]\[0-9\]\{3\}|\(\[01\])")
"""Patterns of days, quarters and clock times: too few digits in a row."""


def texts(document: Json) -> Iterator[tuple[str, Json]]:
    """Every text that can be sent: where it stands, and its schema."""
    schemas, seen = document["components"]["schemas"], set[str]()
    for methods in document["paths"].values():
        for operation in methods.values():
            for parameter in parameters(operation):
                if parameter["in"] == "query":
                    yield from _within(parameter["schema"], f"query {parameter['name']}", schemas, seen)
            for media in operation.get("requestBody", {}).get("content", {}).values():
                yield from _within(media["schema"], "", schemas, seen)


def _within(schema: Json, place: str, schemas: Json, seen: set[str]) -> Iterator[tuple[str, Json]]:
    name = schema.get("$ref", "").rsplit("/", 1)[-1]
    if name:
        if name not in seen:
            seen.add(name)
            yield from _within(schemas[name], name, schemas, seen)
        return
    is_open = schema.get("type") == "string" and not {"enum", "const", "format"} & set(schema)
    if is_open and not CLOSED.match(schema.get("pattern", "")):
        yield place, schema
    parts = [schema.get("items"), schema.get("additionalProperties"), *schema.get("patternProperties", {}).values()]
    for part in [*schema.get("anyOf", []), *(part for part in parts if isinstance(part, dict))]:
        yield from _within(part, place, schemas, seen)
    for field, part in schema.get("properties", {}).items():
        yield from _within(part, f"{place}.{field}", schemas, seen)


def open_to_numbers(document: Json) -> set[str]:
    """The texts that neither warn of a personal number nor refuse it, and have no reason."""
    return {place for place, schema in texts(document) if PERSONAL_NUMBER not in schema} - set(CANNOT_OR_MAY)


def without_pattern(document: Json) -> set[str]:
    """The texts that take any character, also those that the database cannot hold."""
    return {place for place, schema in texts(document) if "pattern" not in schema}


TOLD = re.compile(r"[.a-z][rR]eason(Text)?$|\.(conclusion|evidence|decisionWords)$|^MatterAnswerCreate\.text$")
"""What others go by: reasons, answers, conclusions."""
LABELS = {"FigureRebaseCreate.reason", "ReversalCreate.reason"}
"""Reasons that stand as labels, in a chart and on each row of a file."""
CODED = "ExplanationCreate.delayReason"


def without_a_word(document: Json) -> set[str]:
    """The reasons, answers and conclusions that may be a letter or a sign."""
    told = {place for place, schema in texts(document) if TOLD.search(place) and schema.get("pattern") != TELLING}
    return told - LABELS - {CODED}


def test_what_others_go_by_has_a_word() -> None:
    known = [place for place, schema in texts(DOCUMENT) if schema.get("pattern") == TELLING]
    assert (len(known) >= 40, without_a_word(DOCUMENT)) == (True, set())
    body = {"properties": {name: {"type": "string", "pattern": "."} for name in ("delayReason", "reason", "note")}}
    media = {"application/json": {"schema": {"$ref": "#/components/schemas/Planted"}}}
    planted = {
        "components": {"schemas": {"Planted": body}},
        "paths": {"/planted": {"post": {"parameters": [], "requestBody": {"content": media}}}},
    }
    assert without_a_word(planted) == {"Planted.delayReason", "Planted.reason"}


@pytest.mark.parametrize("text", ["x", "Ok", "...", "12 3", "\u200ba\u0301b", "- - -"])
def test_a_letter_or_a_sign_is_no_reason(text: str) -> None:
    with pytest.raises(ValidationError, match="Skriv med ord, så att andra förstår"):
        TypeAdapter(Telling).validate_python(text)


@pytest.mark.parametrize("text", ["Nej.", "Gå i mål", "A\u030a\u0064e"])
def test_a_word_is(text: str) -> None:
    assert TypeAdapter(Telling).validate_python(text)


def test_every_text_is_looked_through_or_has_a_reason(figure: Figure) -> None:
    kinds = [schema.get(PERSONAL_NUMBER) for _, schema in texts(DOCUMENT)]
    counts = f"warned {kinds.count(WARNED)}, refused {kinds.count(REFUSED)}, excused {len(CANNOT_OR_MAY)}"
    figure(f"texts that can be sent {len(kinds)}: {counts}")
    assert open_to_numbers(DOCUMENT) == set()
    assert set(CANNOT_OR_MAY) - {place for place, _ in texts(DOCUMENT)} <= {"query cursor", "query after"}


def test_no_text_takes_characters_that_the_database_cannot_hold() -> None:
    assert without_pattern(DOCUMENT) == set()


def test_a_text_beside_the_types_is_found() -> None:
    body = {"properties": {"remark": {"type": "string", "maxLength": 10}, "on": {"type": "string", "format": "date"}}}
    media = {"application/json": {"schema": {"$ref": "#/components/schemas/RemarkCreate"}}}
    planted = {
        "components": {"schemas": {"RemarkCreate": body}},
        "paths": {"/remarks": {"post": {"parameters": [], "requestBody": {"content": media}}}},
    }
    assert open_to_numbers(planted) == without_pattern(planted) == {"RemarkCreate.remark"}


@pytest.fixture(scope="module")
def api(tmp_path_factory: pytest.TempPathFactory) -> FastAPI:
    return create_api(Settings(demo=True, data_dir=tmp_path_factory.mktemp("data")), Database("postgresql+psycopg://"))


def bodies() -> Iterator[tuple[str, type[BaseModel], type[BaseModel] | None]]:
    """What each operation takes, and what it answers with."""
    routes: list[Any] = [route for router in ROUTERS for route in router.routes]
    for route in routes:
        parameters = inspect.signature(getattr(route.endpoint, "handler", route.endpoint)).parameters
        if "body" in parameters:
            yield route.operation_id, parameters["body"].annotation, route.response_model


def filled(model: type[BaseModel]) -> Json:
    schemas = DOCUMENT["components"]["schemas"]
    return dict(example(schemas[model.__name__], schemas, model.__name__))


def with_text(body: Any, schema: Json, kind: str, text: str, at: str = "") -> Iterator[tuple[str, Any]]:
    """The body with one text after the other replaced, and the pointer to it."""
    inner = resolved(schema)
    chosen = [resolved(part) for part in inner.get("anyOf", [])] or [inner]
    if any(part.get(PERSONAL_NUMBER) == kind and part.get("minLength") for part in chosen):
        yield at, text
    for part in chosen:
        if isinstance(body, dict):
            for name, field in part.get("properties", {}).items():
                value = body.get(name)
                value = value if value is not None else _example(field)
                for pointer, changed in with_text(value, field, kind, text, f"{at}/{name}"):
                    yield pointer, {**body, name: changed}
        if isinstance(body, list) and "items" in part and body:
            for pointer, changed in with_text(body[0], part["items"], kind, text, f"{at}/0"):
                yield pointer, [changed, *body[1:]]


def _example(schema: Json) -> Any:
    schemas = DOCUMENT["components"]["schemas"]
    kept = [part for part in schema.get("anyOf", [schema]) if part.get("type") != "null"]
    return example(kept[0], schemas)


def refused_at(api: FastAPI, model: type[BaseModel], body: Json) -> dict[str, str]:
    try:
        taken = model.model_validate(body)
    except ValidationError as error:
        names = _names(api)
        faults = [_error(("body", *item["loc"]), item["type"], item.get("ctx", {}), names) for item in error.errors()]
        return {
            one["pointer"]: " ".join(f["detail"] for f in faults if f["pointer"] == one["pointer"]) for one in faults
        }
    return {
        f"/{name}/{index}{fault['pointer']}": fault["detail"]
        for name, items in taken
        for index, item in enumerate(items if isinstance(items, list) else ())
        if isinstance(item, Malformed)
        for fault in item.problem.errors or ()
    }


def tried(api: FastAPI, kind: str, text: str) -> Iterator[tuple[str, str, dict[str, str]]]:
    for operation, model, _ in bodies():
        schema = DOCUMENT["components"]["schemas"][model.__name__]
        for pointer, body in with_text(filled(model), schema, kind, text):
            yield operation, pointer, refused_at(api, model, body)


def test_every_blank_text_is_refused_at_its_field_in_plain_words(api: FastAPI, figure: Figure) -> None:
    taken, count = [], 0
    for blank in BLANKS + MARKS:
        for kind in (WARNED, REFUSED):
            for operation, pointer, faults in tried(api, kind, blank):
                count += 1
                if pointer not in faults or (kind == WARNED and blank in BLANKS and "tomt" not in faults[pointer]):
                    taken.append((operation, pointer, blank, faults))
    figure(f"blank texts: tried {count}, refused at the field {count - len(taken)}")
    assert taken == []
    assert count > 100


def test_every_heading_name_and_reference_refuses_a_personal_number(api: FastAPI, figure: Figure) -> None:
    results = [(where, pointer, faults) for where, pointer, faults in tried(api, REFUSED, NUMBER)]
    missed = [one for one in results if "personnummer" not in one[2].get(one[1], "") and "Code" not in one[0]]
    figure(f"names, headings and references with a personal number: tried {len(results)}, taken {len(missed)}")
    assert missed == []


def test_a_nul_in_any_text_is_refused_at_its_field(api: FastAPI) -> None:
    results = [one for kind in (WARNED, REFUSED) for one in tried(api, kind, "Brev\u0000 19")]
    assert [(where, pointer) for where, pointer, faults in results if pointer not in faults] == []


def warned_fields(model: type[BaseModel]) -> set[str]:
    schema = DOCUMENT["components"]["schemas"][model.__name__]
    return {pointer for pointer, _ in with_text(filled(model), schema, WARNED, NUMBER)}


def test_whoever_takes_a_text_that_is_warned_of_answers_with_warnings(api: FastAPI) -> None:
    silent = []
    for operation, model, answer in bodies():
        if warned_fields(model):
            fields = answer.model_fields if answer else {}
            item = fields["items"].annotation.__args__[0].model_fields if "items" in fields else {}  # type: ignore[union-attr]
            if "warnings" not in fields and "warnings" not in item:
                silent.append(operation)
    assert silent == []


def test_every_text_that_is_warned_of_has_a_name_of_its_own() -> None:
    schemas = DOCUMENT["components"]["schemas"]
    nameless = set()
    for place, schema in texts(DOCUMENT):
        shape, _, field = place.partition(".")
        if schema.get(PERSONAL_NUMBER) == WARNED and field:
            made_up = field.capitalize()
            if schemas[shape]["properties"][field].get("title", made_up) == made_up:
                nameless.add(place)
    assert nameless == set()
