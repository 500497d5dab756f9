"""A small municipality to log in to: people with and without accounts, and a browser that keeps cookies."""

import ssl
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from urllib.parse import parse_qs, urlsplit
from uuid import UUID, uuid4

import httpx2
from fastapi import FastAPI
from sqlalchemy import text
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Mount

from qms.demo.issuer import DemoIssuer
from qms.kernel.db import Database, Purpose
from qms.kernel.errors import install_errors
from qms.login.attempt_limiter import AttemptLimiter
from qms.login.authentication import AuthenticationMiddleware
from qms.login.bearer import Verifier
from qms.login.bff import Bff
from qms.login.provider import Provider
from qms.operations.embedded import Urls
from qms.settings import Settings
from qms.web.trace import TraceMiddleware
from tests.town import engine_of

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
ADDRESS = "http://127.0.0.1:8130"
JSON = {"Sec-Fetch-Site": "same-origin", "Content-Type": "application/json"}


@dataclass(frozen=True)
class User:
    """Someone the issuer knows."""

    username: str
    name: str
    subject: str
    roles: str = ""


@dataclass(frozen=True)
class System:
    """A system the issuer knows."""

    client_id: str
    scopes: tuple[str, ...]


@dataclass(frozen=True)
class World:
    """The service with its people. ``anna`` has an account, ``chef`` administers, ``okand`` has none."""

    settings: Settings
    provider: Provider
    verifier: Verifier
    bff: Bff
    app: TraceMiddleware
    owner_url: str
    people: dict[str, UUID]
    subjects: dict[str, str]
    browsers: list["Browser"] = field(default_factory=list)

    def browser(self, **headers: str) -> "Browser":
        """A new browser without cookies."""
        self.browsers.append(Browser(self, headers))
        return self.browsers[-1]

    def sql(self, statement: str, **values: object) -> list[tuple[object, ...]]:
        """Run a statement as the tables' owner."""
        return run_sql(self.owner_url, statement, **values)

    def events(self, username: str) -> list[tuple[object, ...]]:
        """What the audit log says of a person's logins, in order."""
        return self.sql(
            "select action, outcome, reason from audit.event where kind = 'login' and actor_id = :who order by id",
            who=self.people[username],
        )


@cache
def _trust() -> ssl.SSLContext:
    """The certificates that all browsers trust: to read them anew takes longer than a login."""
    return httpx2.create_ssl_context()


class Browser(httpx2.AsyncClient):
    """A browser that follows a login like a person does."""

    def __init__(self, world: World, headers: dict[str, str]) -> None:
        self.world = world
        here = httpx2.ASGITransport(world.app)
        address = world.settings.address
        super().__init__(mounts={address: here}, base_url=address, headers=headers, verify=_trust())

    async def ask(self, return_path: str = "/", *, fresh: bool = False) -> str:
        """Go to the login and return the address at the issuer to which one is sent."""
        answer = await self.get("/bff/login", params={"return": return_path, **({"fresh": "1"} if fresh else {})})
        assert answer.status_code == 302, answer.text
        return answer.headers["location"]

    async def choose(self, address: str, username: str) -> str:
        """Choose whom to be at the issuer and return the address to which one is sent back."""
        answer = await self.post(address, data={"user": username})
        assert answer.status_code == 303, answer.text
        return answer.headers["location"]

    async def log_in(self, username: str, return_path: str = "/") -> httpx2.Response:
        """Log in as someone and return the service's answer."""
        return await self.get(await self.choose(await self.ask(return_path), username))

    async def user(self) -> dict[str, object]:
        """Who is logged in."""
        answer = await self.get("/bff/user")
        assert answer.status_code == 200, answer.text
        return dict(answer.json())

    async def is_in(self) -> bool:
        """Somebody is logged in."""
        return (await self.get("/bff/user")).status_code == 200

    async def own_page(self) -> dict[str, str]:
        """What a page that is shown to the one logged in says with every change."""
        user = await self.user()
        return {"X-CSRF-Token": str(user["csrfToken"]), "X-Person-Id": str(user["personId"])}

    async def change(self, path: str, **headers: str | None) -> httpx2.Response:
        """A change as the application sends it, or with other headers."""
        wanted: dict[str, str | None] = {**JSON, **await self.own_page(), **headers}
        given = {name: value for name, value in wanted.items() if value is not None}
        return await self.post(path, content=b"{}", headers=given)


def answer_of(address: str) -> dict[str, str]:
    """The query of an address."""
    return {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}


def run_sql(url: str, statement: str, **values: object) -> list[tuple[object, ...]]:
    """Run one statement and return its rows."""
    with engine_of(url).begin() as connection:
        result = connection.execute(text(statement), values)
        return [tuple(row) for row in result] if result.returns_rows else []


async def echo(request: Request) -> Response:
    """Stands for the API's operations: says what it was asked, and by whom."""
    principal = request.state.principal
    database: Database = request.app.state.database
    name = await database.as_caller(principal, Purpose("echo", request.state.trace_id), lambda tx: tx.actor.name)
    return JSONResponse(
        {
            "name": name,
            "path": request.url.path,
            "query": request.url.query,
            "method": request.method,
            "actor": str(principal.actor_id),
            "channel": principal.channel,
            "headers": sorted(request.headers),
            "body": (await request.body()).decode(),
        }
    )


@asynccontextmanager
async def world(urls: Urls, data_dir: Path, **changes: object) -> AsyncIterator[World]:
    """The service as the browser meets it, on the test's database, with people of its own."""
    defaults = {"demo": True, "port": 8130, "data_dir": data_dir, "database_url": urls.app}
    settings = Settings.model_validate(defaults | changes)
    tag = uuid4().hex[:8]
    users = [User(name, name.title(), f"{tag}-{name}") for name in ("anna", "chef", "okand")]
    systems = [System("deviation-intake", ("deviation:create",))]
    issuer = DemoIssuer(settings, users, systems) if settings.demo else None
    provider = Provider(settings.issuer, transport=issuer.transport() if issuer else None)
    secret = issuer.client_secret if issuer else settings.oidc_client_secret.get_secret_value()
    database = Database(urls.app, pool_size=2)
    verifier = Verifier(settings, provider, AttemptLimiter(database))
    api = AuthenticationMiddleware(_api(settings, database), verifier, public=())
    versioned = Mount("/kvalitet/v1", api)
    bff = Bff(settings, database, provider, api=Starlette(routes=[versioned]), client_secret=secret)
    routes = [versioned, Mount("/bff", bff), *([Mount("/demo-idp", issuer.app)] if issuer else [])]
    app = TraceMiddleware(Starlette(routes=routes))
    subjects = {user.username: user.subject for user in users}
    people = _people(urls.owner, settings.issuer, subjects)
    here = World(settings, provider, verifier, bff, app, urls.owner, people, subjects)
    try:
        yield here
    finally:
        for browser in here.browsers:
            await browser.aclose()
        await database.close()


def _api(settings: Settings, database: Database) -> FastAPI:
    api = FastAPI()
    api.state.settings, api.state.database = settings, database
    api.add_route("/{path:path}", echo, methods=["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"])
    install_errors(api)
    return api


PEOPLE = """
insert into board (id, name, short_name, risk_scale) values (:board, 'Nämnden', 'Nämnden', '{}');
insert into person (id, board_id, name) values (:anna, :board, 'Anna'), (:chef, :board, 'Chef');
insert into person_identity values (:issuer, :anna_subject, :anna), (:issuer, :chef_subject, :chef);
insert into assignment (id, board_id, person_id, role, valid_from)
  values (:assignment, :board, :chef, 'administrator', '2020-01-01');
delete from login.session;
delete from login.attempt;
delete from login.bucket;
"""


def _people(url: str, issuer: str, subjects: dict[str, str]) -> dict[str, UUID]:
    """Give Anna and the administrator accounts, and begin without sessions."""
    people = {"anna": uuid4(), "chef": uuid4()}
    values = people | {"board": uuid4(), "assignment": uuid4(), "issuer": issuer}
    values |= {"anna_subject": subjects["anna"], "chef_subject": subjects["chef"]}
    with engine_of(url).begin() as connection:
        for statement in PEOPLE.split(";")[:-1]:
            connection.execute(text(statement), values)
    return people
