"""Who may reach a quarterly report: those who prepare it, and when it is approved those who are told by it."""

from sqlalchemy import ColumnElement, and_, or_

from qms.ivo_reporting.models import IvoReport
from qms.kernel import access
from qms.kernel.access import Located
from qms.kernel.actor import Actor
from qms.kernel.db import Tx

REPORT = IvoReport.__table__
LOCATED = Located(board_id=REPORT.c.board_id)
PREPARING = ("ivoReportLineList", "ivoReportReschedule")
"""Those who work with a report before the board has approved it: with its list, or with its dates."""
TOLD = ("approved", "reported", "closed")


def visible_to(actor: Actor, operation: str) -> ColumnElement[bool]:
    """The condition on reports for what this actor may reach: all for those who prepare, else what is approved."""
    reached = access.within(actor, access.reach(actor, operation), LOCATED)
    prepared = [access.within(actor, access.reach(actor, name), LOCATED) for name in PREPARING]
    return and_(reached, or_(*prepared, REPORT.c.status.in_(TOLD)))


def reads(tx: Tx, operation: str, report: IvoReport) -> bool:
    """Whether the caller may read this part of this report."""
    if report.board_id not in access.reach(tx.actor, operation).boards:
        return False
    return report.status in TOLD or any(report.board_id in access.reach(tx.actor, name).boards for name in PREPARING)


def may(tx: Tx, operation: str, report: IvoReport) -> bool:
    """Whether the caller may do this with this report. Only people may, whatever a system's token says."""
    if tx.actor.kind == "service" and operation != "ivoReportDraw":
        return False
    return report.board_id in access.reach(tx.actor, operation).boards
