"""The invented people and systems that can log in to the demo."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from qms.demo.municipality import boards, read
from qms.service_accounts.policy import scopes

ROLES = {
    "administrator": "administratör",
    "auditor": "revisor",
    "board-member": "ledamot i nämnden",
    "complaints-officer": "koordinator för synpunkter och klagomål",
    "decision-reporter": "rapportör av ej verkställda beslut",
    "department-head": "avdelnings- eller förvaltningschef",
    "dpo": "dataskyddsombud",
    "intake": "mottagning av rapporter",
    "lex-sarah-investigator": "lex Sarah-utredare",
    "log-reviewer": "loggranskare",
    "quality-developer": "kvalitetsutvecklare",
    "reporter": "medarbetare",
    "sas": "socialt ansvarig samordnare",
    "unit-manager": "enhetschef",
}


@dataclass(frozen=True, slots=True)
class Login:
    """An invented person who can log in."""

    username: str
    name: str
    roles: str

    @property
    def subject(self) -> str:
        """The person's lasting id at the demo's issuer."""
        return self.username


@dataclass(frozen=True, slots=True)
class System:
    """An invented municipal system that calls the API."""

    client_id: str
    name: str
    board: str

    @property
    def scopes(self) -> Sequence[str]:
        """What the system may do: the demo's systems are called what their jobs are."""
        return scopes(self.client_id)


@cache
def logins() -> list[Login]:
    """Everyone who can log in, with their roles and places in words."""
    places = {unit.code: unit.name for board in boards() for unit in board.units}
    names = {board.code: board.name for board in boards()}
    people: list[dict[str, Any]] = read("people")["logins"]
    return [Login(person["username"], person["name"], _in_words(person, places, names)) for person in people]


@cache
def systems() -> list[System]:
    """The systems that call the API."""
    return [System(**entry) for entry in read("people")["systems"]]


def _in_words(person: dict[str, Any], places: dict[str, str], names: dict[str, str]) -> str:
    roles: dict[str, list[str]] = {}
    for role, board, unit in person.get("roles", ()):
        roles.setdefault(role, []).append(places[unit] if unit else names[board])
    if "works_at" in person:
        roles["reporter"] = [places[person["works_at"]]]
    if "manages" in person and "department-head" not in roles:
        roles["unit-manager"] = [places[person["manages"][-1]]]
    return "; ".join(f"{ROLES[role]}, {_listed(where, len(names))}" for role, where in roles.items())


def _listed(where: list[str], all_boards: int) -> str:
    return "alla nämnder" if len(where) == all_boards else ", ".join(where)
