"""Who asks, and how the service knows them: the tokens and sessions that a request is sent with."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import cycle
from uuid import uuid4

from bench import load
from bench.data import CROWD, Persona, person_id, subject
from bench.operations import Asked, Call
from qms.demo.tokens import Mint
from qms.kernel import clock
from qms.kernel.db import Database
from qms.login.code_flow import Identity
from qms.login.cookies import Cookies
from qms.login.same_origin import PERSON
from qms.login.sessions import Begun, Sessions, csrf_token
from qms.settings import Settings

API, PAGES = "/kvalitet/v1", "/bff/api"
SCOPE = ("deviation:read", "deviation:create", "statistics:read")
KEY = str(uuid4())
"""Stands in a request where each that is sent has a key of its own."""


@dataclass(frozen=True)
class Caller:
    """Somebody of a board, known in one way."""

    address: str
    headers: dict[str, str]

    def request(self, call: Call) -> bytes:
        """A call as it goes over the wire."""
        return load.raw(call.method, self.address + call.path, self.headers_of(call), call.body)

    def headers_of(self, call: Call) -> dict[str, str]:
        """What is sent with a call: reading needs less."""
        beside = {"Content-Type": "application/json"} if call.body else {}
        of_changes = () if call.method == "POST" else CHANGING
        return {name: value for name, value in self.headers.items() if name not in of_changes} | beside


CHANGING = frozenset({"Idempotency-Key", "X-CSRF-Token", "Origin", "Sec-Fetch-Site"})


def requests(callers: list[Caller], calls: list[Call]) -> Iterator[bytes]:
    """The calls over and over, by one after the other, each with a key of its own where keys are sent."""
    for request in cycle([caller.request(call) for caller, call in zip(cycle(callers), calls)]):
        yield request.replace(KEY.encode(), str(uuid4()).encode())


async def crowd(settings: Settings, asked: Asked, board: int, *, number: int = CROWD) -> list[Caller]:
    """Log some people in, or sign tokens for them."""
    if asked.way != "session":
        mint, key = Mint(settings), {"Idempotency-Key": KEY} if asked.way == "token and key" else {}
        subjects = [subject(board, asked.persona, each) for each in range(number)]
        tokens = [mint.access_token(subject=each, client_id="bench", scope=SCOPE) for each in subjects]
        return [Caller(API, {"Authorization": f"Bearer {each}"} | key) for each in tokens]
    database = Database(settings.database_url, pool_size=1)
    sessions = Sessions(settings, database)
    logged_in = [await _logged_in(settings, sessions, asked.persona, board, each) for each in range(number)]
    await database.close()
    return logged_in


async def _logged_in(settings: Settings, sessions: Sessions, persona: Persona, board: int, number: int) -> Caller:
    """A session, as a login leaves it, and what the pages say of it with every call."""
    identity = Identity(
        issuer=settings.issuer,
        subject=subject(board, persona, number),
        name="",
        email="",
        acr="",
        authenticated_at=clock.now(),
        provider_session="",
        id_token="",
    )
    begun = Begun("", "", "/", None, None)
    secret = await sessions.open(identity, begun, request_id="bench")
    return Caller(
        PAGES,
        {
            "Cookie": f"{Cookies(settings.address).name('sid')}={secret}",
            PERSON: str(person_id(board, persona, number)),
            "X-CSRF-Token": csrf_token(secret),
            "Sec-Fetch-Site": "same-origin",
            "Idempotency-Key": KEY,
        },
    )
