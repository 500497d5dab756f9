"""What happens to ideas: considered, tried, adopted or declined; and a report that turns out to be of another type.

Whoever wrote an idea is told of each step and reads its words. What ends it is also the answer.
"""

from datetime import timedelta

from qms.answers import service as answers
from qms.answers.models import AnswerOutcome
from qms.deadlines import service as deadlines
from qms.deadlines.models import Rule
from qms.deadlines.service import Time
from qms.deviations import service as deviations
from qms.deviations.models import Deviation
from qms.deviations.states import LIFECYCLE
from qms.effects import service as effects
from qms.ideas.schemas import IdeaAdoptionCreate, IdeaDeclinationCreate, IdeaStepCreate, ReclassificationCreate
from qms.kernel import clock
from qms.kernel.db import Tx
from qms.kernel.problems import Conflict
from qms.matters.service import leave_intake, record, tell
from qms.notifications.models import NotificationKind as Told
from qms.organisation import queries as organisation

DECIDED = "Idén är avgjord."


class SameType(Conflict):
    """Rapporten är redan av den typen."""

    code = "same-type"
    title = "Rapporten är redan av den typen"
    detail = "Välj en annan typ."


def consider(tx: Tx, idea: Deviation, command: IdeaStepCreate) -> None:
    """Take an idea up: it came in, or it was decided and is to be thought of once more, and answered anew."""
    is_again = not idea.is_open
    LIFECYCLE.fire("consider", tx, idea)
    if is_again:
        deviations.reach(tx, idea, handled_at=None, closed_at=None)
        effects.go_on(tx, idea)
        answers.expect(tx, idea, clock.today())
    else:
        deviations.reach(tx, idea, assessed_at=clock.now())
        deadlines.meet(tx, idea, Rule.ASSESS)
    leave_intake(tx, idea)
    deviations.seen(tx, idea)
    idea.owner_id = tx.actor.id if tx.actor.kind == "person" else idea.owner_id
    _tell(tx, idea, "reopened" if is_again else "considered", command.text)


def try_out(tx: Tx, idea: Deviation, command: IdeaStepCreate) -> None:
    """Try an idea. What is tried is the action that somebody has proposed from it."""
    LIFECYCLE.fire("try", tx, idea)
    deviations.reach(tx, idea, handled_at=clock.now())
    _tell(tx, idea, "tried", command.text)


def adopt(tx: Tx, idea: Deviation, command: IdeaAdoptionCreate) -> None:
    """Let an idea become how things are done. What was tried is over, and it is judged or soon will be if it helped."""
    LIFECYCLE.fire("adopt", tx, idea)
    _decide(tx, idea, AnswerOutcome.ADOPTED, command.text)


def decline(tx: Tx, idea: Deviation, command: IdeaDeclinationCreate) -> None:
    """Let an idea come to nothing, and say why."""
    LIFECYCLE.fire("decline", tx, idea)
    _decide(tx, idea, AnswerOutcome.DECLINED, command.reason)


def _decide(tx: Tx, idea: Deviation, outcome: AnswerOutcome, words: str) -> None:
    now = clock.now()
    deviations.reach(tx, idea, handled_at=idea.handled_at or now, closed_at=now)
    answers.answer(tx, idea, outcome, words)
    deadlines.cancel_all(tx, idea, DECIDED)
    record(tx, idea, outcome.value, note=words)


def reclassify(tx: Tx, deviation: Deviation, command: ReclassificationCreate) -> None:
    """Say that a report is of another type. It is then assessed as that, within the board's time from today."""
    is_assessed = deviation.assessed_at is not None
    LIFECYCLE.fire("reclassify", tx, deviation)
    if command.report_type == deviation.report_type:
        raise SameType
    was = deviation.report_type
    deviations.reach(tx, deviation, report_type=command.report_type, assessed_at=None, handled_at=None)
    if is_assessed:
        today, days = clock.today(), organisation.board(tx, deviation.board_id).assess_days
        deadlines.begin(tx, deviation, Time(Rule.ASSESS, today, today + timedelta(days=days)))
    deviations.seen(tx, deviation)
    _tell(tx, deviation, "reclassified", command.reason, source=was, target=command.report_type)


def _tell(tx: Tx, idea: Deviation, kind: str, words: str, **data: str) -> None:
    record(tx, idea, kind, note=words, **data)
    tell(tx, idea, Told.STEP_TAKEN, idea.reporter_id, key=str(clock.now()))
