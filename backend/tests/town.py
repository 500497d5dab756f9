"""A small municipality to try rights and limits on: two boards, a tree of units, and somebody in every role.

::

    north  office ─┬─ home ── team          south  south-office ── south-home
                   ├─ other
                   └─ past, which has become home

Everybody stands in ``north``, at ``home`` or at the whole board. Every deviation is somewhere, and somebody's.
"""

import json
from collections.abc import AsyncIterator, Iterable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cache
from itertools import product
from pathlib import Path
from random import uniform
from uuid import UUID

import anyio
import httpx2
from fastapi import FastAPI
from sqlalchemy import Connection, Engine, create_engine, text
from sqlalchemy.pool import NullPool
from starlette.applications import Starlette
from starlette.types import ASGIApp

from qms.app import PUBLIC, create_api, mounted
from qms.kernel import clock
from qms.kernel.access import policy
from qms.kernel.actor import Principal
from qms.kernel.db import Database
from qms.kernel.ids import new_id
from qms.kernel.problems import Unauthenticated
from qms.login.authentication import AuthenticationMiddleware
from qms.organisation.models import Role
from qms.settings import Settings
from qms.web.head import HeadMiddleware
from qms.web.trace import TraceMiddleware

ROLES = tuple(role.value for role in Role)
KNOWN_ROLES = text("select pg_get_constraintdef(oid) from pg_constraint where conname = 'assignment_role_check'")
"""The roles that the schema has: an earlier one has fewer."""
SINCE = "2020-01-01"
ISSUER = "https://identity.example.se"
API = "/kvalitet/v1"
UNITS = {
    "office": ("north", None),
    "home": ("north", "office"),
    "team": ("north", "home"),
    "other": ("north", "office"),
    "past": ("north", "office"),
    "south-office": ("south", None),
    "south-home": ("south", "south-office"),
}
BECAME = {"past": "home"}
"""What has ended into what. It is let be valid still, so that everything can be tried there too."""
CODES = {
    "category": ("incoming-mail", "other"),
    "law-area": ("sol", "lss"),
    "cause": ("routine-missing",),
    "counterpart": ("region",),
}
SCALE = {
    "probability": ["Mycket liten", "Liten", "Stor", "Mycket stor"],
    "consequence": ["Mindre", "Måttlig", "Betydande", "Katastrofal"],
    "levels": [{"code": "low", "label": "Låg", "starts": 1}, {"code": "high", "label": "Hög", "starts": 8}],
}


@dataclass(frozen=True)
class Someone:
    """A person with one role at one place: a unit, or the whole board when ``unit`` is None."""

    id: UUID
    role: str
    board: str
    unit: str | None


@dataclass(frozen=True)
class Thing:
    """A row with what decides who may reach it."""

    id: UUID
    board: str
    unit: str | None = None
    reporter: UUID | None = None
    owner: UUID | None = None
    stage: str = ""
    participants: frozenset[UUID] = frozenset()
    kind: str = ""
    """The kind of matter, where the same operation is tried on every kind."""


@dataclass
class Town:
    """What stands in the database."""

    boards: dict[str, UUID] = field(default_factory=dict)
    units: dict[str, UUID] = field(default_factory=dict)
    people: dict[str, Someone] = field(default_factory=dict)
    systems: dict[str, UUID] = field(default_factory=dict)
    deviations: dict[str, Thing] = field(default_factory=dict)
    away: dict[str, UUID] = field(default_factory=dict)
    """Who is away, by the name of who stands in."""

    def report(self, unit: str = "home", **changes: object) -> dict[str, object]:
        """A report as the API takes it."""
        return {
            "reportType": "deviation",
            "description": "Ett brev skickades till fel adress. Åtgärdat samma dag.",
            "unitId": str(self.units[unit]),
            "occurred": {"precision": "date", "on": "2026-03-01"},
            "affected": "one",
            **changes,
        }


def with_codes(owner_url: str, lists: Mapping[str, Iterable[str]], scopes: Iterable[str] = ()) -> Town:
    """The municipality, with codes that every board has, and scopes that its systems have besides."""
    town = build(owner_url)
    with create_engine(owner_url, poolclass=NullPool).begin() as connection:
        for board_id, (name, codes) in product(town.boards.values(), lists.items()):
            for code in codes:
                row = {"list": name, "code": code, "label": code.capitalize(), "valid_from": "2010-01-01"}
                insert(connection, "code", id=new_id(), board_id=board_id, **row)
        connection.execute(text("update service_account set scopes = scopes || :more"), {"more": list(scopes)})
    return town


def build(owner_url: str) -> Town:
    """Fill a migrated database with the municipality, past the API, as the tables' owner."""
    town = Town()
    engine = create_engine(owner_url, poolclass=NullPool)
    with engine.begin() as connection:
        _organisation(connection, town)
        _people(connection, town)
        _deviations(connection, town)
    return town


def _organisation(connection: Connection, town: Town) -> None:
    for name in ("north", "south"):
        town.boards[name] = new_id()
        insert(connection, "board", id=town.boards[name], name=f"Nämnden {name}", short_name=name, risk_scale=SCALE)
        for place, (list_name, codes) in enumerate(CODES.items()):
            for code in codes:
                labelled = {"list": list_name, "code": code, "label": code.title(), "sort": place}
                insert(connection, "code", id=new_id(), board_id=town.boards[name], valid_from=SINCE, **labelled)
    for name, (board, parent) in UNITS.items():
        town.units[name] = new_id()
        insert(
            connection,
            "unit",
            id=town.units[name],
            board_id=town.boards[board],
            parent_id=town.units[parent] if parent else None,
            name=f"Enheten {name}",
            kind="unit",
            area="adults",
            valid_from=SINCE,
        )
    for name, became in BECAME.items():
        edge: dict[str, object] = {
            "predecessor_id": town.units[name],
            "successor_id": town.units[became],
            "kind": "move",
        }
        edge |= {"id": new_id(), "board_id": town.boards[UNITS[name][0]], "happened_on": "2025-01-01"}
        insert(connection, "unit_succession", **edge)


def _people(connection: Connection, town: Town) -> None:
    known = str(connection.scalar(KNOWN_ROLES))
    for role in (role for role in ROLES if f"'{role}'" in known):
        person(connection, town, f"{role} at unit", role, "north", "home")
        person(connection, town, f"{role} at board", role, "north", None)
        person(connection, town, f"{role} in south", role, "south", "south-home")
    person(connection, town, "stranger", "reporter", "north", "other")
    for board in ("north", "south"):
        town.systems[board] = new_id()
        account = {"client_id": f"system-{board}", "name": "Ett system", "scopes": SCOPES, "valid_to": "2100-01-01"}
        insert(connection, "service_account", id=town.systems[board], board_id=town.boards[board], **account)


MATTERS = {"deviation:create", "deviation:read", "event:read", "statistics:read"}
SCOPES = sorted({rule.scope for rule in policy().values() if rule.scope})


def person(connection: Connection, town: Town, name: str, role: str, board: str, unit: str | None) -> Someone:
    """Add a person with one role."""
    someone = Someone(new_id(), role, board, unit)
    town.people[name] = someone
    insert(connection, "person", id=someone.id, board_id=town.boards[board], name=name)
    insert(connection, "person_identity", issuer=ISSUER, subject=str(someone.id), person_id=someone.id)
    insert(
        connection,
        "assignment",
        id=new_id(),
        board_id=town.boards[board],
        person_id=someone.id,
        role=role,
        unit_id=town.units[unit] if unit else None,
        valid_from=SINCE,
    )
    return someone


def powerful(owner_url: str, town: Town) -> UUID:
    """Add somebody who holds every role at the whole of ``north``."""
    engine = create_engine(owner_url, poolclass=NullPool)
    with engine.begin() as connection:
        someone = person(connection, town, "everything", ROLES[0], "north", None)
        for role in ROLES[1:]:
            keys = {"id": new_id(), "board_id": town.boards["north"], "person_id": someone.id}
            insert(connection, "assignment", **keys, role=role, valid_from=SINCE)
    return someone.id


def _deviations(connection: Connection, town: Town) -> None:
    stranger = town.people["stranger"].id
    for unit in UNITS:
        deviation(connection, town, f"at {unit}", unit, reporter=stranger, owner=stranger)
    for name, someone in list(town.people.items()):
        if someone.board == "north" and name != "stranger":
            deviation(connection, town, f"own of {name}", "other", reporter=someone.id, owner=stranger)
            deviation(connection, town, f"assigned to {name}", "other", reporter=stranger, owner=someone.id)
            deviation(connection, town, f"south, own of {name}", "south-home", reporter=someone.id, owner=someone.id)


def deviation(
    connection: Connection, town: Town, name: str, unit: str, *, reporter: UUID | None, owner: UUID | None
) -> Thing:
    """Add a received deviation."""
    board = UNITS[unit][0]
    thing = Thing(new_id(), board, unit, reporter, owner)
    town.deviations[name] = thing
    insert(
        connection,
        "matter",
        id=thing.id,
        board_id=town.boards[board],
        kind="deviation",
        title=f"Händelse {name}"[:120],
        unit_id=town.units[unit],
        unit_name=f"Enheten {unit}",
        area="adults",
        reporter_id=reporter,
        owner_id=owner,
        status="received",
        due_on="2026-12-31",
        reported_at="2026-10-01T08:00:00Z",
    )
    connection.execute(
        text("update matter set search = access.words(board_id, 'brev händelse ' || title) where id = :id"),
        {"id": thing.id},
    )
    insert(
        connection,
        "deviation",
        id=thing.id,
        board_id=town.boards[board],
        report_type="deviation",
        description=f"Ett brev kom fel: {name}.",
        occurred_precision="date",
        occurred_on="2026-09-30",
        affected="one",
    )
    return thing


@cache
def engine_of(url: str) -> Engine:
    """One for each database, with its connection: to make them anew takes longer than most statements.

    For what all tests share. A copy of a test's own is left for good, so its connections are not kept.
    """
    return create_engine(url)


def insert(connection: Connection, table: str, **values: object) -> None:
    """Insert one row."""
    columns = ", ".join(values)
    places = ", ".join(
        f"cast(:{name} as jsonb)" if isinstance(value, dict) else f":{name}" for name, value in values.items()
    )
    plain = {name: json.dumps(value) if isinstance(value, dict) else value for name, value in values.items()}
    connection.execute(text(f"insert into {table} ({columns}) values ({places})"), plain)


class StubVerifier:
    """Takes the caller at its word: ``person <id> <minutes>`` as in a session that began so many minutes ago.

    ``system <client> <scopes>`` is a system with a token, ``bearer <id> <scopes>`` a person with one.
    Stands for login, which has tests of its own; everything behind it is the service as it runs.
    """

    async def verify(self, token: str, *, address: str, request_id: str) -> Principal:
        """The principal that the words name."""
        match token.split(" "):
            case ["person", name, *minutes]:
                begun = clock.now() - timedelta(minutes=int(minutes[0]) if minutes else 0)
                return Principal(UUID(name), None, None, None, "session", begun)
            case ["system", client, *scopes]:
                return Principal(None, ISSUER, client, frozenset(scopes), "bearer", is_system=True)
            case ["bearer", subject, *scopes]:
                return Principal(None, ISSUER, subject, frozenset(scopes), "bearer")
        raise Unauthenticated


MANY = 10**9
UNLIMITED = {"opened_per_five_minutes": MANY, "opened_per_hour": MANY, "unknown_per_five_minutes": MANY}
"""Tests ask more in a minute than a person does in a day."""


def service(database: Database, data_dir: Path, **limits: int) -> ASGIApp:
    """The API with all that surrounds it, at its own address, for callers who introduce themselves.

    It has the contract that the tests read: to make it anew takes seconds, and each refusal asks for its names.
    """
    settings = Settings.model_validate({"demo": True, "data_dir": data_dir, **UNLIMITED, **limits})
    api = create_api(settings, database)
    api.openapi = _contract  # type: ignore[method-assign]  # as the service's own does it
    return at_its_address(api)


def _contract() -> dict[str, object]:
    """What the tests read. A process that is killed and started again has no use for it, so nobody makes it there."""
    from tests.document import DOCUMENT  # noqa: PLC0415 - it is made when it is imported

    return DOCUMENT


def at_its_address(api: FastAPI) -> ASGIApp:
    """An API with all that surrounds it."""
    inner = AuthenticationMiddleware(api, StubVerifier(), public=PUBLIC)
    return TraceMiddleware(HeadMiddleware(Starlette(routes=[mounted(API, inner)])))


class SendingAgain(httpx2.AsyncBaseTransport):
    """Sends again what the service asks to have later: on a busy machine many at once are more than it takes."""

    def __init__(self, app: ASGIApp, *, tries: int) -> None:
        self._once, self._tries = httpx2.ASGITransport(app), tries

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        """Answer as soon as the service does not say 503, or when all tries are used."""
        answer = await self._once.handle_async_request(request)
        for _ in range(1, self._tries):
            if answer.status_code != httpx2.codes.SERVICE_UNAVAILABLE:
                break
            await anyio.sleep(float(answer.headers["Retry-After"]) * uniform(0.5, 1.5))
            answer = await self._once.handle_async_request(request)
        return answer


class Caller(httpx2.AsyncClient):
    """A client of the API who says who it is in each call."""

    def __init__(self, app: ASGIApp, *, tries: int = 40) -> None:
        super().__init__(transport=SendingAgain(app, tries=tries), base_url=f"http://api.test{API}")


@asynccontextmanager
async def client(
    urls_app: str, data_dir: Path, *, database: Database | None = None, seal_key: bytes | None = None, tries: int = 40
) -> AsyncIterator[Caller]:
    """The service on a database, and a client to it."""
    used = database or Database(urls_app, pool_size=4, seal_key=seal_key)
    try:
        async with Caller(service(used, data_dir), tries=tries) as caller:
            yield caller
    finally:
        await used.close()


def as_person(who: UUID, **more: str) -> dict[str, str]:
    """The headers of a person who has just logged in."""
    return as_person_after(0, who, **more)


def as_person_after(minutes: int, who: UUID, **more: str) -> dict[str, str]:
    """The headers of a person in a session, so many minutes after logging in."""
    return {"Authorization": f"Bearer person {who} {minutes}", **more}


def as_system(board: str = "north", scopes: Iterable[str] = MATTERS, **more: str) -> dict[str, str]:
    """The headers of a system with a token for some scopes."""
    return {"Authorization": f"Bearer {' '.join(['system', f'system-{board}', *scopes])}", **more}
