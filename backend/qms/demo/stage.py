"""Who acts in the demo world, and when: lets an invented person do something at a time of the past."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm.attributes import set_committed_value

from qms.demo.municipality import Municipality
from qms.demo.seed_organisation import Places
from qms.kernel import clock
from qms.kernel.actor import Actor, Grant
from qms.kernel.db import Tx, bind
from qms.kernel.ids import new_id
from qms.matters.models import Matter
from qms.organisation.models import Board, Unit


class Batch(Tx):
    """The transaction seen by the verbs: rows get their ids at once and are written many at a time."""

    def __init__(self, tx: Tx) -> None:
        super().__init__(bind=tx.connection(), autoflush=False, expire_on_commit=False, info=tx.info)
        self._later: list[object] = []

    def add(self, instance: object, *, _warn: bool = True) -> None:
        """Matters are written before what points at them."""
        if isinstance(instance, Matter):
            super().add(instance, _warn=_warn)
        else:
            self._later.append(instance)

    def flush(self, objects: Sequence[object] | None = None) -> None:
        """Give new rows their ids, which is all that the verbs need."""
        rows: Iterable[Any] = objects or self.new
        for row in rows:
            if getattr(row, "id", 0) is None:
                row.id = new_id()

    def write(self) -> None:
        """Store everything there is so far."""
        super().flush()
        for row in self._later:
            super().add(row)
        super().flush()
        self._later.clear()


class Stage:
    """Who is on and what time it is.

    Boards and units are held here, since a session forgets what nobody holds. Who owns a matter is asked of the plan,
    not thousands of times of the database: seen from here the units have no managers.
    """

    def __init__(self, tx: Tx, municipality: Municipality, places: Places) -> None:
        self.tx = tx
        self.places = places
        self._municipality = municipality
        self._names = {person.key: person.name for person in municipality.people}
        self._scenery = [*tx.scalars(select(Board)), *tx.scalars(select(Unit))]
        for unit in self._scenery:
            if isinstance(unit, Unit):
                set_committed_value(unit, "manager_id", None)

    def owner(self, unit: str, day: date) -> UUID:
        """Who answers for a unit on a day: the manager, or the deputy meanwhile."""
        manager = self._municipality.managers[unit]
        away = [one for one in self._municipality.absences if one.person == manager]
        deputies = (one.deputy for one in away if one.absent_from <= day <= one.absent_to)
        return self.places.people[next(deputies, manager)]

    @contextmanager
    def scene(self, person: str, board: str, at: datetime) -> Iterator[Tx]:
        """Let a person of a board act at a time. Of the demo's people, only managers do more than report."""
        board_id = self.places.boards[board]
        grants = (Grant("unit-manager", board_id, None), Grant("system", board_id, None))
        bind(self.tx, Actor(self.places.people[person], self._names[person], "person", grants), "demoSeed")
        with clock.freeze(at):
            yield self.tx
