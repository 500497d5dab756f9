"""Stores a municipality's boards. Done again with a longer file it adds what is new and changes nothing else."""

from collections.abc import Iterator
from datetime import date
from uuid import UUID

from sqlalchemy import func, select, text

from qms.kernel import clock
from qms.kernel.db import Database, Purpose, Tx
from qms.kernel.ids import new_id
from qms.operations.provisioning.first_lists import first_lists
from qms.operations.provisioning.municipality import (
    Administrator,
    Municipality,
    ProvisionedBoard,
    System,
)
from qms.organisation.code_lists import CodeListName
from qms.organisation.models import Assignment, Board, Code, Person, Unit
from qms.service_accounts.models import ServiceAccount
from qms.service_accounts.policy import scopes

PURPOSE = Purpose("found", "command")
NAME = "Uppläggning"
ROLE = "administrator"
YEARS_BACK = 10
PERSON_OF = text("select access.person_of(:issuer, :subject)")
LINK = text("select access.link_identity(:person, :issuer, :subject)")


class OtherBoardsSystem(Exception):
    """A system works for one board only; the text is its client id."""


class EndedSystem(Exception):
    """A system whose last day has been before it began; the text is its client id."""


async def provision(database: Database, municipality: Municipality, *, issuer: str) -> list[str]:
    """See to it that the boards of a municipality's file are there, and say in Swedish what was added."""
    everywhere = await database.all_boards()
    said: list[str] = []
    for wanted in municipality.boards:
        fresh = new_id()

        def whole(tx: Tx, wanted: ProvisionedBoard = wanted, fresh: UUID = fresh) -> list[str]:
            return list(_provisioned(tx, wanted, fresh, issuer))

        said += await database.as_system([*everywhere, fresh], PURPOSE, whole, name=NAME)
        everywhere = await database.all_boards()
    return said


def _provisioned(tx: Tx, wanted: ProvisionedBoard, fresh: UUID, issuer: str) -> Iterator[str]:
    board_id = tx.scalar(select(Board.id).where(func.lower(Board.name) == wanted.name.lower()))
    if board_id is None:
        board_id = fresh
        _begin(tx, wanted, board_id)
        yield f"{wanted.name}: nämnden är upplagd, med {wanted.department} och de första kodlistorna."
    for administrator in wanted.administrators:
        if _let_administer(tx, administrator, board_id, issuer):
            yield f"{wanted.name}: {administrator.name} är administratör."
    for system in wanted.systems:
        if _connect(tx, system, board_id):
            yield f"{wanted.name}: {system.name} får anropa som {system.client_id} till och med {system.valid_to}."


def _begin(tx: Tx, wanted: ProvisionedBoard, board_id: UUID) -> None:
    lists, this_year = first_lists(), date(clock.today().year, 1, 1)
    tx.add(Board(id=board_id, name=wanted.name, short_name=wanted.short_name, risk_scale=lists["risk_scale"]))
    tx.flush()
    department = Unit(name=wanted.department, kind="administration", area="staff", valid_from=this_year)
    department.board_id = board_id
    tx.add(department)
    # Old decisions that have not been carried out are registered too, under codes of their own day.
    since = this_year.replace(year=this_year.year - YEARS_BACK)
    for name in CodeListName:
        asking = lists["asks_data_incident"].get(name, ())
        for sort, (code, label, *above) in enumerate(lists["codes"].get(name, ())):
            row = {"code": code, "label": label, "parent": above[0] if above else None, "sort": sort}
            row |= {"asks_data_incident": code in asking}
            tx.add(Code(board_id=board_id, list=name, valid_from=since, **row))
    tx.flush()


def _let_administer(tx: Tx, administrator: Administrator, board_id: UUID, issuer: str) -> bool:
    """Let a person give roles at a board. Whoever has ever been one there is left to the screens."""
    person_id: UUID | None = tx.scalar(PERSON_OF, {"issuer": issuer, "subject": administrator.subject})
    if person_id is None:
        person = Person(board_id=board_id, name=administrator.name, email=administrator.email)
        tx.add(person)
        tx.flush()
        person_id = person.id
        tx.execute(LINK, {"person": person_id, "issuer": issuer, "subject": administrator.subject})
    held = select(Assignment.id).where(
        Assignment.person_id == person_id, Assignment.board_id == board_id, Assignment.role == ROLE
    )
    if tx.scalar(held.limit(1)):
        return False
    tx.add(Assignment(board_id=board_id, person_id=person_id, role=ROLE, valid_from=clock.today()))
    tx.flush()
    return True


def _connect(tx: Tx, system: System, board_id: UUID) -> bool:
    """Let a system call for a board, with what its job needs, until a day. A known one is left to the screens."""
    account = tx.scalar(select(ServiceAccount).where(ServiceAccount.client_id == system.client_id))
    if account is None:
        if system.valid_to < clock.today():
            raise EndedSystem(system.client_id)
        tx.add(ServiceAccount(board_id=board_id, scopes=scopes(system.job), **system.model_dump()))
        tx.flush()
    elif account.board_id != board_id:
        raise OtherBoardsSystem(system.client_id)
    return account is None
