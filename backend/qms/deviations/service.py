"""What people do with deviations: report, add to, assess, hand over."""

from datetime import datetime, time, timedelta

from qms.deviations import states
from qms.deviations.models import REPORT_TYPES, Deviation
from qms.deviations.schemas import AdditionCreate, AssessmentCreate, DeviationCreate, OccurredCreate, ReroutingCreate
from qms.kernel import clock
from qms.kernel.db import Tx
from qms.kernel.problems import Invalid
from qms.matters import intake
from qms.matters import service as matters
from qms.matters.schemas import ItemStatus
from qms.matters.service import add_words, begin, index, record
from qms.organisation import queries as organisation
from qms.organisation.code_lists import CodeListName

CLOCK_CHANGES = {
    "time-never-was": "fanns inte den dagen: klockan ställdes fram. Ange ett annat klockslag.",
    "time-was-twice": "var två gånger den natten. Välj om det var första eller andra gången.",
}


def report(tx: Tx, command: DeviationCreate) -> Deviation:
    """Take a report. The unit's manager, or the deputy, gets it with a limit from the board's settings."""
    today = clock.today()
    occurred_at = _instant(command.occurred)
    _not_in_future(command.occurred, occurred_at)
    unit = organisation.unit_on(tx, command.unit_id, today)
    board = organisation.board(tx, unit.board_id)
    deviation = Deviation(
        **begin(tx, unit),
        title=command.title or f"{REPORT_TYPES[command.report_type]} – {unit.name}"[:120],
        status=states.LIFECYCLE.begins,
        due_on=today + timedelta(days=board.assess_days),
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
    index(deviation)
    tx.add(deviation)
    record(tx, deviation, "reported")
    return deviation


def take_in(tx: Tx, command: DeviationCreate) -> tuple[ItemStatus, Deviation]:
    """Take a report that may have been sent before. A newer version becomes an addition: a report is never changed."""
    return intake.take_in(tx, Deviation, command, create=report, update=_updated)


def _updated(tx: Tx, deviation: Deviation, command: DeviationCreate) -> None:
    add_words(tx, deviation, command.description, kind="source-updated")


def add(tx: Tx, deviation: Deviation, command: AdditionCreate) -> None:
    """Add words to a report. What was reported stays as it was."""
    states.LIFECYCLE.fire("add", tx, deviation)
    add_words(tx, deviation, command.text)


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
    """Hand a report over to the unit where it belongs."""
    states.LIFECYCLE.fire("reroute", tx, deviation)
    matters.reroute(tx, deviation, command.unit_id, command.reason)


def _instant(occurred: OccurredCreate) -> datetime | None:
    """When it happened, also where the reporter says what the clock showed: some nights it skips or repeats an hour."""
    if occurred.time is None or occurred.on is None:
        return occurred.at
    local = datetime.combine(occurred.on, time.fromisoformat(occurred.time))
    try:
        return clock.instant_in_sweden(local, again=occurred.is_second)
    except ValueError as error:
        code = str(error)
    detail = f"Klockan {occurred.time} {CLOCK_CHANGES[code]}"
    raise Invalid(errors=[{"pointer": "/occurred/time", "code": code, "detail": detail}])


def _not_in_future(occurred: OccurredCreate, occurred_at: datetime | None) -> None:
    if occurred_at is not None and occurred_at > clock.now() + timedelta(minutes=5):
        pointer = "/occurred/time" if occurred.time else "/occurred/at"
    elif occurred.on is not None and occurred.on > clock.today():
        pointer = "/occurred/on"
    else:
        return
    raise Invalid(errors=[{"pointer": pointer, "code": "in-future", "detail": "Tiden kan inte ligga framåt."}])
