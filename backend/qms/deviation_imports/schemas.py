"""What another system tells of a report that it has had: what who reported it said, and when that was."""

from pydantic import Field

from qms.deviations.schemas import DeviationCreate
from qms.kernel.schema import Instant
from qms.texts import Code, Label


class ImportedDeviation(DeviationCreate):
    """A report as another system has had it. Who reported it is told by their role there."""

    reported_at: Instant = Field(
        description="När den rapporterades i källsystemet. Listor, siffror och tider går efter det"
    )
    category: Code | None = Field(default=None, description="En kod i nämndens lista category, i dag eller den dagen")
    activity: Code | None = Field(default=None, description="En kod i listan activity, som hör till kategorin")
    on_behalf_of: Label | None = Field(
        default=None, max_length=120, description="Rapportörens roll, aldrig namnet på någon i nämnden"
    )
