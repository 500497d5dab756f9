"""Histories of a board by random steps: who leads, what is reported, and what becomes of both.

After each step what stands of every time is compared with what is worked out here from the steps, and a matter's date
with its nearest time. Whether an owner reaches a matter is asked where every page asks: by reading it as that person.
"""

from collections.abc import Awaitable, Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import TypeVar
from uuid import UUID

from qms.answers import service as answers
from qms.answers.models import AnswerOutcome
from qms.assessments.schemas import AssessmentCreate
from qms.assessments.service import assess
from qms.deadlines import jobs
from qms.deadlines import queries as deadlines
from qms.deadlines import service as times
from qms.deadlines.models import Deadline, Rule
from qms.deadlines.schemas import DeadlineWaiverCreate
from qms.deviations import queries as deviations
from qms.deviations import service
from qms.deviations.models import Deviation
from qms.deviations.schemas import ClosingCreate
from qms.effects.service import judge_matter
from qms.kernel import clock
from qms.kernel.actor import Principal
from qms.kernel.db import NoAccount, Purpose, Tx
from qms.kernel.ids import new_id
from qms.kernel.problems import Conflict, NotVisible, UnknownReference
from qms.matters.models import Effect
from qms.matters.service import move
from qms.organisation.models import Area, SuccessionKind, Unit, UnitKind
from qms.organisation.schemas import NewUnit
from qms.reorganisation import service as reorganisation
from qms.reorganisation.schemas import ExistingUnit, UnitSuccessionCreate
from tests import given
from tests.property.open_matters import DATES, LASTING, STANDS, TAKEN_OVER, TOLD, TOLD_IN_VAIN, UNTOLD, WAITS

T = TypeVar("T")
STEPS = 40
ASSESSMENTS: dict[str, dict[str, object]] = {
    "investigate": {"category": "other", "lawArea": "sol", "probability": 2, "consequence": 3},
    "dismiss": {"reason": "Dubblett."},
}
AREA = """
    insert into intake_area (id, board_id, unit_id, valid_from) values (:id, :board, :unit, :since)
    on conflict do nothing returning 1"""
BEGINNING = datetime(2026, 3, 2, 11, tzinfo=UTC)
ASSESS_DAYS, INVESTIGATE_DAYS, ANSWER_DAYS = 5, 10, 30


@dataclass
class Expected:
    """A time as the steps of a history make it."""

    rule: Rule
    start_on: date
    due_on: date
    ended_on: date | None = None
    is_waived: bool = False

    def status(self, today: date) -> str:
        """What stands of it when a day's watch is done."""
        if self.is_waived:
            return "waived"
        if self.ended_on:
            return "met" if self.ended_on <= self.due_on else "missed"
        return "missed" if self.due_on < today else "running"


class History:
    """Units become others, people lead, leave, return and are away. Somebody leads the whole board all the while."""

    def __init__(self, here: given.Place, seed: int) -> None:
        self.here, self.random, self.now = here, Random(seed), BEGINNING
        self.done: dict[str, int] = {}
        self.made = self.told = 0
        self.times: dict[UUID, list[Expected]] = {}
        self.received: set[UUID] = set()
        self.investigated: set[UUID] = set()

    async def begin(self) -> None:
        self.office = await self.here.unit("Förvaltningen")
        self.units = [await self.here.unit(name, parent=self.office) for name in ("Norr", "Söder", "Öster")]
        self.here.sql(AREA, id=new_id(), board=self.here.board_id, unit=self.office, since=self.today)
        self.head = await self.here.person("Hedda", ("department-head", None))
        self.people = [await self.here.person(name) for name in ("Ada", "Bo", "Cia", "Dag")]
        for name, code in (("category", "other"), ("law-area", "sol")):
            await self.here.code(name, code, code)

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
            self.role_ends,
            self.leave,
            self.go_away,
            self.reorganise,
            self.days_pass,
            self.days_pass,
            self.assess,
            self.assess,
            self.news,
            self.news,
            self.read_news,
            self.read_news,
            self.waive,
            self.close,
            self.close,
            self.undo,
            self.reroute,
            self.receive,
        )
        with clock.freeze(self.now):
            await self.begin()
        for _ in range(STEPS):
            with clock.freeze(self.now):
                await self.take(every)
            with clock.freeze(self.now):
                if is_seen_to:
                    await self.here.do(lambda tx: jobs.find_owners(tx, self.here.board_id))
                    await self.here.do(lambda tx: times.watch(tx, self.here.board_id))
                    self.compare()
                    await self.compare_told()
                unreached += await self.unreached()
                counted = await self.here.do(lambda tx: deadlines.faults(tx, self.here.board_id))
                assert counted["dates"] == 0
                assert not is_seen_to or (counted["matters"], counted["deadlines"]) == (0, 0)
        return unreached

    async def take(self, every: Sequence[Callable[[], Awaitable[None]]]) -> None:
        """One step that can be taken as things are."""
        while True:
            step = self.random.choice(every)
            try:
                await step()
            except (Conflict, UnknownReference):
                continue
            self.done[step.__name__] = self.done.get(step.__name__, 0) + 1
            return

    async def unreached(self) -> int:
        rows = self.here.sql(WAITS, board=self.here.board_id)
        return sum([not await self.reads(row["owner_id"], row["id"]) for row in rows])

    def compare(self) -> None:
        """Every time stands as worked out here, and every matter has the date of the nearest that is open."""
        stands = [tuple(row.values()) for row in self.here.sql(STANDS, board=self.here.board_id)]
        expected = [
            (matter, each.rule, each.start_on, each.due_on, each.status(self.today), each.ended_on)
            for matter, every in self.times.items()
            for each in every
        ]
        assert sorted(stands, key=str) == sorted(expected, key=str)
        dates = {row["id"]: row["due_on"] for row in self.here.sql(DATES, board=self.here.board_id)}
        nearest = {matter: [each.due_on for each in self.open(matter)] for matter in self.times}
        assert {matter: min(days) for matter, days in nearest.items() if days} == {
            matter: dates[matter] for matter, days in nearest.items() if days
        }

    async def compare_told(self) -> None:
        """Every time that a day has come near is told to people who read its matter, until it is done."""
        told = self.here.sql(TOLD, board=self.here.board_id, now=self.now)
        self.told += len(told)
        assert [row for row in told if not await self.reads(row["recipient_id"], row["matter_id"])] == []
        assert self.here.sql(TOLD_IN_VAIN, board=self.here.board_id) == []
        assert self.here.sql(UNTOLD, board=self.here.board_id) == []

    def open(self, matter: UUID) -> list[Expected]:
        return [each for each in self.times[matter] if each.ended_on is None]

    async def as_head(self, operation: str, work: Callable[[Tx], T]) -> T:
        principal, purpose = Principal(self.head, None, None, None, "session"), Purpose(operation, "property")
        return await self.here.database.as_caller(principal, purpose, work)

    def choose(self, matters: Iterable[UUID]) -> UUID:
        chosen = sorted(matters)
        if not chosen:
            raise UnknownReference
        return self.random.choice(chosen)

    def end(self, matter: UUID, rule: Rule) -> None:
        for each in self.open(matter):
            if each.rule == rule:
                each.ended_on = self.today

    def begun(self, matter: UUID, rule: Rule, days: int) -> None:
        """The same rule from the same day is the same time, taken up again."""
        self.times[matter] = [each for each in self.times[matter] if (each.rule, each.start_on) != (rule, self.today)]
        self.times[matter].append(Expected(rule, self.today, self.today + timedelta(days=days)))

    async def assess(self) -> None:
        matter = self.choose(self.received)
        decision = self.random.choice(("investigate", "dismiss"))
        command = AssessmentCreate.model_validate({"decision": decision, **ASSESSMENTS[decision]})
        await self.as_head(
            "deviationAssess",
            lambda tx: assess(tx, deviations.get(tx, matter, "deviationAssess"), command),
        )
        self.received.discard(matter)
        self.end(matter, Rule.ASSESS)
        if decision == "dismiss":
            self.end(matter, Rule.ANSWER)
        else:
            self.begun(matter, Rule.INVESTIGATE, INVESTIGATE_DAYS)
            self.investigated.add(matter)

    async def undo(self) -> None:
        """What was set aside and at once taken back waits as it did."""
        matter = self.choose(m for m in self.received if self.times[m][0].ended_on is None)
        command = AssessmentCreate.model_validate({"decision": "dismiss", **ASSESSMENTS["dismiss"]})

        def both(tx: Tx) -> None:
            deviation = deviations.get(tx, matter, "deviationAssess")
            assess(tx, deviation, command)
            tx.flush()
            service.undo(tx, deviation)

        await self.as_head("deviationUndo", both)

    async def news(self) -> None:
        """A source changes what is closed."""
        matter = self.choose(m for m in self.times if m not in self.received)
        due = self.today + timedelta(days=ASSESS_DAYS)

        def work(tx: Tx) -> None:
            times.begin(tx, tx.get_one(Deviation, matter), times.Time(Rule.READ_NEWS, self.today, due))

        await self.here.do(work)
        self.begun(matter, Rule.READ_NEWS, ASSESS_DAYS)

    async def read_news(self) -> None:
        matter = self.choose(m for m in self.times if any(each.rule == Rule.READ_NEWS for each in self.open(m)))
        await self.here.do(lambda tx: times.meet(tx, tx.get_one(Deviation, matter), Rule.READ_NEWS))
        self.end(matter, Rule.READ_NEWS)

    async def waive(self) -> None:
        matter = self.choose(m for m in self.times if len(self.open(m)) > 1)
        waived = self.random.choice(self.open(matter))

        def work(tx: Tx) -> None:
            of = deadlines.of(tx, tx.get_one(Deviation, matter))
            row: Deadline = next(one for one in of if (one.rule, one.start_on) == (waived.rule, waived.start_on))
            times.waive(tx, row, DeadlineWaiverCreate(reason="Den som vet är borta."))

        await self.as_head("deadlineWaive", work)
        waived.ended_on, waived.is_waived = self.today, True

    async def close(self) -> None:
        """Who reported is answered, and whatever else runs ends. What had passed was not kept thereby."""
        matter = self.choose(self.investigated)

        def work(tx: Tx) -> None:
            deviation = deviations.get(tx, matter, "deviationClose")
            judge_matter(tx, deviation, Effect.LED_TO_IMPROVEMENT)
            answers.answer(tx, deviation, AnswerOutcome.ACTED, "Klart.")
            service.close(tx, deviation, ClosingCreate())

        await self.as_head("deviationClose", work)
        self.investigated.discard(matter)
        for rule in (Rule.ANSWER, Rule.INVESTIGATE):
            self.end(matter, rule)
        for each in self.open(matter):
            each.ended_on, each.is_waived = self.today, self.today <= each.due_on

    async def reroute(self) -> None:
        matter, unit = self.choose(self.received), self.random.choice(self.units)

        def work(tx: Tx) -> None:
            move(tx, tx.get_one(Deviation, matter), tx.get_one(Unit, unit), "Fel enhet.")

        await self.here.do(work)

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

    async def receive(self) -> None:
        """Somebody becomes the intake function of a unit or of them all, and of the unit alone an area may begin."""
        unit, person = self.random.choice((self.office, *self.units)), self.random.choice(self.people)
        await self.here.assign(person, "intake", unit, since=self.today)
        self.here.sql(AREA, id=new_id(), board=self.here.board_id, unit=unit, since=self.today)

    async def report(self) -> None:
        matter = await self.here.deviation(self.random.choice(self.units), by=self.head)
        limits = {Rule.ASSESS: ASSESS_DAYS, Rule.ANSWER: ANSWER_DAYS}
        self.times[matter] = [
            Expected(rule, self.today, self.today + timedelta(days=days)) for rule, days in limits.items()
        ]
        self.received.add(matter)

    async def role_ends(self) -> None:
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
