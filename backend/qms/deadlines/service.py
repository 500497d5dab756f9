"""What happens to times: steps in matters begin and end them, days let them pass, and somebody waives one."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from sqlalchemy import any_, update

from qms.deadlines import queries
from qms.deadlines.models import ABOVE, ASIDE, NEAR, PASSED, Basis, Deadline, DeadlineStatus, Rule
from qms.deadlines.schemas import DeadlineWaiverCreate
from qms.deadlines.states import LIFECYCLE, matter_of
from qms.kernel import clock
from qms.kernel.db import Tx
from qms.matters import service as matters
from qms.matters.models import Matter
from qms.matters.service import IDS, record
from qms.notifications.models import NotificationKind as Kind
from qms.notifications.service import done, forget, tell_once
from qms.organisation import queries as organisation

STEPS = {NEAR: Kind.DEADLINE_NEAR, PASSED: Kind.DEADLINE_MISSED, ABOVE: Kind.DEADLINE_SUPERIOR}

WRONG = "Uppgiften som tiden räknades från är rättad."


@dataclass(frozen=True)
class Time:
    """A time that is to run: what is to be done, from when and until when, and by what."""

    rule: Rule
    start_on: date
    due_on: date
    basis: Basis = Basis.BOARD
    legal_reference: str | None = None
    owner_id: UUID | None = None
    start_at: datetime | None = None
    due_at: datetime | None = None


def begin(tx: Tx, matter: Matter, time: Time) -> None:
    """Let a time run. The same rule from the same day is the same time, which is taken up again if it had ended."""
    rows = queries.of(tx, matter)
    same = next((row for row in rows if (row.rule, row.start_on) == (time.rule, time.start_on)), None)
    if same is None:
        known = {"board_id": matter.board_id, "matter_id": matter.id, "status": LIFECYCLE.begins, "escalation": 0}
        rows.append(queries.store(tx, matter, Deadline(**known, **vars(time))))
    else:
        same.start_at, same.due_at = time.start_at, time.due_at
        _take_up(tx, same, time.due_on)
    _set_date(matter, rows)


def count_anew(tx: Tx, matter: Matter, time: Time, *, ended_at: datetime | None = None) -> None:
    """Let a rule's time run from another moment than it did. Where it had been met then, it was at that moment."""
    for row in queries.of(tx, matter):
        if row.rule == time.rule and row.start_on != time.start_on and row.status != DeadlineStatus.WAIVED:
            _waive(tx, row, WRONG, clock.today())
    begin(tx, matter, time)
    if ended_at:
        meet(tx, matter, time.rule, at=ended_at)


def _take_up(tx: Tx, deadline: Deadline, due: date) -> None:
    if deadline.is_open and deadline.due_on == due:
        return
    if deadline.due_on != due:
        _hear_no_more(tx, deadline)
        deadline.due_on, deadline.escalation = due, 0
    has_passed = deadline.escalation >= PASSED
    LIFECYCLE.settle(deadline, DeadlineStatus.MISSED if has_passed else DeadlineStatus.RUNNING)
    deadline.ended_on = deadline.reason = deadline.waived_by = None


def take_up(tx: Tx, matter: Matter, rule: Rule) -> None:
    """Let the latest time of a rule run again, since the step that met it is undone. What was waived stays so."""
    rows = queries.of(tx, matter)
    latest = max((row for row in rows if row.rule == rule), key=lambda row: row.start_on, default=None)
    if latest is not None and latest.status != DeadlineStatus.WAIVED:
        _take_up(tx, latest, latest.due_on)
    _set_date(matter, rows)


def meet(tx: Tx, matter: Matter, rule: Rule, *, at: datetime | None = None) -> None:
    """Tell that what a rule asks for is done now, or was at a moment that is told of later. That may be too late."""
    rows = queries.of(tx, matter)
    for deadline in rows:
        if deadline.rule == rule and deadline.is_open:
            _end(tx, deadline, clock.civil_date(at or clock.now()), at)
    _set_date(matter, rows)


def _end(tx: Tx, deadline: Deadline, day: date, at: datetime | None = None) -> None:
    _hear_no_more(tx, deadline)
    is_kept = deadline.is_kept(day, at or clock.now())
    LIFECYCLE.settle(deadline, DeadlineStatus.MET if is_kept else DeadlineStatus.MISSED)
    deadline.ended_on, deadline.reason, deadline.waived_by = day, None, None


def is_running(tx: Tx, matter: Matter, rule: Rule) -> bool:
    """Whether a time of a rule runs in a matter."""
    return any(row.rule == rule and row.is_open for row in queries.of(tx, matter))


def cancel(tx: Tx, matter: Matter, rule: Rule, reason: str) -> None:
    """Let the times of a rule end, because what it asks for can no longer be done."""
    rows = queries.of(tx, matter)
    for deadline in rows:
        if deadline.rule == rule and deadline.is_open:
            _cancel(tx, deadline, reason, clock.today())
    _set_date(matter, rows)


def cancel_all(tx: Tx, matter: Matter, reason: str) -> None:
    """Let everything that runs in a matter end, because it was closed or handed to somebody else."""
    for deadline in queries.of(tx, matter):
        if deadline.is_open:
            _cancel(tx, deadline, reason, clock.today())


def _cancel(tx: Tx, deadline: Deadline, reason: str, day: date) -> None:
    """Let a time end because nothing is left to do. If it had passed by then it was not kept."""
    if not deadline.is_kept(day, clock.now()):
        _end(tx, deadline, day)
    else:
        _waive(tx, deadline, reason, day)


def follow(tx: Tx, matter: Matter, rule: Rule, history: Iterable[tuple[date, date | None, str | None]]) -> None:
    """Let the times of a rule be what a history tells that may have been put right: begun, ended, and why if undone.

    What had ended before it was told of was never a time here. One that is not told of any longer does not hold.
    """
    known = {row.start_on: row for row in queries.of(tx, matter) if row.rule == rule}
    told = {start_on: (ended_on, undone) for start_on, ended_on, undone in history}
    for start_on, deadline in known.items():
        ended_on, undone = told.get(start_on, (clock.today(), WRONG))
        if start_on not in told and deadline.status != DeadlineStatus.WAIVED:
            _waive(tx, deadline, WRONG, clock.today())
        elif ended_on and undone:
            _cancel(tx, deadline, undone, ended_on)
        elif ended_on:
            _end(tx, deadline, ended_on)


def _waive(tx: Tx, deadline: Deadline, reason: str, day: date) -> None:
    _hear_no_more(tx, deadline)
    LIFECYCLE.settle(deadline, DeadlineStatus.WAIVED)
    _say_why(tx, deadline, reason, day)


def _say_why(tx: Tx, deadline: Deadline, reason: str, day: date) -> None:
    deadline.ended_on, deadline.reason = day, reason
    deadline.waived_by = tx.actor.id if tx.actor.kind != "system" else None


def waive(tx: Tx, deadline: Deadline, command: DeadlineWaiverCreate) -> None:
    """Decide that a time of the board's own does not hold. Its matter waits all the same."""
    LIFECYCLE.fire("waive", tx, deadline)
    _hear_no_more(tx, deadline)
    _say_why(tx, deadline, command.reason, clock.today())
    matter = matter_of(tx, deadline)
    _set_date(matter, queries.of(tx, matter))
    record(tx, matter, "deadline-waived", note=command.reason, rule=deadline.rule, dueOn=str(deadline.due_on))


def set_aside(tx: Tx, matter_ids: Sequence[UUID], reason: str) -> None:
    """Let nothing run in matters that should never have been registered."""
    ended = {"status": DeadlineStatus.WAIVED, "reason": reason, "ended_on": clock.today()}
    running = update(Deadline).where(Deadline.matter_id == any_(IDS), Deadline.ended_on.is_(None))
    tx.execute(running.values(**ended, version=Deadline.version + 1), {"ids": matter_ids})
    forget(tx, matter_ids)


def watch(tx: Tx, board_id: UUID) -> None:
    """Take every open time as far as the day has: near, passed, and so long ago that who leads above is to know.

    That it has passed stands on the timeline once, and is told, but for matters that tell of their limits themselves.
    """
    board = organisation.board(tx, board_id)
    after = {NEAR: -board.remind_days, PASSED: 1, ABOVE: 1 + board.superior_after_days}
    due_by = {step: clock.today() - timedelta(days=days) for step, days in after.items()}
    for deadline in queries.reached(tx, board_id, due_by):
        told = deadline.escalation
        deadline.escalation = max(step for step, day in due_by.items() if deadline.due_on <= day)
        matter = matter_of(tx, deadline)
        if deadline.escalation >= PASSED and deadline.status == DeadlineStatus.RUNNING:
            LIFECYCLE.fire("miss", tx, deadline)
            if matter.is_watched and deadline.rule not in ASIDE:
                record(tx, matter, "overdue", dueOn=str(deadline.due_on), rule=deadline.rule)
        for step in range(max(told + 1, min(PASSED, deadline.escalation)), deadline.escalation + 1):
            _tell(tx, matter, deadline, step)


def _tell(tx: Tx, matter: Matter, deadline: Deadline, step: int) -> None:
    """Tell who is to do it, then who stands in at the unit too, and at last who leads above."""
    if matter.is_watched or step == ABOVE:
        people = queries.to_tell(tx, matter, deadline, step)
        key = queries.told_by(deadline)
        tell_once(tx, matter.board_id, STEPS[step], key=key, to=people, matter_id=matter.id)


def _hear_no_more(tx: Tx, deadline: Deadline) -> None:
    """A reminder stops when the thing is done."""
    if deadline.is_open and deadline.escalation:
        done(tx, deadline.board_id, key=queries.told_by(deadline), matter_id=deadline.matter_id)


def find_owners(tx: Tx, board_id: UUID) -> None:
    """Let who answers for its matter have a time whose owner no longer reads it, also where the matter is closed."""
    for deadline in queries.unread(tx, board_id):
        deadline.owner_id = None
        matters.find_owner(tx, matter_of(tx, deadline))


def _set_date(matter: Matter, rows: Iterable[Deadline]) -> None:
    """A matter's date is that of its nearest open time that is for who answers for it. Else it keeps the last."""
    days = (row.due_on for row in rows if row.is_open and row.rule not in ASIDE)
    matter.due_on = min(days, default=matter.due_on)


def told_of(kind: Kind, key: str) -> str | None:
    """What is to be done in the time that a notification tells of, where it tells of one."""
    return Rule(key.partition(" ")[0]).label if kind in STEPS.values() else None
