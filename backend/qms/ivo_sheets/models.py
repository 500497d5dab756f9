"""What is kept of a sheet beside the frozen line: receipts that were wrongly keyed."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.orm import Mapped, mapped_column

from qms.kernel.db import Base


class ReceiptCorrection(Base):
    """A receipt that was wrongly keyed, as it stood before it was put right."""

    __tablename__ = "ivo_receipt_correction"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=None)
    board_id: Mapped[UUID]
    line_id: Mapped[UUID]
    receipt: Mapped[str]
    reason: Mapped[str]
    corrected_at: Mapped[datetime]
    corrected_by: Mapped[UUID]
