"""Reads for a sheet: what was wrongly keyed on it."""

from uuid import UUID

from sqlalchemy import select

from qms.ivo_reporting.queries import names
from qms.ivo_sheets.models import ReceiptCorrection
from qms.ivo_sheets.schemas import EarlierReceipt
from qms.kernel.db import Tx
from qms.kernel.rows import shown


def earlier_receipts(tx: Tx, line_id: UUID) -> list[EarlierReceipt]:
    """What stood as the receipt of a line before it was put right, the first first."""
    rows = select(ReceiptCorrection).where(ReceiptCorrection.line_id == line_id)
    corrections = tx.scalars(rows.order_by(ReceiptCorrection.corrected_at)).all()
    known = names(tx, [each.corrected_by for each in corrections])
    return [shown(EarlierReceipt, each, corrected_by=known.get(each.corrected_by)) for each in corrections]
