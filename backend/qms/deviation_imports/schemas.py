"""What another system tells of a report that it has had: what who reported it said, and when that was."""

from pydantic import Field

from qms.cooperation.schemas import CooperationCreate
from qms.deviations.schemas import DeviationCreate
from qms.kernel.schema import Instant
from qms.texts import Code, Label


class ImportedCooperation(CooperationCreate):
    """What stands between two organisations. A code that is said is one."""

    counterpart: Code = Field(default=None)
    category: Code = Field(default=None)


class ImportedDeviation(DeviationCreate):
    """A report as another system has had it. Who reported it is told by their role there."""

    reported_at: Instant
    category: Code = Field(default=None)
    activity: Code = Field(default=None)
    on_behalf_of: Label | None = Field(default=None, max_length=120)
    cooperation: ImportedCooperation | None = None
