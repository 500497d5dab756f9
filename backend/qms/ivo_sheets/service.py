"""What is done with receipts: each line is ticked off with one, and one that was wrongly keyed is put right."""

from uuid import UUID

from sqlalchemy import select

from qms.ivo_reporting import queries, states
from qms.ivo_reporting.models import IvoReport, IvoReportLine
from qms.ivo_sheets.models import ReceiptCorrection
from qms.ivo_sheets.schemas import ReceiptCorrectionCreate, ReceiptCreate
from qms.kernel import clock
from qms.kernel.db import Tx
from qms.kernel.ids import new_id
from qms.kernel.problems import Conflict, Invalid
from qms.notifications.service import done


class ReceiptMoved(Conflict):
    """Kvittensen på raden är en annan än den som skulle rättas: någon annan har rättat den."""

    code = "receipt-moved"
    title = "Kvittensen är en annan nu"
    detail = "Någon annan har rättat kvittensen på raden. Se vad som står där nu."


def receive(tx: Tx, report: IvoReport, command: ReceiptCreate) -> None:
    """Tick off one delay with the receipt from IVO. With the last one the whole report is reported."""
    states.LIFECYCLE.fire("receive", tx, report)
    line = queries.line(tx, report, command.line_id)
    if line.receipt is not None:
        raise Conflict("Raden är redan anmäld och har en kvittens.")
    _require_own(tx, report.id, command.receipt)
    line.receipt, line.reported_at, line.reported_by = command.receipt, clock.now(), tx.actor.id
    tx.flush()
    tx.refresh(report, ["receipts_left", "has_receipts"])
    if report.receipts_left == 0:
        states.LIFECYCLE.fire("report", tx, report)
        report.reported_at = clock.now()
        done(tx, report.board_id, report_id=report.id)


def correct(tx: Tx, report: IvoReport, command: ReceiptCorrectionCreate) -> IvoReportLine:
    """Put right a receipt that was wrongly keyed. What stood is kept, with who, when and why; the day stays.

    Whoever saw another receipt than stands there now is told so, since somebody has put it right already.
    """
    states.LIFECYCLE.fire("correct receipt", tx, report)
    line = queries.line(tx, report, command.line_id)
    if line.receipt is None:
        raise Conflict("Raden är inte anmäld än, så det finns ingen kvittens att rätta.")
    if line.receipt != command.wrong:
        raise ReceiptMoved
    if line.receipt == command.receipt:
        raise _wrong("unchanged", "Det är den kvittens som redan står på raden.")
    _require_own(tx, report.id, command.receipt)
    tx.add(
        ReceiptCorrection(
            id=new_id(),
            board_id=report.board_id,
            line_id=line.id,
            receipt=command.wrong,
            reason=command.reason,
            corrected_at=clock.now(),
            corrected_by=tx.actor.id,
        )
    )
    line.receipt = command.receipt
    tx.flush()
    return line


def _require_own(tx: Tx, report_id: UUID, receipt: str) -> None:
    """Refuse a receipt that another line has."""
    same = (IvoReportLine.report_id == report_id, IvoReportLine.receipt == receipt)
    if (taken := tx.scalar(select(IvoReportLine.position).where(*same))) is not None:
        raise _wrong("already-given", f"Kvittensen står redan på rad {taken}. Varje rad har en egen.")


def _wrong(code: str, detail: str) -> Invalid:
    return Invalid(errors=[{"pointer": "/receipt", "code": code, "detail": detail}])
