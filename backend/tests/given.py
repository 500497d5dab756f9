"""Arrange a board of one's own through the verbs, with rights and walls on all the while.

Every test gets a new board, and a board is a world of its own: nothing needs to be cleared away between tests.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar
from uuid import UUID, uuid4

from sqlalchemy import text

from qms.deviations import service as deviations
from qms.deviations.schemas import DeviationCreate
from qms.kernel import clock
from qms.kernel.actor import Principal
from qms.kernel.db import Database, Purpose, Tx
from qms.organisation import service as organisation
from qms.organisation.models import Area, Role, UnitKind
from qms.organisation.schemas import CodeCreate, UnitCreate
from qms.people import service as people
from qms.people.schemas import AbsenceCreate, AssignmentCreate, PersonCreate
from qms.unexecuted_decisions import service as decisions
from qms.unexecuted_decisions.schemas import DecisionCreate
from tests.town import SCALE, engine_of, insert

T = TypeVar("T")
SINCE = date(2020, 1, 1)
SCOPES = ("board:read", "code:read", "deviation:create", "event:read", "person:write", "unit:read", "unit:write")


@dataclass(frozen=True)
class Place:
    """A board and what is in it."""

    database: Database
    owner_url: str
    board_id: UUID

    async def do(self, work: Callable[[Tx], T]) -> T:
        """Do something as the system."""
        return await self.database.as_system([self.board_id], Purpose("given", "given"), work, name="given")

    async def unit(
        self,
        name: str = "Mottagningen",
        *,
        parent: UUID | None = None,
        manager: UUID | None = None,
        since: date = SINCE,
        until: date | None = None,
    ) -> UUID:
        """A unit."""
        command = UnitCreate(
            board_id=self.board_id,
            parent_id=parent,
            name=name,
            kind=UnitKind.UNIT,
            area=Area.ADULTS,
            manager_id=manager,
            valid_from=since,
            valid_to=until,
        )
        return await self.do(lambda tx: organisation.create_unit(tx, command).id)

    async def person(self, name: str, *roles: tuple[str, UUID | None]) -> UUID:
        """Someone with some roles, each at a unit or at the whole board."""
        command = PersonCreate(board_id=self.board_id, name=name)
        person_id = await self.do(lambda tx: people.create_person(tx, command).id)
        for role, unit_id in roles:
            await self.assign(person_id, role, unit_id)
        return person_id

    async def assign(
        self,
        person_id: UUID,
        role: str,
        unit_id: UUID | None = None,
        *,
        since: date = SINCE,
        until: date | None = None,
    ) -> UUID:
        """A role that somebody holds."""
        command = AssignmentCreate(
            board_id=self.board_id,
            person_id=person_id,
            role=Role(role),
            unit_id=unit_id,
            valid_from=since,
            valid_to=until or (date(2099, 12, 31) if role == "auditor" else None),
        )

        def work(tx: Tx) -> UUID:
            with clock.freeze(min(clock.now(), clock.now() + ((until or clock.today()) - clock.today()))):
                assignment = people.assign(tx, command)
            tx.flush()
            return assignment.id

        return await self.do(work)

    async def away(self, person_id: UUID, deputy_id: UUID, first: date, last: date) -> UUID:
        """An absence."""
        command = AbsenceCreate(
            board_id=self.board_id, person_id=person_id, deputy_id=deputy_id, absent_from=first, absent_to=last
        )

        def work(tx: Tx) -> UUID:
            absence = people.register_absence(tx, command)
            tx.flush()
            return absence.id

        return await self.do(work)

    async def code(
        self, list_name: str, code: str, label: str, *, since: date = SINCE, parent: str | None = None
    ) -> UUID:
        """A code of one of the board's lists, below another where its list is a second level."""
        command = CodeCreate(
            board_id=self.board_id, list=list_name, code=code, label=label, valid_from=since, parent=parent
        )

        def work(tx: Tx) -> UUID:
            row = organisation.create_code(tx, command)
            tx.flush()
            return row.id

        return await self.do(work)

    async def deviation(
        self,
        unit_id: UUID,
        *,
        by: UUID,
        title: str | None = None,
        description: str = "Ett brev skickades till fel adress.",
        case_reference: str | None = None,
        report_type: str = "deviation",
    ) -> UUID:
        """A deviation that somebody has reported."""
        command = DeviationCreate.model_validate(
            {
                "reportType": report_type,
                "title": title,
                "description": description,
                "caseReference": case_reference,
                "unitId": unit_id,
                "occurred": {"precision": "unknown"},
                "affected": "one",
            }
        )
        principal = Principal(by, None, None, None, "session")
        purpose = Purpose("deviationReport", "given")
        return await self.database.as_caller(principal, purpose, lambda tx: deviations.report(tx, command).id)

    async def decision(self, unit_id: UUID, *, decided_on: str, owner: UUID | None = None) -> UUID:
        """A decision that a system has sent, and whose it is. Its benefit is one of the board's codes."""
        command = DecisionCreate.model_validate(
            {
                "unitId": unit_id,
                "caseReference": "2026-1",
                "lawArea": "sol",
                "benefit": "contact-person",
                "decidedOn": decided_on,
                "sex": "female",
            }
        )

        def work(tx: Tx) -> UUID:
            decision = decisions.register(tx, command)
            decision.owner_id = owner
            return decision.id

        return await self.do(work)

    def system(self, scopes: Sequence[str] = SCOPES) -> None:
        """A system that calls the API as ``system-<board>``."""
        account = {"client_id": f"system-{self.board_id}", "name": "Ett system", "scopes": list(scopes)}
        with engine_of(self.owner_url).begin() as connection:
            insert(connection, "service_account", id=uuid4(), board_id=self.board_id, valid_to="2099-12-31", **account)

    def sql(self, statement: str, **values: object) -> list[dict[str, Any]]:
        """What a statement finds as the tables' owner."""
        with engine_of(self.owner_url).begin() as connection:
            return [dict(row) for row in connection.execute(text(statement), values).mappings()]

    def audit(self, action: str) -> list[dict[str, Any]]:
        """What the audit trail says of an operation at this board, or by its people about no board, in order."""
        by_ours = "board_id is null and actor_id in (select id from person where board_id = :board)"
        return self.sql(
            f"select * from audit.event where action = :action and (board_id = :board or {by_ours}) order by id",
            action=action,
            board=self.board_id,
        )


def board(database: Database, owner_url: str, name: str = "Socialnämnden", *, board_id: UUID | None = None) -> Place:
    """A new board with nothing in it."""
    board_id = board_id or uuid4()
    with engine_of(owner_url).begin() as connection:
        insert(connection, "board", id=board_id, name=name, short_name=name, risk_scale=SCALE)
    return Place(database, owner_url, board_id)
