"""A new matter of any kind is stored by one statement, and stands as if each of its rows had been stored by itself."""

from collections.abc import Callable, Iterator
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import Engine, event

from qms.deviations import service as deviations
from qms.deviations.schemas import DeviationCreate
from qms.kernel.db import Tx
from qms.matters.models import Matter
from qms.unexecuted_decisions import service as decisions
from qms.unexecuted_decisions.schemas import DecisionCreate
from tests.given import Place

pytestmark = pytest.mark.anyio
Begin = Callable[[Tx, UUID], Matter]
DEVIATION = {
    "reportType": "risk",
    "description": "Ett brev skickades till fel adress.",
    "occurred": {"precision": "unknown"},
    "affected": "one",
    "caseReference": "2026-17",
}
DECISION = {
    "caseReference": "2026-1",
    "lawArea": "sol",
    "benefit": "contact-person",
    "decidedOn": "2026-10-01",
    "sex": "female",
}
BEGINS: dict[str, Begin] = {
    "deviation": lambda tx, unit_id: deviations.report(
        tx, DeviationCreate.model_validate({**DEVIATION, "unitId": unit_id})
    ),
    "decision": lambda tx, unit_id: decisions.register(
        tx, DecisionCreate.model_validate({**DECISION, "unitId": unit_id})
    ),
}
OWN = ["id", "number", "matter_id", "decision_id", "object_id", "position", "xid", "at", "reported_at", "request_id"]
"""What two rows that say the same differ in."""


@pytest.fixture
def writing() -> Iterator[list[str]]:
    """The statements that write to the tables of matters."""
    statements: list[str] = []

    def note(_connection: object, _cursor: object, statement: str, *_: object) -> None:
        if "INSERT INTO matter" in statement:
            statements.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    yield statements
    event.remove(Engine, "before_cursor_execute", note)


def stored(here: Place, kind: str, matter_id: UUID) -> dict[str, list[Any]]:
    """Every row of a matter, and what the trail says of each, but for what is its own."""
    keyed = {"matter": "id", kind: "id", "matter_event": "matter_id"}
    rows = {
        table: here.sql(
            f"select to_jsonb(t) - cast(:own as text[]) as row from {table} t where {key} = :id", id=matter_id, own=OWN
        )
        for table, key in keyed.items()
    }
    fields = "array(select name from jsonb_object_keys(changes -> 'fields') name order by 1)"
    events = "select id from matter_event where matter_id = :id"
    rows["trail"] = here.sql(
        f"select object_type, kind, {fields} as fields from audit.event"
        f" where object_id = :id or object_id in ({events}) order by object_type",
        id=matter_id,
    )
    return rows


@pytest.mark.parametrize("kind", BEGINS)
async def test_what_is_stored_at_once_is_what_is_stored_by_parts(here: Place, kind: str, writing: list[str]) -> None:
    unit_id = await here.unit()
    await here.code("benefit", "contact-person", "Kontaktperson")

    def at_once(tx: Tx) -> tuple[UUID, int]:
        matter = BEGINS[kind](tx, unit_id)
        tx.flush()
        assert matter in tx
        assert not [*tx.new, *tx.dirty]
        return matter.id, matter.number

    def by_parts(tx: Tx) -> UUID:
        with tx.begin_nested():
            return BEGINS[kind](tx, unit_id).id

    matter_id, number = await here.do(at_once)
    assert len(writing) == 1
    assert here.sql("select number, version from matter where id = :id", id=matter_id) == [
        {"number": number, "version": 1}
    ]
    other_id = await here.do(by_parts)
    assert len(writing) == 3
    assert stored(here, kind, matter_id) == stored(here, kind, other_id)


async def test_what_has_been_stored_at_once_can_be_changed(here: Place) -> None:
    unit_id = await here.unit()

    def changed(tx: Tx) -> UUID:
        matter = BEGINS["deviation"](tx, unit_id)
        tx.flush()
        matter.title = "Annan rubrik"
        return matter.id

    matter_id = await here.do(changed)
    assert here.sql("select title, version from matter where id = :id", id=matter_id) == [
        {"title": "Annan rubrik", "version": 2}
    ]
