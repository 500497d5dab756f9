"""What people do with deviations: report, add to, assess, hand over, conclude, close, open again."""

import re
from datetime import timedelta
from typing import Any
from uuid import UUID

from pydantic.alias_generators import to_camel
from sqlalchemy import inspect

from qms.answers import service as answers
from qms.cooperation import queries as cooperations
from qms.cooperation import service as cooperation
from qms.data_incidents import service as data_incidents
from qms.deadlines import service as deadlines
from qms.deadlines.models import Rule
from qms.deviations import queries, states
from qms.deviations.models import IDEA_STATES, MILESTONES, REPORT_TYPES, Deviation
from qms.deviations.schemas import (
    AdditionCreate,
    ClosingCreate,
    ConclusionCreate,
    DeviationCreate,
    ReopeningCreate,
    ReroutingCreate,
)
from qms.effects import service as effects
from qms.intake import service as intake
from qms.intake.schemas import ItemStatus
from qms.kernel import clock
from qms.kernel.db import Tx
from qms.matters import policy
from qms.matters import service as matters
from qms.matters.queries import SOURCE_UPDATED
from qms.matters.service import begin, index, record, tell
from qms.notifications.models import NotificationKind as Told
from qms.notifications.service import tell_of_new, tell_of_new_facts
from qms.occurred.service import instant
from qms.organisation import queries as organisation
from qms.organisation.models import Unit
from qms.personal_number import contains_personal_number
from qms.responsibility.queries import intake_on, place_on

TITLE = 70
"""As much of a text as fits on a line of a list."""
WORDS = ("description", "immediate_action")
"""What was reported in words, which is added to and never replaced."""
ASSESSED = (
    *MILESTONES,
    *("category", "activity", "law_area", "probability", "consequence", "seriousness", "decision", "reason"),
)
"""What an assessment says, and what a report lacks until then."""
FIELDS = {
    **dict.fromkeys(("occurred_precision", "occurred_at", "occurred_on"), "occurred"),
    **dict.fromkeys(("counterpart_kind", "counterpart_name"), "counterpart"),
}
"""What columns together are called in the contract."""
CLOSED = "Ärendet är avslutat."
UNDOES = {"assessed": "take-back", "concluded": "take-up", "rerouted": "hand-back"}
UNDOES |= {"considered": "put-back", "tried": "stop-trying"}
"""The step that takes another back, by the entry of the timeline that says that it was taken."""


def report(tx: Tx, command: DeviationCreate, **known: Any) -> Deviation:
    """Take a report. The unit's manager, or the deputy, gets it with a limit from the board's settings.

    What else is ``known`` of it stands too: where it was reported in another system its times run from when that was.
    """
    unit, board = place_on(tx, command.unit_id, clock.today(), at="/unitId")
    deviation = Deviation(
        **(begin(tx, unit) | _facts(command) | known),
        title=command.title or _title(command, unit),
        status=states.LIFECYCLE.begins,
        description=command.description,
        immediate_action=command.immediate_action,
    )
    _receive(tx, deviation, unit)
    since = clock.civil_date(deviation.reported_at)
    deadlines.begin(tx, deviation, deadlines.Time(Rule.ASSESS, since, since + timedelta(days=board.assess_days)))
    answers.expect(tx, deviation, since)
    index(tx, deviation)
    tx.add(deviation)
    record(tx, deviation, "reported")
    _cooperate(tx, deviation, command)
    _reported_of_data(tx, deviation, command)
    return deviation


def _cooperate(tx: Tx, deviation: Deviation, command: DeviationCreate) -> None:
    """Take over what the source says of another organisation. What it leaves out stays as people have put it."""
    if command.cooperation:
        tx.flush()
        cooperation.store(tx, deviation, command.cooperation, _sender(tx, command), at="/cooperation")


def _sender(tx: Tx, command: DeviationCreate) -> str | None:
    return f"{tx.actor.id} {command.source.system}" if command.source else None


def _reported_of_data(tx: Tx, deviation: Deviation, command: DeviationCreate) -> None:
    """What who reports says of whether personal data may have been seen, if they say anything."""
    if command.data_exposed is not None:
        data_incidents.answer(tx, deviation, None, is_exposed=command.data_exposed)


def _receive(tx: Tx, deviation: Deviation, unit: Unit) -> None:
    """Let the intake function of the area have what is new, where there is one. Who leads the unit reads it at once."""
    intake, manager_id = intake_on(tx, unit, clock.today()), deviation.owner_id
    deviation.intake_id = deviation.routed_at = None
    if intake is None or intake[1] == manager_id:
        return
    deviation.intake_id, deviation.owner_id = intake
    if inspect(deviation).persistent:
        tell(tx, deviation, Told.AT_INTAKE, manager_id, key=str(clock.now()))
    elif manager_id and manager_id != tx.actor.id:
        tell_of_new(tx, deviation.board_id, Told.AT_INTAKE, manager_id, deviation.id)


def _title(command: DeviationCreate, unit: Unit) -> str:
    """The first words of the text, so that lists can be told apart; never a personal number."""
    sentence = re.split(r"(?<=[.!?])\s|\n", command.description.strip(), maxsplit=1)[0].rstrip(".")
    words = sentence if len(sentence) <= TITLE else sentence[:TITLE].rsplit(" ", 1)[0] + " …"
    if contains_personal_number(words) or not any(map(str.isalnum, words)):
        return f"{REPORT_TYPES[command.report_type]} – {unit.name}"[:120]
    return words


def updated(tx: Tx, deviation: Deviation, command: DeviationCreate, **known: Any) -> None:
    """Let the source change what it has said, and the owner see it. Words are added, and what people decided stays.

    Danger that is told of later is as urgent as danger at once.
    """
    facts = _facts(command) | known | ({"title": command.title} if command.title else {}) | _kept(tx, deviation)
    changed = {FIELDS.get(name, to_camel(name)) for name, value in facts.items() if getattr(deviation, name) != value}
    is_new_danger = command.immediate_danger and not deviation.immediate_danger
    matters.keep(tx, deviation, facts)
    for name, value in facts.items():
        setattr(deviation, name, value)
    if changed:
        index(tx, deviation)
    if not _follows_to_unit(tx, deviation, command.unit_id):
        record(tx, deviation, SOURCE_UPDATED, kept="unitId")
    for name in WORDS:
        words, before = getattr(command, name), queries.last_said(tx, deviation, name)
        if words != before:
            record(tx, deviation, SOURCE_UPDATED, note=words, changed=to_camel(name))
    if changed:
        record(tx, deviation, SOURCE_UPDATED, changed=" ".join(sorted(changed)))
    _cooperate(tx, deviation, command)
    _reported_of_data(tx, deviation, command)
    if is_new_danger or not deviation.is_open:
        today, days = clock.today(), organisation.board(tx, deviation.board_id).assess_days
        deadlines.begin(tx, deviation, deadlines.Time(Rule.READ_NEWS, today, today + timedelta(days=days)))
        tell_of_new_facts(tx, deviation.board_id, deviation.id, deviation.owner_id, key=str(clock.now()))
    deviation.source_changed_at = clock.now()


def take_in(tx: Tx, command: DeviationCreate, **how: Any) -> tuple[ItemStatus, Deviation]:
    """Take a report that may have been sent before. A newer version changes what the source says, not its words.

    The counterpart's number is one matter, also where its system sends it once more under another id: what it then says
    is compared as if it had come under the first.
    """
    sender, number = _sender(tx, command), command.cooperation.external_number if command.cooperation else None
    known = cooperations.sent_before(tx, Deviation, sender, number) if sender and number else None
    if known and known.source_id and command.source:
        command = command.model_copy(update={"source": command.source.model_copy(update={"id": known.source_id})})
    return intake.take_in(tx, Deviation, command, **({"create": report, "update": updated} | how))


def _kept(tx: Tx, deviation: Deviation) -> dict[str, Any]:
    """What people have said of it since, which the source does not change: the type, an idea taken up, if a child."""
    is_decided = deviation.status in IDEA_STATES or queries.is_of_another_type(tx, deviation)
    kept = {"concerns_child": deviation.concerns_child} if deviation.assessed_at else {}
    return kept | ({"report_type": deviation.report_type} if is_decided else {})


def _follows_to_unit(tx: Tx, deviation: Deviation, unit_id: UUID) -> bool:
    """Move a report to the unit that the source names, unless people have handed it over or assessed it."""
    unit = organisation.unit_on(tx, unit_id, clock.today(), at="/unitId")
    if unit.id == deviation.unit_id:
        return True
    if deviation.status != states.LIFECYCLE.begins or queries.is_handed_over(tx, deviation):
        return False
    matters.move(tx, deviation, unit)
    _receive(tx, deviation, unit)
    return True


def seen(tx: Tx, deviation: Deviation) -> None:
    """Whoever may assess and does something with it has seen what the source has changed."""
    if deviation.source_changed_at is not None and policy.may(tx, "deviationAssess", deviation):
        deviation.source_changed_at = None
        deadlines.meet(tx, deviation, Rule.READ_NEWS)


def _facts(command: DeviationCreate) -> dict[str, Any]:
    """What a report says beside its words, as it is stored."""
    occurred_at = instant(command.occurred)
    return {
        "report_type": command.report_type,
        "occurred_precision": command.occurred.precision,
        "occurred_at": occurred_at,
        "occurred_on": clock.civil_date(occurred_at) if occurred_at else command.occurred.on,
        "affected": command.affected,
        "concerns_child": command.concerns_child,
        "case_reference": command.case_reference,
        "immediate_danger": command.immediate_danger,
        "event_count": command.event_count,
        "on_behalf_of": command.on_behalf_of,
        "counterpart_kind": command.counterpart.kind if command.counterpart else None,
        "counterpart_name": command.counterpart.name if command.counterpart else None,
    }


def add(tx: Tx, deviation: Deviation, command: AdditionCreate) -> None:
    """Add words to a report. What was reported stays as it was."""
    states.LIFECYCLE.fire("add", tx, deviation)
    record(tx, deviation, "added", note=command.text)
    seen(tx, deviation)


def investigate_in_time(tx: Tx, deviation: Deviation) -> None:
    """Let the board's time to investigate run from today."""
    today, days = clock.today(), organisation.board(tx, deviation.board_id).investigate_days
    deadlines.begin(tx, deviation, deadlines.Time(Rule.INVESTIGATE, today, today + timedelta(days=days)))


def conclude(tx: Tx, deviation: Deviation, command: ConclusionCreate) -> None:
    """Say what the investigation came to. The handling is decided thereby; what is to be done follows."""
    states.LIFECYCLE.fire("act", tx, deviation)
    reach(tx, deviation, handled_at=clock.now())
    deadlines.meet(tx, deviation, Rule.INVESTIGATE)
    record(tx, deviation, "concluded", note=command.conclusion)


def close(tx: Tx, deviation: Deviation, command: ClosingCreate) -> None:
    """Close what has been investigated, when it is answered, its actions are done and its effect judged or planned."""
    states.LIFECYCLE.fire("conclude", tx, deviation)
    now = clock.now()
    reach(tx, deviation, handled_at=deviation.handled_at or now, closed_at=now)
    deadlines.meet(tx, deviation, Rule.INVESTIGATE)
    deadlines.cancel_all(tx, deviation, CLOSED)
    record(tx, deviation, "closed", note=command.note)


def reopen(tx: Tx, deviation: Deviation, command: ReopeningCreate) -> None:
    """Investigate anew what was closed or set aside. Times run from today, and it is answered and judged once more."""
    states.LIFECYCLE.fire("reopen", tx, deviation)
    reach(tx, deviation, handled_at=None, closed_at=None, decision="investigate")
    deviation.reason = None
    effects.go_on(tx, deviation)
    answers.expect(tx, deviation, clock.today())
    investigate_in_time(tx, deviation)
    record(tx, deviation, "reopened", note=command.reason)
    tell(tx, deviation, Told.REOPENED, deviation.owner_id, deviation.reporter_id, key=str(clock.now()))


def reach(tx: Tx, deviation: Deviation, **counted: object) -> None:
    """Let a deviation come to something that figures count, and keep how it stood."""
    matters.keep(tx, deviation, counted)
    for name, value in counted.items():
        setattr(deviation, name, value)


def reroute(tx: Tx, deviation: Deviation, command: ReroutingCreate) -> None:
    """Hand a report over to the unit where it belongs."""
    states.LIFECYCLE.fire("reroute", tx, deviation)
    seen(tx, deviation)
    matters.reroute(tx, deviation, command.unit_id, command.reason)


def undo(tx: Tx, deviation: Deviation) -> None:
    """Take the last step back, as who took it sees that it was wrong. Both stay on the timeline, with its words."""
    last = states.last_step(tx, deviation)
    step = last.kind if last and last.kind in UNDOES else "assessed" if deviation.status == "dismissed" else "rerouted"
    before = states.stood_before(tx, deviation)
    states.LIFECYCLE.fire(UNDOES[step], tx, deviation)
    if step == "assessed":
        reach(tx, deviation, **(dict.fromkeys((*ASSESSED, "routed_at")) | before.about))
        deadlines.take_up(tx, deviation, Rule.ASSESS)
        answers.take_back(tx, deviation)
    elif step == "considered":
        reach(tx, deviation, assessed_at=None)
        deadlines.take_up(tx, deviation, Rule.ASSESS)
    elif step in ("concluded", "tried"):
        reach(tx, deviation, handled_at=None)
        deadlines.take_up(tx, deviation, Rule.INVESTIGATE)
    else:
        matters.place(tx, deviation, tx.get_one(Unit, before.unit_id), routed_at=before.routed_at)
    deviation.owner_id = before.owner_id
    record(tx, deviation, states.UNDONE, step=step, target=deviation.unit_name)
