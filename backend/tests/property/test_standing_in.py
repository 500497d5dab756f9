"""Nobody has a right that neither they nor, today, somebody away who still works here has: over any histories.

What each one has is read where every request begins (``access.enter``). What they should have is worked out here, from
the rows as they stand and what was noted when each absence was registered, without the database's own functions.
"""

import asyncio
import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar
from uuid import UUID

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test
from sqlalchemy import Connection, create_engine, text
from sqlalchemy.pool import NullPool

from qms.kernel import clock
from qms.kernel.actor import Principal
from qms.kernel.db import Database, Purpose, Tx
from qms.kernel.ids import new_id
from qms.kernel.problems import Problem
from qms.organisation.models import Role
from qms.people import queries, service
from qms.people.schemas import AbsenceCreate, AssignmentCreate, AssignmentReplace
from tests import given
from tests.conftest import Cluster, Figure
from tests.town import insert

T = TypeVar("T")
Right = tuple[str, str, str | None]
PEOPLE = ("Ada", "Bo", "Cia", "Dag", "Eva")
ROLES = ("reporter", "unit-manager", "sas", "administrator", "dpo", "log-reviewer")
NEVER_LENT = {"administrator", "dpo", "log-reviewer"}
LONGEST = timedelta(days=90)
BEGINNING = date(2026, 3, 2)
who = st.integers(0, len(PEOPLE) - 1)
HELD = "select id, person_id, role, board_id, unit_id, valid_from, valid_to from assignment where board_id = :board"
AWAY = "select id, person_id, deputy_id, absent_from, absent_to from absence where board_id = :board"
MIGRATION = Path(__file__).resolve().parents[2] / "migrations/versions/2026-11-22-1501_foundation.py"


@dataclass
class World:
    """The database, and what has been done in it."""

    runner: asyncio.Runner
    database: Database
    owner: Connection
    app: Connection
    done: dict[str, int] = field(default_factory=dict)

    def sql(self, statement: str, **values: object) -> list[Any]:
        """Rows as the tables' owner sees them."""
        rows = self.owner.execute(text(statement), values).all()
        self.owner.commit()
        return list(rows)


class Histories(RuleBasedStateMachine):
    """People get and lose roles, are away, leave and come back, in any order; all the while rights are compared."""

    world: World

    @initialize()
    def begin(self) -> None:
        self.today = BEGINNING
        self.board, self.unit = new_id(), new_id()
        self.people = [new_id() for _ in PEOPLE]
        self.noted: dict[UUID, set[UUID]] = {}
        given.board(self.world.database, self.world.owner.engine.url.render_as_string(False), board_id=self.board)
        unit = {"name": "Enheten", "kind": "unit", "area": "adults", "valid_from": "2020-01-01"}
        insert(self.world.owner, "unit", id=self.unit, board_id=self.board, **unit)
        for name, person_id in zip(PEOPLE, self.people, strict=True):
            insert(self.world.owner, "person", id=person_id, board_id=self.board, name=name)
        self.world.owner.commit()
        self.grant(self.people[0], "administrator")
        self.grant(self.people[1], "unit-manager")

    def grant(self, person_id: UUID, role: str) -> None:
        unit = self.unit if role == "unit-manager" else None
        keys = {"board_id": self.board, "person_id": person_id, "unit_id": unit}
        insert(self.world.owner, "assignment", id=new_id(), **keys, role=role, valid_from="2026-01-01")
        self.world.owner.commit()

    def attempt(self, name: str, by: int, work: Callable[[Tx], T]) -> T | None:
        """What comes of somebody's doing something, if they may."""
        principal = Principal(self.people[by], None, None, None, "session")
        with clock.freeze(datetime(self.today.year, self.today.month, self.today.day, 11, tzinfo=UTC)):
            try:
                result = self.world.runner.run(
                    self.world.database.as_caller(principal, Purpose("assignmentCreate", str(new_id())), work)
                )
            except Problem:
                return None
        self.world.done[name] = self.world.done.get(name, 0) + 1
        return result

    def deputies_of(self, person_id: UUID) -> set[UUID]:
        away = "select deputy_id from absence where person_id = :who and absent_to >= :today"
        return {row.deputy_id for row in self.world.sql(away, who=person_id, today=self.today)}

    @rule(by=who, to=who, role=st.sampled_from(ROLES), since=st.integers(-60, 20), days=st.none() | st.integers(0, 60))
    def give(self, by: int, to: int, role: str, since: int, days: int | None) -> None:
        first = self.today + timedelta(days=since)
        command = AssignmentCreate(
            board_id=self.board,
            person_id=self.people[to],
            role=Role(role),
            unit_id=self.unit if role == "unit-manager" else None,
            valid_from=first,
            valid_to=None if days is None else first + timedelta(days=days),
        )
        refused = {self.people[to], *self.deputies_of(self.people[to])}
        if self.attempt("give", by, lambda tx: service.assign(tx, command).id):
            assert self.people[by] not in refused, "a role given to oneself"

    @rule(by=who, place=st.integers(0, 99), days=st.none() | st.integers(-30, 60))
    def change(self, by: int, place: int, days: int | None) -> None:
        held = self.world.sql(f"{HELD} order by id", board=self.board)
        row = held[place % len(held)]
        last = None if days is None else max(row.valid_from, self.today + timedelta(days=days))
        command = AssignmentReplace(valid_from=row.valid_from, valid_to=last)

        def work(tx: Tx) -> bool:
            service.replace_assignment(tx, queries.visible_assignment(tx, row.id), command)
            return True

        self.attempt("change", by, work)

    @rule(by=who, person=who, deputy=who, since=st.integers(-20, 20), days=st.integers(0, 120))
    def go_away(self, by: int, person: int, deputy: int, since: int, days: int) -> None:
        first = self.today + timedelta(days=since)
        command = AbsenceCreate(
            board_id=self.board,
            person_id=self.people[person],
            deputy_id=self.people[deputy],
            absent_from=first,
            absent_to=first + timedelta(days=days),
        )

        def work(tx: Tx) -> UUID:
            absence = service.register_absence(tx, command)
            tx.flush()
            return absence.id

        if absence_id := self.attempt("go away", by, work):
            assert by != deputy, "registered by the deputy"
            assert timedelta(days=days) < LONGEST, "too long"
            self.note(absence_id, person, first)

    @rule(person=who, deputy=who, since=st.integers(-20, 20))
    def be_said_away_past_the_service(self, person: int, deputy: int, since: int) -> None:
        """A row that no operation would make: until the end of the century."""
        first = self.today + timedelta(days=since)
        if person == deputy or self.world.sql(
            f"{AWAY} and person_id = :who", board=self.board, who=self.people[person]
        ):
            return
        absence_id = new_id()
        keys = {"board_id": self.board, "person_id": self.people[person], "deputy_id": self.people[deputy]}
        insert(self.world.owner, "absence", id=absence_id, **keys, absent_from=first, absent_to="2099-12-31")
        self.world.owner.commit()
        self.note(absence_id, person, first)

    def note(self, absence_id: UUID, person: int, first: date) -> None:
        held = self.world.sql(f"{HELD} and person_id = :who", board=self.board, who=self.people[person])
        self.noted[absence_id] = {row.id for row in held if covers(row.valid_from, row.valid_to, first)}

    @rule(by=who, place=st.integers(0, 99))
    def come_back(self, by: int, place: int) -> None:
        away = self.world.sql(f"{AWAY} order by id", board=self.board)
        if not away:
            return

        def work(tx: Tx) -> bool:
            service.remove_absence(tx, queries.visible_absence(tx, away[place % len(away)].id))
            return True

        self.attempt("come back", by, work)

    @rule(person=who, is_active=st.booleans())
    def leave_or_return(self, person: int, is_active: bool) -> None:
        self.world.owner.execute(
            text("update person set is_active = :is_active where id = :id"),
            {"id": self.people[person], "is_active": is_active},
        )
        self.world.owner.commit()

    @rule(days=st.integers(1, 50))
    def days_pass(self, days: int) -> None:
        self.today += timedelta(days=days)

    @invariant()
    def everybody_has_what_they_should(self) -> None:
        for person_id in self.people:
            has, should = self.rights(person_id), self.expected(person_id)
            assert has - should == set(), "a right that nobody has or has lent"
            assert should - has == set(), "a right that is missing"

    def rights(self, person_id: UUID) -> set[Right]:
        """What somebody has where every request begins."""
        enter = text("select access.enter(:who, null, null, 'meRead', 'property', :today)")
        actor: dict[str, Any] | None = self.world.app.execute(enter, {"who": person_id, "today": self.today}).scalar()
        self.world.app.rollback()
        return {(role, board, unit) for role, board, unit in (actor or {"grants": []})["grants"]}

    def expected(self, person_id: UUID) -> set[Right]:
        """What somebody should have: the own roles of the day, and those that people away today have lent."""
        active = {
            row.id for row in self.world.sql("select id from person where is_active and board_id = :b", b=self.board)
        }
        if person_id not in active:
            return set()
        today = [
            row for row in self.world.sql(HELD, board=self.board) if covers(row.valid_from, row.valid_to, self.today)
        ]
        own = [row for row in today if row.person_id == person_id]
        lent = [
            row
            for away in self.world.sql(AWAY, board=self.board)
            if away.deputy_id == person_id and away.person_id in active
            if covers(away.absent_from, min(away.absent_to, away.absent_from + LONGEST - timedelta(days=1)), self.today)
            for row in today
            if row.person_id == away.person_id and row.id in self.noted[away.id] and row.role not in NEVER_LENT
        ]
        return {(row.role, str(row.board_id), str(row.unit_id) if row.unit_id else None) for row in (*own, *lent)}


def covers(first: date, last: date | None, day: date) -> bool:
    return first <= day and (last is None or day <= last)


def live(cluster: Cluster, name: str, examples: int, *, before: str = "") -> dict[str, int]:
    """Many histories in a database of their own, in which a statement is run first."""
    urls = cluster.clone(name)
    owner, app = (create_engine(url, poolclass=NullPool) for url in (urls.owner, urls.app))
    with asyncio.Runner() as runner, owner.connect() as as_owner, app.connect() as as_app:
        if before:
            as_owner.execute(text(before))
            as_owner.commit()
        database = Database(urls.app, pool_size=1)
        world = World(runner, database, as_owner, as_app)
        machine: type[RuleBasedStateMachine] = type("Here", (Histories,), {"world": world})
        try:
            run_state_machine_as_test(
                machine,
                settings=settings(
                    max_examples=examples,
                    stateful_step_count=25,
                    deadline=None,
                    derandomize=True,
                    database=None,
                    phases=[Phase.generate],
                    suppress_health_check=list(HealthCheck),
                ),
            )
        finally:
            runner.run(database.close())
    return world.done


@pytest.mark.drill(short=40, long=1_000)
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
    old = f"create or replace {definition[1]}"
    with pytest.raises(AssertionError, match="a right that nobody has or has lent"):
        live(cluster, f"standing_old_{worker_id}", 200, before=old)
