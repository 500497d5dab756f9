"""How the areas with an intake function are shown to one caller."""

from qms.intake_areas import models, queries
from qms.intake_areas.schemas import IntakeArea
from qms.kernel.db import Tx
from qms.kernel.rows import Row
from qms.organisation.policy import links


def area(tx: Tx, area: models.IntakeArea) -> IntakeArea:
    """An area with its intake function, as it is now stored."""
    tx.flush()
    return IntakeArea.model_validate(_linked(tx, queries.row(tx, area.id)))


def areas(tx: Tx, rows: list[Row]) -> list[Row]:
    """Areas, each with what the caller may do."""
    return [_linked(tx, row) for row in rows]


def _linked(tx: Tx, row: Row) -> Row:
    shown = links(tx, f"/intake-areas/{row['id']}", row["boardId"], PUT="intakeAreaReplace")
    return {**row, "_links": [link.model_dump(by_alias=True) for link in shown]}
