"""No open matter is left without an owner who can read it, as long as somebody leads the board: over any histories.

Whether an owner reaches a matter is asked where every page asks: by reading it as that person.
"""

from collections.abc import AsyncIterator
from datetime import UTC, date, datetime, timedelta
from random import Random
from uuid import UUID

import pytest

from qms.deviations import queries as deviations
from qms.kernel import clock
from qms.kernel.actor import Principal
from qms.kernel.db import Database, NoAccount, Purpose, Tx
from qms.kernel.problems import Conflict, NotVisible, UnknownReference
from qms.matters.service import find_owners
from qms.operations.embedded import Urls
from qms.organisation.models import Area, SuccessionKind, UnitKind
from qms.organisation.schemas import NewUnit
from qms.reorganisation import service as reorganisation
from qms.reorganisation.schemas import ExistingUnit, UnitSuccessionCreate
from tests import given
from tests.conftest import Figure

pytestmark = pytest.mark.anyio
STEPS = 40
BEGINNING = datetime(2026, 3, 2, 11, tzinfo=UTC)
OPEN = "select id, owner_id from matter where board_id = :board and status = 'received' order by number"

LASTING = """
select a.id from assignment a join person p on p.id = a.person_id join unit u on u.id = a.unit_id
 where a.board_id = :board and p.id <> :head and a.valid_to is null
 order by p.name, u.name, a.valid_from
"""
TAKEN_OVER = """
select u.id from unit_succession s join unit u on u.id = s.successor_id where s.predecessor_id = :id order by u.name
"""


@pytest.fixture(scope="module")
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture(scope="module")
async def database(anyio_backend: str, database_urls: Urls) -> AsyncIterator[Database]:
    pool = Database(database_urls.app, pool_size=1)
    yield pool
    await pool.close()


class History:
    """Units become others, people lead, leave, return and are away. Somebody leads the whole board all the while."""

    def __init__(self, here: given.Place, seed: int) -> None:
        self.here, self.random, self.now = here, Random(seed), BEGINNING
        self.done: dict[str, int] = {}
        self.made = 0

    async def begin(self) -> None:
        office = await self.here.unit("Förvaltningen")
        self.units = [await self.here.unit(name, parent=office) for name in ("Norr", "Söder", "Öster")]
        self.head = await self.here.person("Hedda", ("department-head", None))
        self.people = [await self.here.person(name) for name in ("Ada", "Bo", "Cia", "Dag")]

    @property
    def today(self) -> date:
        return clock.civil_date(self.now)

    async def play(self, *, is_seen_to: bool) -> int:
        """How many matters an owner could not read, after each of many steps."""
        unreached = 0
        every = (
            self.lead,
            self.report,
            self.report,
            self.end,
            self.leave,
            self.go_away,
            self.reorganise,
            self.days_pass,
        )
        with clock.freeze(self.now):
            await self.begin()
        for _ in range(STEPS):
            step = self.random.choice(every)
            with clock.freeze(self.now):
                try:
                    await step()
                    self.done[step.__name__] = self.done.get(step.__name__, 0) + 1
                except (Conflict, UnknownReference):
                    continue
            with clock.freeze(self.now):
                if is_seen_to:
                    await self.here.do(lambda tx: find_owners(tx, self.here.board_id))
                unreached += await self.unreached()
        return unreached

    async def unreached(self) -> int:
        rows = self.here.sql(OPEN, board=self.here.board_id)
        return sum([not await self.reads(row["owner_id"], row["id"]) for row in rows])

    async def reads(self, owner: UUID | None, matter: UUID) -> bool:
        if owner is None:
            return False
        principal, purpose = Principal(owner, None, None, None, "session"), Purpose("deviationRead", "property")
        try:
            await self.here.database.as_caller(principal, purpose, lambda tx: deviations.get(tx, matter).id)
        except (NotVisible, NoAccount):
            return False
        return True

    async def lead(self) -> None:
        """Somebody gets to manage a unit, and stands as its manager or as the deputy."""
        unit, person = self.random.choice(self.units), self.random.choice(self.people)
        await self.here.assign(person, "unit-manager", unit, since=self.today)
        place = self.random.choice(("manager_id", "deputy_id"))
        self.here.sql(f"update unit set {place} = :who where id = :id returning 1", who=person, id=unit)

    async def report(self) -> None:
        await self.here.deviation(self.random.choice(self.units), by=self.head)

    async def end(self) -> None:
        """A role ends, yesterday or in some days."""
        rows = self.here.sql(LASTING, board=self.here.board_id, head=self.head)
        if not rows:
            raise UnknownReference
        self.here.sql(
            "update assignment set valid_to = greatest(valid_from, cast(:day as date)) where id = :id returning 1",
            day=self.today + timedelta(days=self.random.choice((-1, 5))),
            id=self.random.choice(rows)["id"],
        )

    async def leave(self) -> None:
        who = self.random.choice(self.people)
        self.here.sql("update person set is_active = not is_active where id = :who returning 1", who=who)

    async def go_away(self) -> None:
        person, deputy = self.random.sample(self.people, 2)
        await self.here.away(person, deputy, self.today, self.today + timedelta(days=self.random.randint(0, 20)))

    async def reorganise(self) -> None:
        """A unit ends into another, into a new one or into two, today or in some days."""
        kind, ended = self.random.choice(list(SuccessionKind)), self.random.choice(self.units)
        day = self.today + timedelta(days=self.random.choice((0, 0, 7)))
        others = [unit for unit in self.units if unit != ended]
        if kind == "merge" and not others:
            raise UnknownReference
        successors: list[NewUnit | ExistingUnit] = [
            NewUnit(name=f"Enhet {number:03}", kind=UnitKind.UNIT, area=Area.ADULTS)
            for number in range(self.made, self.made + (2 if kind == "split" else 1))
        ]
        self.made += 2
        if kind == "merge":
            successors = [ExistingUnit(unit_id=self.random.choice(others))]
        command = UnitSuccessionCreate(kind=kind, happened_on=day, predecessors=[ended], successors=successors)

        def work(tx: Tx) -> None:
            reorganisation.succeed(tx, command)

        await self.here.do(work)
        taken = [row["id"] for row in self.here.sql(TAKEN_OVER, id=ended)]
        self.units = [*others, *(unit for unit in taken if unit not in others)]

    async def days_pass(self) -> None:
        self.now += timedelta(days=self.random.randint(1, 10))


async def lived(database: Database, owner_url: str, histories: int, *, is_seen_to: bool) -> tuple[int, dict[str, int]]:
    """How many matters an owner could not read in some histories, and what was done in them."""
    unreached, done = 0, dict[str, int]()
    for seed in range(histories):
        history = History(given.board(database, owner_url), seed)
        unreached += await history.play(is_seen_to=is_seen_to)
        done = {name: done.get(name, 0) + history.done.get(name, 0) for name in done | history.done}
    return unreached, done


@pytest.mark.drill(short=3, long=100)
async def test_every_open_matter_has_an_owner_who_reads_it(
    database: Database, owner_url: str, amount: int, figure: Figure
) -> None:
    unreached, done = await lived(database, owner_url, amount, is_seen_to=True)
    figure(f"owners: histories {amount}, {sum(done.values())} steps done, open matters without a reader {unreached}")
    assert unreached == 0
    assert set(done) == {"lead", "report", "end", "leave", "go_away", "reorganise", "days_pass"}


async def test_without_it_matters_are_left(database: Database, owner_url: str) -> None:
    assert (await lived(database, owner_url, 1, is_seen_to=False))[0] > 0
