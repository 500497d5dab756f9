"""What is decided of intake functions: an area gets one, and has it no longer."""

from qms.intake_areas.models import IntakeArea
from qms.intake_areas.schemas import IntakeAreaCreate, IntakeAreaReplace
from qms.kernel.concurrency import flush_or
from qms.kernel.db import Tx
from qms.kernel.problems import Conflict, UnknownReference
from qms.organisation import policy
from qms.organisation.models import Unit
from qms.organisation.queries import unit_on
from qms.organisation.service import check_ahead, check_period


class AreaTaken(Conflict):
    """Enheten har redan mottagning under en del av tiden."""

    code = "intake-area-taken"
    title = "Enheten har redan mottagning då"
    detail = "Avsluta den som finns först, eller välj en annan första dag."


def create(tx: Tx, command: IntakeAreaCreate) -> IntakeArea:
    """Let reports of a unit, and of all below it, go to an intake function from a day on."""
    policy.require(tx, "intakeAreaCreate", command.board_id)
    check_period(command.valid_from, command.valid_to)
    check_ahead(command.valid_to)
    unit: Unit = unit_on(tx, command.unit_id, command.valid_from, at="/unitId")
    if unit.board_id != command.board_id:
        raise UnknownReference("Enheten finns inte i nämnden.", at="/unitId")
    area = IntakeArea(**command.model_dump())
    tx.add(area)
    flush_or(tx, intake_area_once=AreaTaken(at="/unitId"))
    return area


def replace(tx: Tx, area: IntakeArea, command: IntakeAreaReplace) -> None:
    """Say until when an area has an intake function. What has come in to it is routed by it all the same."""
    policy.require(tx, "intakeAreaReplace", area.board_id)
    check_period(area.valid_from, command.valid_to)
    check_ahead(command.valid_to)
    area.valid_to = command.valid_to
    flush_or(tx, intake_area_once=AreaTaken(at="/validTo"))
