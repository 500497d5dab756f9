"""API shapes of the sheet for IVO's form, and of its receipt."""

from pydantic import Field

from qms.ivo_reporting.schemas import IvoReportLine, SheetField
from qms.kernel.schema import Id, Instant, Link, Shape
from qms.matters.schemas import Warned
from qms.texts import Label, Telling

WHY = "Vad som blev fel med kvittensen"


class ReceiptCreate(Shape):
    """That IVO has been told about one delay, with the receipt of its service."""

    line_id: Id = Field(description="Raden i den frysta listan som är anmäld")
    receipt: Label = Field(max_length=100, description="Kvittensens nummer i IVO:s e-tjänst")


class ReceiptCorrectionCreate(Shape):
    """A receipt that was wrongly keyed, and what it is."""

    line_id: Id = Field(description="Raden i den frysta listan")
    wrong: Label = Field(max_length=100, description="Kvittensen som står på raden nu och är fel")
    receipt: Label = Field(max_length=100, description="Kvittensens nummer i IVO:s e-tjänst")
    reason: Telling = Field(max_length=1_000, title=WHY, description="Vad som blev fel")


class EarlierReceipt(Shape):
    """A receipt that was wrongly keyed, and who put it right."""

    receipt: str = Field(max_length=100)
    reason: str = Field(max_length=1_000, title=WHY)
    corrected_at: Instant
    corrected_by: str | None = Field(max_length=120)


class Sheet(Warned):
    """What IVO's form asks about one delay, in its order."""

    line: IvoReportLine
    fields: list[SheetField]
    earlier_receipts: list[EarlierReceipt] = Field(description="Kvittenser som blev fel, den första först")
    links: list[Link] = Field(alias="_links")
