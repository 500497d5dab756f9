"""A trial gives the very verdicts of the list that follows it, over random lists, logins, roles and absences."""

from collections.abc import AsyncIterator
from contextlib import suppress
from datetime import timedelta
from pathlib import Path
from random import Random
from typing import Any
from uuid import UUID

import pytest

from qms.kernel import clock
from qms.kernel.db import Database
from qms.kernel.problems import Problem
from qms.operations.embedded import Urls
from qms.role_rules.jobs import apply_rules
from tests import given, town
from tests.conftest import Figure
from tests.directory import SYSTEM_SCOPES, Directory, row
from tests.given import Place
from tests.town import as_system

pytestmark = pytest.mark.anyio
STEPS = 12
KEYS = [f"p{number}" for number in range(9)]
LOGINS = (None, None, "a", "b", "c", "d", "elsewhere", "system")
"""The last two are another board's person's, and the client of the system that sends."""
Told = tuple[Any, ...]


@pytest.fixture(scope="module")
async def database(anyio_backend: object, database_urls: Urls) -> AsyncIterator[Database]:
    pool = Database(database_urls.app, pool_size=2)
    yield pool
    await pool.close()


@pytest.fixture
async def begun(database: Database, owner_url: str, tmp_path: Path) -> AsyncIterator[Directory]:
    async with town.client("", tmp_path, database=database) as api:
        yield await _board(ReadByTheSystem(api, given.board(database, owner_url), UUID(int=0)))


async def _board(directory: Directory) -> Directory:
    here = directory.here
    here.system(SYSTEM_SCOPES)
    for name in ("Norr", "Söder"):
        await here.unit(name)
    directory.admin = await here.person("Ada", ("administrator", None))
    await directory.rule("Chef", "unit-manager")
    await directory.rule("", "reporter")
    await directory.run([row("first", login="first")])
    elsewhere = given.board(here.database, here.owner_url, "Äldrenämnden")
    here.sql(
        "insert into person_identity select issuer, :subject, :who from directory_run where board_id = :board"
        " limit 1 returning 1",
        subject=f"elsewhere-{here.board_id}",
        who=await elsewhere.person("Någon"),
        board=here.board_id,
    )
    return directory


class ReadByTheSystem(Directory):
    """A board whose lists are read by the system that sends them: who administers it comes and goes."""

    async def read(self, path: str) -> dict[str, Any]:
        answer = await self.api.get(path, headers=as_system(str(self.here.board_id), SYSTEM_SCOPES))
        assert answer.status_code == 200, answer.text
        return dict(answer.json())


class History:
    """Lists are tried and then taken in. Between them days pass and roles are given by hand."""

    def __init__(self, directory: Directory, seed: int) -> None:
        self.directory, self.random, self.now = directory, Random(seed), clock.now()

    async def play(self) -> tuple[int, list[tuple[Told, Told]], set[str]]:
        """How many verdicts were compared, those that differed, and what was refused."""
        compared, differed, codes = 0, list[tuple[Told, Told]](), set[str]()
        for _ in range(STEPS):
            self.now += timedelta(days=self.random.choice((0, 0, 1, 3)))
            with clock.freeze(self.now):
                await apply_rules(self.directory.here.database, str(self.directory.here.board_id))
                await self.by_hand()
                tried, taken = await self.sent()
            compared += len(taken)
            differed += [pair for pair in zip(tried, taken, strict=True) if pair[0] != pair[1]]
            codes |= {told[2] for told in taken[1:] if told[2]}
        return compared, differed, codes

    async def by_hand(self) -> None:
        """Somebody gets a role by hand, or is away, or administers the board alone or with another."""
        here = self.directory.here
        people = [
            one["id"]
            for one in here.sql(
                "select distinct p.id from person p join directory_entry e on e.person_id = p.id"
                " where p.board_id = :board and p.is_active order by p.id",
                board=here.board_id,
            )
        ]
        if people and self.random.random() < 0.3:
            await self.administered_by(self.random.choice(people))
        if len(people) < 2 or self.random.random() < 0.6:
            return
        held = here.sql("select 1 from assignment where person_id = :who and role = 'sas'", who=people[0])
        if not held and self.random.random() < 0.5:
            await here.assign(people[0], "sas")
            return
        who, deputy = self.random.sample(people, 2)
        with suppress(Problem):
            await here.away(who, deputy, clock.today(), clock.today() + timedelta(days=5))

    def administrators(self) -> list[UUID]:
        held = (
            "select distinct p.id from assignment a join person p on p.id = a.person_id and p.is_active"
            " where a.board_id = :board and a.role = 'administrator' and :day >= a.valid_from"
            " and (a.valid_to is null or :day <= a.valid_to) order by p.id"
        )
        here = self.directory.here
        return [one["id"] for one in here.sql(held, board=here.board_id, day=clock.today())]

    async def administered_by(self, who: UUID) -> None:
        here = self.directory.here
        if who not in self.administrators():
            await here.assign(who, "administrator", since=clock.today())
        if self.random.random() < 0.6:
            others = "delete from assignment where board_id = :board and role = 'administrator' and person_id <> :who"
            here.sql(f"{others} returning 1", board=here.board_id, who=who)

    async def sent(self) -> tuple[list[Told], list[Told]]:
        """What is told of a list when it is tried, and when it is taken in."""
        keys = self.random.sample(KEYS, self.random.randint(1, len(KEYS)))
        rows = [self.someone(key) for key in keys]
        if self.random.random() < 0.2:
            rows.append(dict(rows[0]))
        whole = self.random.random() < 0.5
        tried = await self.directory.run(rows, is_complete=whole, isDryRun=True)
        assert tried["status"] == "examined"
        told = await self.told(tried)
        taken = await self.directory.run(rows, is_complete=whole)
        if taken["status"] == "waiting":
            assert await self.told(taken) == told, "what waits says what the trial said"
            await self.directory.step(taken, "acceptances", who=self.administrators()[0])
        return [(tried["asks"],), *told], [(taken["asks"],), *await self.told(taken)]

    async def told(self, run: dict[str, Any]) -> list[Told]:
        rows = (await self.directory.read(f"/directory-runs/{run['id']}/rows?limit=100"))["rows"]
        problems = [one["problem"] or {} for one in rows]
        return [
            (one["key"], one["verdict"], problem.get("code"), problem.get("pointer"))
            for one, problem in zip(rows, problems, strict=True)
        ]

    def someone(self, key: str) -> dict[str, object]:
        last = self.random.choice((None, None, None, -3, 0, 4))
        said = row(key, unit=self.random.choice(("Norr", "Norr", "Söder", "Ingenstans")))
        said |= {"title": self.random.choice(("Chef", "Kock")), "login": self.random.choice(LOGINS)}
        said |= {"manager": self.random.choice((None, *KEYS[:3]))}
        if last is not None:
            said["validTo"] = (clock.today() + timedelta(days=last)).isoformat()
        if self.random.random() < 0.4:
            said["absence"] = self.absence()
        return {name: value for name, value in said.items() if value is not None}

    def absence(self) -> dict[str, object]:
        first = clock.today() + timedelta(days=self.random.choice((-4, 0, 2)))
        last = first + timedelta(days=self.random.choice((1, 6, 120)))
        deputy = self.random.choice((None, "nobody", *KEYS))
        away: dict[str, object] = {"absentFrom": first.isoformat(), "absentTo": last.isoformat()}
        return away | ({"deputy": deputy} if deputy else {})


@pytest.mark.drill(short=3, long=25)
async def test_a_trial_says_what_the_list_then_does(begun: Directory, amount: int, figure: Figure) -> None:
    tallies = []
    for seed in range(amount):
        one = begun if not seed else await _board(ReadByTheSystem(begun.api, _another(begun.here), UUID(int=0)))
        tallies.append(await History(one, seed).play())
    compared = sum(tally[0] for tally in tallies)
    differed = [(seed, pair) for seed, tally in enumerate(tallies) for pair in tally[1]]
    codes = set[str]().union(*(tally[2] for tally in tallies))
    figure(
        f"trials: {amount} histories, {compared} verdicts, not as the list then did {len(differed)}, {len(codes)} kinds"
    )
    assert differed == []
    assert codes >= {
        "identity-taken",
        "login-stands",
        "directory-deputy-unknown",
        "directory-manager-in-ring",
        "last-administrator",
        "unknown-reference",
    }


def _another(here: Place) -> Place:
    return given.board(here.database, here.owner_url)


async def test_a_trial_that_says_something_else_is_found(begun: Directory, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("qms.directory_reading.reading._try_absences", lambda *_: None)
    boards = [begun, await _board(ReadByTheSystem(begun.api, _another(begun.here), UUID(int=0)))]
    told = [await History(board, seed).play() for seed, board in enumerate(boards)]
    assert any(differed for _, differed, _ in told)
