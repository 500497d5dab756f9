"""Background work of those who let something begin: freeze what was usual, and compare when the day has come."""

from collections.abc import Callable
from datetime import date
from uuid import UUID

from qms.background.jobs import Job
from qms.effects import service as effects
from qms.figures.service import COMPUTE, FREEZE
from qms.kernel.db import Database, Purpose, Tx
from qms.kernel.ids import new_id
from qms.measuring import service

NAME = "Mätningen"


async def freeze(database: Database, board_id: str, figure_id: str, on: str, reason: str) -> None:
    """Keep what was usual before something began."""
    day = date.fromisoformat(on)
    await _at(database, board_id, "figureFreeze", lambda tx: service.freeze(tx, UUID(figure_id), day, reason))


async def compute(database: Database, board_id: str, measure_id: str) -> None:
    """Compare before and after an action began, and keep it for who is to judge it."""
    await _at(database, board_id, "figureCompute", lambda tx: effects.compute(tx, UUID(measure_id), service.compute))


async def _at(database: Database, board_id: str, action: str, work: Callable[[Tx], object]) -> None:
    await database.as_system([UUID(board_id)], Purpose(action, str(new_id())), work, name=NAME)


JOBS = (Job(FREEZE, freeze), Job(COMPUTE, compute))
