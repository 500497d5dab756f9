"""How a reorganisation is shown."""

from qms.kernel.db import Tx
from qms.kernel.schema import Link
from qms.organisation import queries
from qms.reorganisation.schemas import UnitSuccession, UnitSuccessionCreate


def succession(tx: Tx, command: UnitSuccessionCreate) -> UnitSuccession:
    """What a reorganisation made of the units. Its own address is that of the first that takes over."""
    tx.flush()
    taking_over = [row["unitId"] for row in queries.successors(tx, command.predecessors[0])]
    return UnitSuccession.model_validate(
        {
            "kind": command.kind,
            "happenedOn": command.happened_on,
            "predecessors": queries.unit_rows(tx, command.predecessors),
            "successors": queries.unit_rows(tx, taking_over),
            "_links": [Link(href=tx.href(f"/units/{taking_over[0]}"), rel="self", method="GET")],
        }
    )
