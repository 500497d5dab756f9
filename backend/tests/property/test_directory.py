"""Over random lists and rules nobody holds by rule a role that a row of theirs does not give, nor one that no rule may.

The oracle knows only the rows that were sent and the rules that stand; the service is asked what each person holds.
"""

from collections.abc import AsyncIterator
from datetime import date, timedelta
from pathlib import Path
from random import Random
from uuid import UUID

import pytest

from qms.directory.policy import GIVEN_BY_RULE
from qms.kernel import clock
from qms.kernel.db import Database
from qms.operations.embedded import Urls
from qms.role_rules.jobs import apply_rules
from tests import given, town
from tests.conftest import Figure
from tests.directory import SYSTEM_SCOPES, Directory, row
from tests.town import Caller, as_person

pytestmark = pytest.mark.anyio
STEPS = 25
ABOVE = {"Norr": "Förvaltningen", "Söder": "Förvaltningen", "Norra laget": "Norr", "Förvaltningen": None}
TITLES = ("Undersköterska", "Enhetschef", "Kock")
KEYS = [f"p{number}" for number in range(8)]
HELD = """
select e.key, a.role, u.name from assignment a join unit u on u.id = a.unit_id
  join (select distinct on (person_id) person_id, key from directory_entry where board_id = :board) e using (person_id)
  join person p on p.id = a.person_id and p.is_active
 where a.board_id = :board and a.rule_id is not null
   and :today >= a.valid_from and (a.valid_to is null or :today <= a.valid_to)
"""
Given = set[tuple[str, str, str]]


@pytest.fixture(scope="module")
async def database(anyio_backend: object, database_urls: Urls) -> AsyncIterator[Database]:
    pool = Database(database_urls.app, pool_size=2)
    yield pool
    await pool.close()


class History:
    """Lists come in, rules are made and ended, days pass. What should be held is worked out beside it."""

    def __init__(self, directory: Directory, seed: int) -> None:
        self.directory, self.random = directory, Random(seed)
        self.rows: dict[str, dict[str, object]] = {}
        self.rules: list[tuple[str, str | None, bool, str, str]] = []
        self.now = clock.now()

    async def play(self) -> tuple[int, int, int]:
        """How many roles were looked at, how many were wrong, and how many no rule may give."""
        looked_at = wrong = closed = 0
        for _ in range(STEPS):
            with clock.freeze(self.now):
                await self.random.choice((self.send, self.send, self.send, self.decide, self.end, self.wait))()
            with clock.freeze(self.now):
                await apply_rules(self.directory.here.database, str(self.directory.here.board_id))
                held = self.held()
                looked_at += len(held)
                wrong += len(held ^ self.should_hold())
                closed += sum(role not in GIVEN_BY_RULE for _, role, _ in held)
        return looked_at, wrong, closed

    def held(self) -> Given:
        board, today = self.directory.here.board_id, clock.today()
        return {
            (one["key"], one["role"], one["name"]) for one in self.directory.here.sql(HELD, board=board, today=today)
        }

    def should_hold(self) -> Given:
        return {
            (key, role, str(said["unit"]))
            for key, said in self.rows.items()
            for title, unit, below, role, _ in self.rules
            if title.lower() in ("", str(said["title"]).lower())
            and covers(unit, str(said["unit"]), below=below)
            and is_on(said, clock.today())
        }

    async def send(self) -> None:
        """A whole list, or a part of it."""
        keys = self.random.sample(KEYS, self.random.randint(1, len(KEYS)))
        rows = {key: self.someone(key) for key in keys}
        is_complete = self.random.random() < 0.5
        run = await self.directory.run(list(rows.values()), is_complete=is_complete)
        if run["status"] == "waiting":
            step = self.random.choice(("acceptances", "refusals"))
            run = await self.directory.step(run, step)
        if run["status"] == "done":
            self.rows = rows if is_complete else self.rows | rows

    def someone(self, key: str) -> dict[str, object]:
        last = self.random.choice((None, None, None, -3, 0, 4))
        until = None if last is None else (clock.today() + timedelta(days=last)).isoformat()
        unit, title = self.random.choice(list(ABOVE)), self.random.choice(TITLES)
        since = clock.today() + timedelta(days=self.random.choice((-10, -10, -5, 3)))
        first = since.isoformat() if until is None or since.isoformat() <= until else until
        return row(key, unit=unit, title=title, validFrom=first, validTo=until)

    async def decide(self) -> None:
        title, role = self.random.choice(("", *TITLES)), self.random.choice(sorted(GIVEN_BY_RULE))
        unit, below = self.random.choice((None, *ABOVE)), self.random.random() < 0.5
        if any(rule[:4] == (title, unit, below, role) for rule in self.rules):
            return
        (named,) = self.directory.here.sql(
            "select (select id from unit where board_id = :board and name = :name) as id",
            board=self.directory.here.board_id,
            name=unit or "",
        )
        rule = await self.directory.rule(title, role, named["id"], includesBelow=below)
        self.rules.append((title, unit, below, role, rule["id"]))

    async def end(self) -> None:
        if self.rules:
            *_, rule_id = self.rules.pop(self.random.randrange(len(self.rules)))
            headers = as_person(self.directory.admin, **{"If-Match": '"1"'})
            answer = await self.directory.api.delete(f"/directory-rules/{rule_id}", headers=headers)
            assert answer.status_code == 204

    async def wait(self) -> None:
        self.now += timedelta(days=self.random.randint(1, 4))


def covers(rule_unit: str | None, unit: str | None, *, below: bool) -> bool:
    """Whether a rule at a unit speaks of another."""
    if rule_unit is None or rule_unit == unit:
        return True
    return below and unit is not None and ABOVE[unit] is not None and covers(rule_unit, ABOVE[unit], below=True)


def is_on(said: dict[str, object], day: date) -> bool:
    """Whether a row holds on a day."""
    last = said["validTo"]
    return str(said["validFrom"]) <= day.isoformat() and (last is None or day.isoformat() <= str(last))


@pytest.fixture
async def api(database: Database, tmp_path: Path) -> AsyncIterator[Caller]:
    async with town.client("", tmp_path, database=database) as caller:
        yield caller


async def begun(api: Caller, database: Database, owner_url: str) -> Directory:
    here = given.board(database, owner_url)
    here.system(SYSTEM_SCOPES)
    units: dict[str, UUID] = {}
    for name in ("Förvaltningen", "Norr", "Söder", "Norra laget"):
        above = ABOVE[name]
        units[name] = await here.unit(name, parent=units[above] if above else None)
    return Directory(api, here, await here.person("Ada", ("administrator", None)))


@pytest.mark.drill(short=4, long=100)
async def test_nobody_holds_by_rule_what_no_row_gives(
    api: Caller, database: Database, owner_url: str, amount: int, figure: Figure
) -> None:
    tallies = [await History(await begun(api, database, owner_url), seed).play() for seed in range(amount)]
    looked_at, wrong, closed = (sum(numbers) for numbers in zip(*tallies, strict=True))
    figure(
        f"roles by rule: {amount} histories, {looked_at} looked at, not as the rows give {wrong}, closed ones {closed}"
    )
    assert (wrong, closed) == (0, 0)
    assert looked_at > 0


async def test_a_planted_role_is_found(api: Caller, database: Database, owner_url: str) -> None:
    history = History(await begun(api, database, owner_url), 1)
    history.rows = {"p1": history.someone("p1") | {"unit": "Norr", "validFrom": "2020-01-01", "validTo": None}}
    await history.directory.run(list(history.rows.values()))
    rule = await history.directory.rule("", "reporter")
    history.rules.append(("", None, True, "reporter", rule["id"]))
    assert history.held() == history.should_hold() != set()
    planted = "update assignment set role = 'unit-manager' where rule_id = :rule returning 1"
    history.directory.here.sql(planted, rule=rule["id"])
    assert history.held() != history.should_hold()
