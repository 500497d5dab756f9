"""What happens to answers: one is waited for, given, and no longer enough when a matter is opened again."""

from datetime import date, timedelta

from qms.answers import queries
from qms.answers.models import OF_STEPS, AnswerOutcome, Hindrance, MatterAnswer
from qms.answers.schemas import MatterAnswerCreate
from qms.deadlines import service as deadlines
from qms.deadlines.models import Rule
from qms.deadlines.service import Time
from qms.kernel import clock
from qms.kernel.db import Tx
from qms.kernel.problems import Incomplete, Invalid, WrongState
from qms.matters import policy
from qms.matters.models import MISTAKEN, Matter
from qms.matters.service import record, tell
from qms.notifications.models import NotificationKind as Kind
from qms.notifications.service import done
from qms.organisation import queries as organisation

NOT_REPORTED = "Ett sådant ärende har ingen rapporterat, så det finns ingen att svara."


def expect(tx: Tx, matter: Matter, since: date) -> None:
    """Who reported is to be answered, within the board's time from a day. What was answered before does not do."""
    days = organisation.board(tx, matter.board_id).answer_days
    matter.answered_at = None
    deadlines.begin(tx, matter, Time(Rule.ANSWER, since, since + timedelta(days=days)))


def give(tx: Tx, matter: Matter, command: MatterAnswerCreate) -> None:
    """Answer who reported a matter, and others who reported the same event; or say why that cannot be done."""
    policy.require_on_any(tx, queries.GIVE, matter)
    if not matter.is_answered or matter.status == MISTAKEN:
        raise WrongState(NOT_REPORTED)
    if command.outcome in OF_STEPS:
        raise _invalid("outcome", "of-a-step", "Ett sådant svar följer av att idén avgörs.")
    is_answer = command.outcome != AnswerOutcome.NOT_POSSIBLE
    needed = {
        "hindrance": not is_answer and command.hindrance is None,
        "text": (is_answer or command.hindrance == Hindrance.OTHER) and command.text is None,
    }
    if lacking := [name for name, is_lacking in needed.items() if is_lacking]:
        raise Incomplete(errors=[{"pointer": f"/{name}", "code": "missing", "detail": "Behövs"} for name in lacking])
    if is_answer and command.hindrance:
        raise _invalid("hindrance", "answered", "Ange antingen ett svar eller varför det inte går att svara.")
    for one in (matter, *queries.also(tx, matter, command.also)):
        answer(tx, one, command.outcome, command.text, command.hindrance)


def _invalid(name: str, code: str, detail: str) -> Invalid:
    return Invalid(errors=[{"pointer": f"/{name}", "code": code, "detail": detail}])


def answer(
    tx: Tx, matter: Matter, outcome: AnswerOutcome, text: str | None, hindrance: Hindrance | None = None
) -> None:
    """Keep what who reported is told, tell them that it is there, and that it was in time."""
    now = clock.now()
    tx.add(
        MatterAnswer(
            board_id=matter.board_id,
            matter_id=matter.id,
            outcome=outcome,
            hindrance=hindrance,
            text=text,
            author_id=tx.actor.id if tx.actor.kind != "system" else None,
            author_name=tx.actor.name,
            answered_at=now,
        )
    )
    matter.answered_at = now
    deadlines.meet(tx, matter, Rule.ANSWER)
    record(tx, matter, "answered", outcome=outcome)
    if outcome != AnswerOutcome.NOT_POSSIBLE:
        tell(tx, matter, Kind.ANSWERED, matter.reporter_id, key=str(now))


def take_back(tx: Tx, matter: Matter) -> None:
    """The step that answered is undone: what was said stays to be read, and who reported waits as before."""
    matter.answered_at = None
    deadlines.take_up(tx, matter, Rule.ANSWER)
    done(tx, matter.board_id, Kind.ANSWERED, matter_id=matter.id)
