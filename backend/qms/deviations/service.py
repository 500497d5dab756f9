"""What people do with deviations: report, add to, assess, hand over."""

from datetime import timedelta
from typing import Literal

from sqlalchemy import select

from qms.deviations import states
from qms.deviations.models import REPORT_TYPES, Deviation
from qms.deviations.schemas import AdditionCreate, AssessmentCreate, DeviationCreate, Occurred, ReroutingCreate
from qms.kernel import clock
from qms.kernel.db import Tx
from qms.kernel.ids import new_id
from qms.kernel.problems import Conflict, Invalid
from qms.matters.schemas import Source
from qms.matters.service import in_turn, index, record
from qms.organisation import queries as organisation
from qms.organisation.code_lists import CodeListName

Intake = Literal["created", "updated", "unchanged"]


class StaleSource(Conflict):
    """Källsystemet har redan skickat en nyare version av samma händelse."""

    code = "stale-source-version"
    title = "En nyare version finns redan"
    detail = "Källsystemet har redan skickat en nyare version av händelsen. Den här versionen sparades inte."


class SourceReused(Conflict):
    """Samma händelse-id från källsystemet finns redan, med ett annat innehåll."""

    code = "source-version-reused"
    title = "Samma version med annat innehåll"
    detail = "Höj källans versionsnummer när innehållet ändras."


class NothingToHandOver(Conflict):
    """Ärendet ligger redan på den enheten."""

    code = "same-unit"
    title = "Ärendet ligger redan där"
    detail = "Välj en annan enhet."


def report(tx: Tx, command: DeviationCreate) -> Deviation:
    """Take a report. The unit's manager, or the deputy, gets it with a limit from the board's settings."""
    now, today = clock.now(), clock.today()
    _not_in_future(command.occurred)
    unit = organisation.unit_on(tx, command.unit_id, today)
    board = organisation.board(tx, unit.board_id)
    occurred_at = command.occurred.at
    deviation = Deviation(
        id=new_id(),
        board_id=unit.board_id,
        title=command.title or f"{REPORT_TYPES[command.report_type]} – {unit.name}"[:120],
        unit_id=unit.id,
        unit_name=unit.name,
        area=unit.area,
        reporter_id=tx.actor.id if tx.actor.kind != "system" else None,
        owner_id=organisation.reachable_owner(tx, unit, today),
        status=states.LIFECYCLE.begins,
        due_on=today + timedelta(days=board.assess_days),
        reported_at=now,
        report_type=command.report_type,
        description=command.description,
        occurred_precision=command.occurred.precision,
        occurred_at=occurred_at,
        occurred_on=clock.civil_date(occurred_at) if occurred_at else command.occurred.on,
        affected=command.affected,
        case_reference=command.case_reference,
        immediate_danger=command.immediate_danger,
        immediate_action=command.immediate_action,
        event_count=command.event_count,
        on_behalf_of=command.on_behalf_of,
        counterpart_kind=command.counterpart.kind if command.counterpart else None,
        counterpart_name=command.counterpart.name if command.counterpart else None,
    )
    if command.source:
        deviation.source_client = str(tx.actor.id)
        deviation.source_system = command.source.system
        deviation.source_id = command.source.id
        deviation.source_version = command.source.version
    index(deviation, deviation.title, deviation.description, deviation.immediate_action)
    tx.add(deviation)
    record(tx, deviation, "reported")
    return deviation


def take_in(tx: Tx, command: DeviationCreate) -> tuple[Intake, Deviation]:
    """Take a report that may have been sent before: by its natural key it is created, updated or unchanged.

    A newer version from the source becomes an addition, since a report is never changed; an older one is refused.
    """
    if command.source is None:
        return "created", report(tx, command)
    in_turn(tx, str(tx.actor.id))
    known = _known(tx, command.source)
    if known is None:
        return "created", report(tx, command)
    stored = known.source_version or 0
    if command.source.version < stored:
        raise StaleSource
    if command.source.version == stored:
        if command.description != known.description and known.version == 1:
            raise SourceReused
        return "unchanged", known
    known.source_version = command.source.version
    _append(tx, known, command.description, kind="source-updated")
    return "updated", known


def _known(tx: Tx, source: Source) -> Deviation | None:
    return tx.scalar(
        select(Deviation).where(
            Deviation.source_client == str(tx.actor.id),
            Deviation.source_system == source.system,
            Deviation.source_id == source.id,
        )
    )


def add(tx: Tx, deviation: Deviation, command: AdditionCreate) -> None:
    """Add words to a report. What was reported stays as it was."""
    states.LIFECYCLE.fire("add", tx, deviation)
    _append(tx, deviation, command.text, kind="added")


def assess(tx: Tx, deviation: Deviation, command: AssessmentCreate) -> None:
    """Decide what a report is and what happens: investigate, close directly, or set aside as no deviation."""
    now, today = clock.now(), clock.today()
    board = organisation.board(tx, deviation.board_id)
    if command.category:
        organisation.require_code(tx, board.id, CodeListName.CATEGORY, command.category, today, at="/category")
        deviation.category = command.category
    if command.law_area:
        organisation.require_code(tx, board.id, CodeListName.LAW_AREA, command.law_area, today, at="/lawArea")
        deviation.law_area = command.law_area
    if command.probability and command.consequence:
        deviation.probability, deviation.consequence = command.probability, command.consequence
        deviation.seriousness = organisation.level_of(board, command.probability, command.consequence)["code"]
    deviation.reason, deviation.decision = command.reason, command.decision
    states.LIFECYCLE.fire(command.decision, tx, deviation)
    deviation.assessed_at = now
    if command.decision == "investigate":
        deviation.due_on = today + timedelta(days=board.investigate_days)
    else:
        deviation.handled_at = deviation.closed_at = now
    deviation.owner_id = tx.actor.id if tx.actor.kind == "person" else deviation.owner_id
    record(tx, deviation, "assessed", note=command.reason, decision=command.decision)


def reroute(tx: Tx, deviation: Deviation, command: ReroutingCreate) -> None:
    """Hand a report over to the unit where it belongs. Text, number and time of report stay as they were."""
    states.LIFECYCLE.fire("reroute", tx, deviation)
    today = clock.today()
    unit = organisation.unit_on(tx, command.unit_id, today)
    if unit.board_id != deviation.board_id:
        raise Conflict("En annan nämnd är en annan myndighet. Dit lämnas ärendet ut, det flyttas inte.")
    if unit.id == deviation.unit_id:
        raise NothingToHandOver
    source = deviation.unit_name
    deviation.unit_id, deviation.unit_name, deviation.area = unit.id, unit.name, unit.area
    deviation.owner_id = organisation.reachable_owner(tx, unit, today)
    record(tx, deviation, "rerouted", note=command.reason, source=source, target=unit.name)


def _append(tx: Tx, deviation: Deviation, words: str, *, kind: str) -> None:
    index(deviation, deviation.title, deviation.description, deviation.immediate_action, words)
    record(tx, deviation, kind, note=words)


def _not_in_future(occurred: Occurred) -> None:
    if occurred.at is not None and occurred.at > clock.now() + timedelta(minutes=5):
        pointer = "/occurred/at"
    elif occurred.on is not None and occurred.on > clock.today():
        pointer = "/occurred/on"
    else:
        return
    raise Invalid(errors=[{"pointer": pointer, "code": "in-future", "detail": "Tiden kan inte ligga framåt."}])
