"""A user as SCIM says it and as a row of a directory, the changes that PATCH makes, and filters.

Of what a provider says besides nothing is kept.
"""

import re
from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from pydantic_core import to_json

from qms.directory.schemas import DirectoryRow
from qms.kernel.problems import Problem
from qms.personal_number import contains_personal_number

USER = "urn:ietf:params:scim:schemas:core:2.0:User"
ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"
LIST = "urn:ietf:params:scim:api:messages:2.0:ListResponse"
ERROR = "urn:ietf:params:scim:api:messages:2.0:Error"
CONFIG = "urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig"
SCHEMA = "urn:ietf:params:scim:schemas:core:2.0:Schema"
RESOURCE_TYPE = "urn:ietf:params:scim:schemas:core:2.0:ResourceType"
Resource = dict[str, Any]
FILTER = re.compile(
    r"\s*(?:urn:ietf:params:scim:schemas:core:2\.0:User:)?"
    r'(?P<name>userName|externalId|id|emails)(?:\[\s*type\s+eq\s+"(?P<type>\w+)"\s*\])?(?P<part>\.value)?'
    r'\s+eq\s+"(?P<value>(?:[^"\\]|\\.)*)"\s*',
    re.IGNORECASE,
)
PATH = re.compile(r"(?P<schema>urn:[^\s]+:User)?:?(?P<name>\w+)?(?:\[(?P<of>[^\]]*)\])?(?:\.(?P<sub>\w+))?")
TRUE, FALSE = "true", "false"
KEPT: dict[str, tuple[str, ...]] = {
    "userName": (),
    "externalId": (),
    "displayName": (),
    "title": (),
    "name": ("givenName", "familyName", "formatted"),
    "emails": ("value", "type", "primary"),
    ENTERPRISE: ("department", "manager", "employeeNumber"),
}
"""The attributes that are kept and given back, with their parts. The rest is nobody's to keep."""


class ScimInvalid(Problem):
    """Det som skickades är inget som SCIM kan betyda här."""

    status = 400
    code = "scim-invalid"
    title = "Går inte att förstå som SCIM"

    def __init__(self, detail: str, scim_type: str = "invalidValue") -> None:
        self.scim_type = scim_type
        super().__init__(detail)


@dataclass(frozen=True, slots=True)
class Chosen:
    """The attributes that are asked for, or all but some (RFC 7644, 3.9): each as the names on the way to it."""

    names: frozenset[tuple[str, ...]] = frozenset({()})
    is_without: bool = False

    @classmethod
    def of(cls, only: str | None, without: str | None) -> "Chosen":
        """By ``attributes`` or ``excludedAttributes``, of which there may be one."""
        if only and without:
            raise ScimInvalid("Ange attributes eller excludedAttributes, inte båda.")
        if not only and not without:
            return cls()
        named = frozenset(_way(name.strip().lower()) for name in (only or without or "").split(","))
        return cls(named | (frozenset() if without else ALWAYS), bool(without))

    def of_resource(self, resource: Resource) -> Resource:
        """Of a user what is asked for. What it is and its id are always told."""
        always = {name: value for name, value in resource.items() if (name.lower(),) in ALWAYS}
        return {**(_picked(resource, self.names, is_without=self.is_without) or {}), **always}


ALWAYS = frozenset({("schemas",), ("id",)})


def _way(name: str) -> tuple[str, ...]:
    for schema in (USER.lower(), ENTERPRISE.lower()):
        if name == schema or name.startswith(f"{schema}:"):
            within = tuple(filter(None, name[len(schema) + 1 :].split(".")))
            return within if schema == USER.lower() else (schema, *within)
    return tuple(name.split("."))


def _picked(value: Any, names: frozenset[tuple[str, ...]], *, is_without: bool) -> Any:
    """What is left of a value where some names in it are wanted, or are not. None where nothing is."""
    if () in names or not names:
        return None if is_without == (() in names) else value
    if isinstance(value, list):
        return [_picked(one, names, is_without=is_without) for one in value]
    if not isinstance(value, dict):
        return value if is_without else None
    inner = {
        name: _picked(part, frozenset(way[1:] for way in names if way[0] == name.lower()), is_without=is_without)
        for name, part in value.items()
    }
    return {name: part for name, part in inner.items() if part is not None}


@dataclass(frozen=True, slots=True)
class Asked:
    """The attribute that a filter asks for and its value; of addresses perhaps those of one type."""

    name: str
    value: str
    type: str | None = None


def wanted(words: str) -> Asked:
    """What a filter asks for: ``userName eq "…"``, ``emails[type eq "work"].value eq "…"`` and the like."""
    match = FILTER.fullmatch(words)
    names = {name.lower(): name for name in ("userName", "externalId", "id", "emails")}
    name = names[match["name"].lower()] if match else ""
    if match is None or (name != "emails" and (match["type"] or match["part"])):
        known = "Använd userName eq, externalId eq, id eq eller emails.value eq."
        raise ScimInvalid(f"Filtret stöds inte. {known}", "invalidFilter")
    return Asked(name, re.sub(r"\\(.)", r"\1", match["value"]), match["type"])


def is_active(resource: Mapping[str, Any]) -> bool:
    """Whether somebody works. Entra ID says it as the words ``True`` and ``False``."""
    said = str(resource.get("active", True)).lower()
    if said not in (TRUE, FALSE):
        raise ScimInvalid("active ska vara true eller false.")
    return said == TRUE


def kept(resource: Mapping[str, Any]) -> Resource:
    """What of a user is kept and given back. Refuses personal numbers, in whatever attribute."""
    known = {name: _of(KEPT[name], value) for name, value in resource.items() if name in KEPT}
    if contains_personal_number(to_json(known).decode()):
        raise ScimInvalid("Personnummer tas inte emot. Ta bort det, och skicka anställningsnumret i stället.")
    return known


def _of(parts: tuple[str, ...], value: Any) -> Any:
    if isinstance(value, list):
        return [_of(parts, each) for each in value]
    if isinstance(value, dict):
        return {name: part for name, part in value.items() if name in parts}
    return value


def values_of(resource: Mapping[str, Any], key: str, today: date) -> dict[str, Any]:
    """A user as the values of a row. The login is the ``externalId``; the unit is the ``department``."""
    enterprise = _part(resource, ENTERPRISE)
    manager = enterprise.get("manager")
    values = {
        "key": key,
        "name": _name(resource),
        "email": _email(resource),
        "login": resource.get("externalId"),
        "unit": enterprise.get("department"),
        "title": resource.get("title") or "",
        "manager": manager.get("value") if isinstance(manager, dict) else manager,
    }
    if not is_active(resource):
        values["valid_to"] = (today - timedelta(days=1)).isoformat()
    return {name: value for name, value in values.items() if value is not None}


def row_of(resource: Mapping[str, Any], key: str, today: date) -> DirectoryRow:
    """A user as a row. Raises ``ValidationError`` where it is none."""
    return DirectoryRow.model_validate(values_of(resource, key, today))


def _part(resource: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    part = resource.get(name)
    return part if isinstance(part, dict) else {}


def _name(resource: Mapping[str, Any]) -> str | None:
    name = _part(resource, "name")
    whole = " ".join(filter(None, (name.get("givenName"), name.get("familyName"))))
    return whole or name.get("formatted") or resource.get("displayName")


def _email(resource: Mapping[str, Any]) -> str:
    emails = resource.get("emails")
    listed = [each for each in emails if isinstance(each, dict)] if isinstance(emails, list) else []
    work = [each for each in listed if each.get("type") == "work" or each.get("primary")]
    return next((str(each["value"]) for each in [*work, *listed] if each.get("value")), "")


def patched(resource: Resource, operations: object) -> Resource:
    """A user with the changes of a PATCH, whatever case its words have (RFC 7644, 3.5.2)."""
    if not isinstance(operations, list):
        raise ScimInvalid("Operations saknas.", "invalidSyntax")
    changed = deepcopy(resource)
    for each in operations:
        said = {str(name).lower(): value for name, value in each.items()} if isinstance(each, dict) else {}
        step, path, value = str(said.get("op", "")).lower(), said.get("path"), said.get("value")
        if step not in ("add", "replace", "remove"):
            raise ScimInvalid("op ska vara add, replace eller remove.", "invalidSyntax")
        if path:
            _set(changed, str(path), None if step == "remove" else value)
        elif isinstance(value, dict) and step != "remove":
            for name, part in value.items():
                _set(changed, str(name), part)
        else:
            raise ScimInvalid("Ange en sökväg.", "noTarget")
    return changed


def _set(resource: Resource, path: str, value: object) -> None:
    match = PATH.fullmatch(path)
    if match is None:
        raise ScimInvalid("Sökvägen går inte att förstå.", "invalidPath")
    schema, name, of, sub = match["schema"], match["name"], match["of"], match["sub"]
    holder = resource.setdefault(ENTERPRISE, {}) if schema == ENTERPRISE else resource
    if name is None and isinstance(value, dict):
        holder.update(value)
    elif of is not None and name:
        _set_in_list(holder, name, of, sub, value)
    elif sub and name:
        inner = holder.get(name)
        holder[name] = {**(inner if isinstance(inner, dict) else {}), sub: value}
    elif value is None:
        holder.pop(name, None)
    elif name:
        holder[name] = value


def _set_in_list(holder: Resource, name: str, of: str, sub: str | None, value: object) -> None:
    """One of several, such as ``emails[type eq "work"].value``."""
    match = re.fullmatch(r'\s*(\w+)\s+eq\s+"?([^"]*)"?\s*', of)
    if match is None:
        raise ScimInvalid("Sökvägen går inte att förstå.", "invalidPath")
    listed = holder[name] if isinstance(holder.get(name), list) else []
    others = [one for one in listed if str(one.get(match[1])).lower() != match[2].lower()]
    if value is None:
        holder[name] = others
        return
    one: Resource = next((one for one in listed if one not in others), {match[1]: match[2]})
    holder[name] = [*others, {**one, sub: value} if sub else {**one, **(value if isinstance(value, dict) else {})}]
