"""One operation of the contract: who may call it, with what, and every answer that can come."""

import re

from qms.contract import components
from qms.contract.components import IDEMPOTENCY_KEY, TRACE_IN, Document
from qms.contract.examples import example
from qms.kernel import problems
from qms.kernel.access import Rule
from qms.kernel.db import NoAccount
from qms.kernel.problems import Problem, every_problem, general, in_words
from qms.kernel.route import PROBLEM_CODES
from qms.kernel.step_up import StepUpRequired
from qms.login.provider import ProviderUnreachable

Kinds = set[type[Problem]]

ANSWERS = {
    "200": "Svaret",
    "201": "Skapat",
    "202": "Mottaget, arbetet pågår",
    "204": "Borttaget",
    "207": "Ett utslag per post",
}
PEOPLE, SYSTEMS = "people", "systems"
OPEN: Kinds = {problems.TooManyRequests, Problem}
KNOWN: Kinds = OPEN | {
    problems.Unauthenticated,
    NoAccount,
    problems.Forbidden,
    problems.Invalid,
    problems.Unavailable,
    ProviderUnreachable,
}
"""What any operation can answer to somebody who must be known."""


def finish(method: str, operation: Document, rule: Rule | None, document: Document, most: int | None = None) -> None:
    """Complete an operation. Without a rule of the policy table it is open to anyone.

    ``most`` is how many bytes it takes, where that is not what all take.
    """
    parameters = [_plain(parameter) for parameter in operation.get("parameters", [])]
    if method == "post":
        parameters.append(IDEMPOTENCY_KEY)
    operation["parameters"] = [*parameters, TRACE_IN]
    body = operation.get("requestBody", {}).get("content", {}).get("application/json")
    if body is not None:
        body["examples"] = _examples(body["schema"], document)
    responses = operation["responses"]
    responses.pop("422", None)
    for status, answer in responses.items():
        _finish_answer(status, answer, document)
    own = {every_problem()[code] for code in operation.get(PROBLEM_CODES, ())}
    every = components.in_order(own | _by_rule(method, operation, rule))
    operation |= _callers(rule)
    operation[PROBLEM_CODES] = [kind.code for kind in every]
    operation["description"] = _described(operation, rule, own, most)
    for kind in every:
        responses[str(kind.status)] = components.reference("responses", general(kind.status).code)


def finish_sent(operation: Document, document: Document) -> None:
    """Complete what the service sends to others: how it is signed, and what a receiver answers with."""
    operation["parameters"], operation["security"] = components.SIGNED, []
    body = operation["requestBody"]["content"]["application/json"]
    body["examples"] = _examples(body["schema"], document)
    operation["requestBody"]["content"] = {"application/cloudevents+json": body}
    operation["responses"] = {
        "2XX": {"description": "Mottaget. Allt annat, och inget svar inom 5 sekunder, är det inte"}
    }


def audience(rule: Rule | None) -> list[str]:
    """Who can ever call an operation: people in a session, systems with a token."""
    for_people = rule is None or any(rule.roles.values())
    for_systems = rule is None or (bool(rule.scope and rule.service))
    return [PEOPLE] * for_people + [SYSTEMS] * for_systems


def _callers(rule: Rule | None) -> Document:
    ways = {PEOPLE: {PEOPLE: []}, SYSTEMS: {"bearer": [], SYSTEMS: [rule.scope] if rule else []}}
    callers: Document = {
        "security": [ways[one] for one in audience(rule)] if rule else [],
        "x-audience": audience(rule),
    }
    if rule and rule.needs_fresh_login:
        callers["x-requires-fresh-login"] = True
    return callers


def _described(operation: Document, rule: Rule | None, own: Kinds, most: int | None) -> str:
    """The operation's own words, and then what only some operations ask or refuse."""
    said = [operation["description"]]
    callers = audience(rule)
    if SYSTEMS not in callers:
        said.append("Bara för personer: ett system kan inte göra detta.")
    if PEOPLE not in callers:
        said.append("Bara för system.")
    if rule and rule.needs_fresh_login:
        said.append("Kräver att man har loggat in på nytt de senaste tio minuterna.")
    if most:
        said.append(f"Tar emot högst {in_words(most)} per anrop.")
    if own:
        listed = (f"{kind.status} `{kind.code}`" for kind in components.in_order(own))
        said.append(f"Egna fel: {', '.join(listed)}.")
    return "\n\n".join([said[0], " ".join(said[1:])]).strip()


def _by_rule(method: str, operation: Document, rule: Rule | None) -> Kinds:
    """The problems that follow from what kind of operation it is."""
    if rule is None:
        return OPEN
    names = {parameter["name"] for parameter in operation["parameters"]}
    takes_id = any(parameter["in"] == "path" for parameter in operation["parameters"])
    takes_body = "requestBody" in operation
    shows_again = not {"201", "202"}.isdisjoint(operation["responses"])
    follows: list[tuple[bool, Kinds]] = [
        (takes_body, {problems.BadRequest}),
        (takes_id or shows_again, {problems.NotFound}),
        (method in ("post", "put"), {problems.TooLarge, problems.UnsupportedMedia}),
        (method != "get", {problems.Conflict, problems.StaleVersion, problems.PerhapsSaved}),
        ("If-Match" in names, {problems.PreconditionRequired}),
        ("Idempotency-Key" in names, {problems.IdempotencyKeyReused}),
        ("Idempotency-Key" in names and SYSTEMS in audience(rule), {problems.IdempotencyKeyMissing}),
        (rule.needs_fresh_login, {StepUpRequired}),
    ]
    return KNOWN.union(*(kinds for holds, kinds in follows if holds))


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


def _finish_answer(status: str, answer: Document, document: Document) -> None:
    names = ["traceparent"]
    if status in ("201", "202"):
        names += ["Location", "Idempotency-Replayed"]
    if status == "207":
        names.append("Idempotency-Replayed")
    content = answer.get("content", {}).get("application/json")
    if content is not None:
        content["examples"] = _examples(content["schema"], document)
        value = example(content["schema"], document["components"]["schemas"])
        if isinstance(value, dict) and "version" in value:
            names.append("ETag")
    answer["headers"] = components.headers(*names)
    answer["description"] = ANSWERS[status]


def _examples(schema: Document, document: Document) -> Document:
    """The example of a shape, which stands once for all that send or receive it."""
    value = {"value": example(schema, document["components"]["schemas"])}
    shape = re.fullmatch(r"#/components/schemas/(\w+)", schema.get("$ref", ""))
    if shape is None:
        return {"exempel": value}
    document["components"]["examples"][shape.group(1)] = value
    return {"exempel": components.reference("examples", shape.group(1))}
