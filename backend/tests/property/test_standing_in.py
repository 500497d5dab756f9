"""Nobody has a right that neither they nor, today, somebody away who still works here has: over any histories.

What each one has is read where every request begins (``access.enter``). What they should have is worked out here, from
the rows as they stand and what was noted when each absence was registered, without the database's own functions.
"""

import asyncio
import re
from collections.abc import Callable
from contextvars import copy_context
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random
from typing import TypeVar
from uuid import UUID

import pytest
import uvloop
from sqlalchemy import Connection, create_engine, text
from sqlalchemy.pool import NullPool

from qms.kernel import clock
from qms.kernel.actor import Principal
from qms.kernel.db import Database, NoAccount, Purpose, Tx
from qms.kernel.ids import new_id
from qms.kernel.problems import Conflict, Forbidden, NotVisible, UnknownReference
from qms.organisation.models import Role
from qms.organisation.service import EndHasBeen
from qms.people import queries, service
from qms.people.schemas import AbsenceCreate, AssignmentCreate, AssignmentReplace
from tests.conftest import Cluster, Figure
from tests.town import SCALE, insert

T = TypeVar("T")
Right = tuple[str, str, str | None, str]
"""A role, its board and unit, and whose it is."""
PEOPLE = ("Ada", "Bo", "Cia", "Dag", "Eva")
ROLES = ("reporter", "unit-manager", "sas", "administrator", "dpo", "log-reviewer")
NEVER_LENT = {"administrator", "dpo", "log-reviewer"}
STEPS = 40
BEGINNING = date(2026, 3, 2)
REFUSALS = (Conflict, EndHasBeen, Forbidden, NotVisible, UnknownReference)
STANDS = text(
    """
    select array(select id from person where board_id = :board and is_active) as active,
           (select jsonb_agg(a order by a.id) from assignment a where a.board_id = :board) as roles,
           (select jsonb_agg(a order by a.id) from absence a where a.board_id = :board) as absences,
           (select jsonb_agg(t order by t.id) from participant t where t.board_id = :board) as participants
    """
)
ENTERS = text(
    """
    select who, entered -> 'held' as held, entered -> 'appointed' as appointed
      from unnest(cast(:people as uuid[])) as who,
           lateral access.enter(who, null, null, 'meRead', 'property', :today) as entered
    """
)
APPOINTED = """
    'appointed', (select coalesce(jsonb_agg(jsonb_build_array(t.person_id, t.matter_id)), '[]'::jsonb)
                    from participant t where t.person_id = any (array_agg(a.person_id)) and t.ended_at is null)
"""
MIGRATION = Path(__file__).resolve().parents[2] / "migrations/versions/2026-11-22-1501_foundation.py"


@dataclass(frozen=True)
class Held:
    """A role as it is stored, or an absence."""

    id: UUID
    person: UUID
    first: date
    last: date | None
    role: str = ""
    unit: str | None = None
    deputy: UUID | None = None

    def is_not_over(self, day: date) -> bool:
        """Whether it holds on a day or later."""
        return self.last is None or day <= self.last

    def covers(self, day: date) -> bool:
        """Whether it holds on a day."""
        return self.first <= day and self.is_not_over(day)


@dataclass(frozen=True)
class Standing:
    """Everything that decides who has which right, as it is stored."""

    active: set[UUID]
    roles: dict[UUID, Held]
    absences: dict[UUID, Held]
    appointed: set[tuple[str, str]]
    """Who takes part in which matter."""


@dataclass
class World:
    """The database, and what has been done in it."""

    runner: asyncio.Runner
    database: Database
    owner: Connection
    app: Connection
    done: dict[str, int] = field(default_factory=dict)

    def insert(self, table: str, **values: object) -> UUID:
        """One row past the service."""
        row_id = new_id()
        insert(self.owner, table, id=row_id, **values)
        self.owner.commit()
        return row_id

    def standing(self, board_id: UUID) -> Standing:
        """What is stored, as the tables' owner sees it."""
        row = self.owner.execute(STANDS, {"board": board_id}).one()
        self.owner.rollback()
        roles = [
            Held(
                UUID(a["id"]),
                UUID(a["person_id"]),
                day(a["valid_from"]),
                a["valid_to"] and day(a["valid_to"]),
                role=a["role"],
                unit=a["unit_id"],
            )
            for a in row.roles or ()
        ]
        absences = [
            Held(
                UUID(a["id"]),
                UUID(a["person_id"]),
                day(a["absent_from"]),
                day(a["absent_to"]),
                deputy=UUID(a["deputy_id"]),
            )
            for a in row.absences or ()
        ]
        appointed = {(t["person_id"], t["matter_id"]) for t in row.participants or () if t["ended_at"] is None}
        by_id = ({each.id: each for each in roles}, {each.id: each for each in absences})
        return Standing(set(row.active), *by_id, appointed)


class History:
    """People get and lose roles, are away, leave and come back, in any order; all the while rights are compared.

    Everything is drawn from what was made here, in the order that it was made, so that a seed is one history for ever.
    Most of what is tried is tried by somebody who may.
    """

    def __init__(self, world: World, seed: int) -> None:
        self.world, self.random = world, Random(seed)
        self.today, self.longest = BEGINNING, self.random.choice((21, 90))
        name = {"name": "Socialnämnden", "short_name": "Social", "risk_scale": SCALE}
        self.board = world.insert("board", **name, stand_in_days=self.longest)
        unit = {"name": "Enheten", "kind": "unit", "area": "adults", "valid_from": "2020-01-01"}
        self.unit = world.insert("unit", board_id=self.board, **unit)
        self.people = [world.insert("person", board_id=self.board, name=name) for name in PEOPLE]
        self.noted: dict[UUID, set[UUID]] = {}
        self.absences: list[UUID] = []
        held = ("administrator", "administrator", "unit-manager")
        self.given = [self.grant(person, role) for person, role in zip(self.people, held, strict=False)]
        self.matters = [self.matter() for _ in range(3)]

    def play(self, steps: int) -> None:
        """Do anything, so many times."""
        every = (
            *(self.give, self.change, self.go_away, self.days_pass) * 2,
            *(self.be_said_away_past_the_service, self.come_back, self.leave, self.return_all),
            *(self.appoint, self.appoint, self.dismiss),
        )
        for _ in range(steps):
            self.random.choice(every)()
            self.compare()

    def days(self, first: int, last: int) -> timedelta:
        """So many days."""
        return timedelta(self.random.randint(first, last))

    def grant(self, person_id: UUID, role: str) -> UUID:
        unit = self.unit if role == "unit-manager" else None
        keys = {"board_id": self.board, "person_id": person_id, "unit_id": unit}
        return self.world.insert("assignment", **keys, role=role, valid_from="2026-01-01")

    def somebody(self) -> UUID:
        """Mostly somebody who may do everything, now and then anybody."""
        if self.random.random() < 0.2:
            return self.random.choice(self.people)
        stands, may = self.world.standing(self.board), ("administrator", str(self.board), None)
        return self.random.choice(
            [person for person in self.people if may in {role[:3] for role in self.expected(stands, person)}]
        )

    def attempt(self, name: str, by: UUID, work: Callable[[Tx], T]) -> T | None:
        """What comes of somebody's doing something at noon of the history's day, if they may."""

        def on_the_day(tx: Tx) -> T:
            assert clock.today() == self.today, "the service has another day than the history"
            return work(tx)

        principal, purpose = Principal(by, None, None, None, "session"), Purpose("assignmentCreate", str(new_id()))
        with clock.freeze(datetime(self.today.year, self.today.month, self.today.day, 11, tzinfo=UTC)):
            doing = self.world.database.as_caller(principal, purpose, on_the_day)
            try:
                result = self.world.runner.run(doing, context=copy_context())
            except (*REFUSALS, NoAccount):
                return None
        self.world.done[name] = self.world.done.get(name, 0) + 1
        return result

    def give(self) -> None:
        by, person, role = self.somebody(), self.random.choice(self.people), self.random.choice(ROLES)
        first = self.today + self.days(-60, 20)
        command = AssignmentCreate(
            board_id=self.board,
            person_id=person,
            role=Role(role),
            unit_id=self.unit if role == "unit-manager" else None,
            valid_from=first,
            valid_to=self.random.choice((None, first + self.days(0, 60))),
        )
        away = self.world.standing(self.board).absences.values()
        refused = {person, *(each.deputy for each in away if each.person == person and each.is_not_over(self.today))}
        if role_id := self.attempt("give", by, lambda tx: service.assign(tx, command).id):
            assert by not in refused, "a role given to oneself"
            self.given.append(role_id)

    def change(self) -> None:
        """End a role, or let it go on; not the first, so that somebody can always do something."""
        role = self.world.standing(self.board).roles[self.random.choice(self.given[1:])]
        last = self.random.choice((None, max(role.first, self.today + self.days(-30, 60))))
        command = AssignmentReplace(valid_from=role.first, valid_to=last)

        def work(tx: Tx) -> bool:
            service.replace_assignment(tx, queries.visible_assignment(tx, role.id), command)
            return True

        self.attempt("change", self.somebody(), work)

    def go_away(self) -> None:
        by, (person, deputy), first = self.somebody(), self.two(), self.today + self.days(-20, 20)
        time = self.days(0, self.longest + 5)
        command = AbsenceCreate(
            board_id=self.board, person_id=person, deputy_id=deputy, absent_from=first, absent_to=first + time
        )

        def work(tx: Tx) -> UUID:
            absence = service.register_absence(tx, command)
            tx.flush()
            return absence.id

        if absence_id := self.attempt("go away", by, work):
            assert by != deputy, "registered by the deputy"
            assert time.days < self.longest, "too long"
            self.note(absence_id)

    def be_said_away_past_the_service(self) -> None:
        """A row that no operation would make: until the end of the century."""
        (person, deputy), first = self.two(), self.today + self.days(-20, 20)
        if any(each.person == person for each in self.world.standing(self.board).absences.values()):
            return
        keys = {"board_id": self.board, "person_id": person, "deputy_id": deputy}
        self.note(self.world.insert("absence", **keys, absent_from=first, absent_to="2099-12-31"))

    def two(self) -> tuple[UUID, UUID]:
        """Somebody, and somebody else."""
        person, deputy = self.random.sample(self.people, 2)
        return person, deputy

    def note(self, absence_id: UUID) -> None:
        """Keep what the absent person held on the first day, as it was known when the absence was registered."""
        stands = self.world.standing(self.board)
        away = stands.absences[absence_id]
        self.absences.append(absence_id)
        self.noted[absence_id] = {
            role.id for role in stands.roles.values() if role.person == away.person and role.covers(away.first)
        }

    def come_back(self) -> None:
        if not self.absences:
            return
        absence_id = self.random.choice(self.absences)

        def work(tx: Tx) -> bool:
            service.remove_absence(tx, queries.visible_absence(tx, absence_id))
            return True

        if self.attempt("come back", self.somebody(), work):
            self.absences.remove(absence_id)

    def leave(self) -> None:
        self.let_be(self.random.choice(self.people[1:]), is_active=False)

    def return_all(self) -> None:
        for person in self.people:
            self.let_be(person, is_active=True)

    def let_be(self, person: UUID, *, is_active: bool) -> None:
        statement = text("update person set is_active = :is_active where id = :id")
        self.world.owner.execute(statement, {"id": person, "is_active": is_active})
        self.world.owner.commit()

    def matter(self) -> UUID:
        known = {"kind": "deviation", "title": "Ett brev", "unit_id": self.unit, "unit_name": "Enheten"}
        known |= {"area": "adults", "status": "received", "due_on": "2026-12-31", "reported_at": "2026-01-01"}
        return self.world.insert("matter", board_id=self.board, **known)

    def appoint(self) -> None:
        """Somebody comes to take part in a matter, if they do not already."""
        person, matter = self.random.choice(self.people), self.random.choice(self.matters)
        if (str(person), str(matter)) not in self.world.standing(self.board).appointed:
            keys = {"board_id": self.board, "person_id": person, "matter_id": matter}
            self.world.insert("participant", **keys, part="helper", appointed_at="2026-01-01")

    def dismiss(self) -> None:
        ended = "update participant set ended_at = now(), ended_reason = 'Klart.' where matter_id = :matter"
        self.world.owner.execute(text(ended), {"matter": self.random.choice(self.matters)})
        self.world.owner.commit()

    def days_pass(self) -> None:
        self.today += self.days(1, 30)

    def compare(self) -> None:
        stands = self.world.standing(self.board)
        entered = self.world.app.execute(ENTERS, {"people": self.people, "today": self.today}).all()
        self.world.app.rollback()
        for person, held, appointed in entered:
            has, should = {tuple(role) for role in held or ()}, self.expected(stands, person)
            assert has - should == set(), "a right that nobody has or has lent"
            assert should - has == set(), "a right that is missing"
            theirs = {whose for *_, whose in should}
            of_them = {each for each in stands.appointed if each[0] in theirs}
            assert {tuple(each) for each in appointed or ()} == of_them, "what somebody takes part in"

    def expected(self, stands: Standing, person: UUID) -> set[Right]:
        """What somebody should have: the own roles of the day, and those that people away today have lent."""
        if person not in stands.active:
            return set()
        today = [role for role in stands.roles.values() if role.covers(self.today)]
        own = [role for role in today if role.person == person]
        lent = [
            role
            for away in stands.absences.values()
            if away.deputy == person and away.person in stands.active
            if away.covers(self.today) and self.today < away.first + timedelta(days=self.longest)
            for role in today
            if role.person == away.person and role.id in self.noted[away.id] and role.role not in NEVER_LENT
        ]
        return {(role.role, str(self.board), role.unit, str(role.person)) for role in (*own, *lent)}


def day(written: str) -> date:
    return date.fromisoformat(written)


def live(cluster: Cluster, name: str, histories: int, *, before: str = "") -> dict[str, int]:
    """Many histories in a database of their own, in which a statement is run first."""
    urls = cluster.clone(name)
    owner, app = (create_engine(url, poolclass=NullPool) for url in (urls.owner, urls.app))
    with (
        asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner,
        owner.connect() as as_owner,
        app.connect() as as_app,
    ):
        if before:
            as_owner.execute(text(before))
            as_owner.commit()
        world = World(runner, Database(urls.app, pool_size=1), as_owner, as_app)
        try:
            for seed in range(histories):
                History(world, seed).play(STEPS)
        finally:
            runner.run(world.database.close())
    return world.done


@pytest.mark.drill(short=8, long=300)
def test_nobody_has_a_right_that_nobody_has_or_has_lent(
    cluster: Cluster, worker_id: str, amount: int, figure: Figure
) -> None:
    done = live(cluster, f"standing_{worker_id}", amount)
    told = ", ".join(f"{name} {times}" for name, times in sorted(done.items()))
    figure(f"standing in: histories {amount}, done by people: {told}; rights that nobody has or has lent 0")
    assert set(done) == {"give", "change", "go away", "come back"}


def test_the_function_of_old_is_found_out(cluster: Cluster, worker_id: str) -> None:
    """Whoever stood in had whatever the absent person got later, also when that person had left."""
    definition = re.search(r"create (function access\.enter\(.*?end \$\$;)", MIGRATION.read_text(), re.DOTALL)
    assert definition
    old = f"create or replace {definition[1]}".replace("a.unit_id)", "a.unit_id, a.person_id)")
    old = old.replace("'grants'", f"{APPOINTED}, 'held'", 1).replace("'grants'", "'held'")
    with pytest.raises(AssertionError, match="a right that nobody has or has lent"):
        live(cluster, f"standing_old_{worker_id}", 200, before=old)
