"""A report is assessed: what it is, how serious, and what happens now."""

from qms.answers import service as answers
from qms.answers.models import AnswerOutcome
from qms.assessments.schemas import AssessmentCreate
from qms.closings.queries import undecided_incident, undone_actions
from qms.data_incidents import queries as incidents
from qms.data_incidents import service as data_incidents
from qms.deadlines import service as deadlines
from qms.deadlines.models import Rule
from qms.deviations import service as deviations
from qms.deviations.models import Deviation
from qms.deviations.states import LIFECYCLE
from qms.kernel import clock
from qms.kernel.db import Tx
from qms.kernel.problems import Incomplete
from qms.matters import policy
from qms.matters.service import leave_intake, record, tell
from qms.notifications.models import NotificationKind as Told
from qms.organisation import queries as organisation
from qms.organisation.code_lists import CodeListName
from qms.organisation.models import Unit
from qms.responsibility.queries import reachable_owner

ANSWERS = {"close": AnswerOutcome.ACTED, "dismiss": AnswerOutcome.NO_NEED}
"""What came of what nobody investigates, as who reported it is told."""
HINDERS = {"investigate": lambda *_: None, "close": undone_actions, "dismiss": undecided_incident}
"""What stands in the way of a decision, besides the state."""


def assess(tx: Tx, deviation: Deviation, command: AssessmentCreate) -> None:
    """Decide what a report is and what happens: investigate, close directly, or set aside as no deviation.

    Where nothing more happens the reason is what who reported it is answered.
    """
    now = clock.now()
    board = organisation.board(tx, deviation.board_id)
    about = {
        "category": command.category or deviation.category,
        "activity": command.activity,
        "concerns_child": command.concerns_child or deviation.concerns_child,
    }
    if command.category:
        organisation.require_code(tx, board.id, CodeListName.CATEGORY, command.category, clock.today(), at="/category")
    if command.activity:
        organisation.require_code_below(tx, board.id, CodeListName.ACTIVITY, command.activity, str(about["category"]))
    deviations.reach(tx, deviation, **about, assessed_at=now)
    if command.law_area:
        organisation.require_code(tx, board.id, CodeListName.LAW_AREA, command.law_area, clock.today(), at="/lawArea")
        deviation.law_area = command.law_area
    if command.probability and command.consequence:
        deviation.probability, deviation.consequence = command.probability, command.consequence
        deviation.seriousness = organisation.level_of(board, command.probability, command.consequence)["code"]
    deviation.reason, deviation.decision = command.reason, command.decision
    LIFECYCLE.fire(command.decision, tx, deviation)
    _told_of_data(tx, deviation, command)
    # Asked of who closes it, and not for the link each time that somebody reads what has just come in.
    if refusal := HINDERS[command.decision](tx, deviation):
        raise refusal
    deviations.seen(tx, deviation)
    deadlines.meet(tx, deviation, Rule.ASSESS)
    if command.decision == "investigate":
        deviations.investigate_in_time(tx, deviation)
    else:
        deviation.handled_at = deviation.closed_at = now
        answers.answer(tx, deviation, ANSWERS[command.decision], command.reason)
        deadlines.cancel_all(tx, deviation, str(command.reason))
    _take_over(tx, deviation)
    record(tx, deviation, "assessed", note=command.reason, decision=command.decision)


def _told_of_data(tx: Tx, deviation: Deviation, command: AssessmentCreate) -> None:
    """Whether personal data may have been seen is answered where the board's list asks it of the category, once."""
    if command.data_exposed is not None:
        data_incidents.answer(tx, deviation, command.exposed_data, is_exposed=command.data_exposed)
    elif command.category and _asks(tx, deviation, command.category) and incidents.standing(tx, deviation) is None:
        needed = "Behövs för den kategorin"
        raise Incomplete(errors=[{"pointer": "/dataExposed", "code": "missing", "detail": needed}])


def _asks(tx: Tx, deviation: Deviation, category: str) -> bool:
    board_id = deviation.board_id
    return organisation.require_code(tx, board_id, CodeListName.CATEGORY, category, clock.today()).asks_data_incident


def _take_over(tx: Tx, deviation: Deviation) -> None:
    """Let who has assessed something own it; of the intake function, which ends nothing, it is who leads the unit."""
    leave_intake(tx, deviation)
    if tx.actor.kind == "person":
        unit, ends_it = tx.get_one(Unit, deviation.unit_id), policy.may(tx, "deviationClose", deviation)
        deviation.owner_id = tx.actor.id if ends_it else reachable_owner(tx, unit, clock.today())
        tell(tx, deviation, Told.HANDED_TO_YOU, deviation.owner_id, key=str(deviation.version))
