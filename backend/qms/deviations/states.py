"""What waits in a deviation, and its lifecycle. The table is whole, also where a step gets its screen later."""

from collections.abc import Callable, Set
from datetime import datetime, timedelta
from uuid import UUID

from pydantic.alias_generators import to_camel
from sqlalchemy import and_, case, literal, literal_column, select
from sqlalchemy.dialects.postgresql import JSONB

from qms.closings.queries import nothing_done, undecided, under_investigation, unfinished
from qms.deviations.models import IDEA_ENDED, OPEN, Deviation, ReportType
from qms.kernel import access, clock
from qms.kernel.db import Tx
from qms.kernel.problems import WrongState
from qms.kernel.schema import Shape
from qms.kernel.states import Lifecycle, Transition
from qms.matters import policy
from qms.matters.models import MISTAKEN, EarlierMatter
from qms.matters.states import Kind, Waiting
from qms.participants.models import Part
from qms.participants.policy import may_as

MATTER = Deviation.__mapper__.inherits.local_table  # type: ignore[union-attr]  # a subclass always inherits
AT_INTAKE = and_(MATTER.c.intake_id.is_not(None), MATTER.c.routed_at.is_(None))
"""Whether an intake function has a report and is to route it on."""
FIRST = case((AT_INTAKE, "Fördela"), else_="Bedöm")
TAKES = case((AT_INTAKE, "deviationReroute"), else_="deviationAssess")
KIND = Kind(
    Deviation,
    "Avvikelse",
    waiting=(
        Waiting(frozenset({"received"}), "deviationAssess", FIRST, TAKES),
        Waiting(frozenset({"investigating"}), "deviationConclude", literal("Utred")),
        Waiting(frozenset({"acting"}), "deviationClose", literal("Följ upp")),
        Waiting(frozenset({"considered", "tried"}), "ideaAdopt", literal("Avgör idén")),
    ),
    is_reported=True,
    urgent=Deviation.__table__.c.immediate_danger,
)
ONGOING = {"investigating", "acting"}
UNDER_WAY = OPEN - {"received"}
NEW, AGAIN = {"received", "considered", "tried"}, {"received", *IDEA_ENDED}
"""Where a report can be of another type, and where an idea is considered: as it comes in, or once more."""
ENDED = {"closed", "dismissed", "transferred", *IDEA_ENDED}
LAST_STEP = """
    select jsonb_build_object('kind', e.kind, 'actorId', e.actor_id, 'hasWords', e.note is not null, 'at', e.at,
                              'minutes', b.undo_minutes)
      from matter_event e join board b on b.id = e.board_id where e.matter_id = matter.id and e.kind <> 'overdue'
     order by e.at desc, e.position desc limit 1"""
UNDO, UNDONE = "deviationUndo", "undone"
"""The operation that takes a step back, and the entry of the timeline that says so."""


def may(tx: Tx, operation: str, deviation: Deviation) -> bool:
    """Whether the caller may do this with a deviation: what one has just handed over is undone from where it was.

    Of those who take part, only who investigates says that the investigation is done.
    """
    if operation == "deviationConclude":
        return may_as(tx, operation, deviation, Part.INVESTIGATOR)
    if policy.may(tx, operation, deviation):
        return True
    step = last_step(tx, deviation) if operation == UNDO and access.reach(tx.actor, UNDO) else None
    if step is None or step.kind != "rerouted" or step.actor_id != tx.actor.id:
        return False
    before = Deviation(board_id=deviation.board_id, unit_id=stood_before(tx, deviation).unit_id)
    return policy.may(tx, operation, before)


class LastStep(Shape):
    """What has happened last to a deviation, and for how many minutes a step can be undone in its board."""

    kind: str
    actor_id: UUID | None
    has_words: bool
    at: datetime
    minutes: int


def last_step(tx: Tx, deviation: Deviation) -> LastStep | None:
    """What has happened last to a deviation."""
    known: dict[UUID, LastStep | None] = tx.info.setdefault("last_steps", {})
    if deviation.id not in known:
        latest = select(literal_column(f"({LAST_STEP})", JSONB())).where(MATTER.c.id == deviation.id)
        remember_last_step(tx, deviation, tx.scalar(latest.select_from(MATTER)))
    return known[deviation.id]


def remember_last_step(tx: Tx, deviation: Deviation, step: object) -> None:
    """Keep what another statement brought along, until something more is shown."""
    tx.info.setdefault("last_steps", {})[deviation.id] = LastStep.model_validate(step) if step else None


class Before(Shape):
    """What stood in a deviation before its last step that is counted."""

    owner_id: UUID | None = None
    unit_id: UUID | None = None
    category: str | None = None
    activity: str | None = None
    concerns_child: str | None = None
    routed_at: datetime | None = None

    @property
    def about(self) -> dict[str, object]:
        """What it was about and whether it was routed, as far as that was known."""
        return self.model_dump(include={"category", "activity", "concerns_child", "routed_at"}, exclude_none=True)


def stood_before(tx: Tx, deviation: Deviation) -> Before:
    """What stood in a deviation before the last step that is counted: whose it was, its unit, and what it was about."""
    stood = select(EarlierMatter.stood).where(EarlierMatter.matter_id == deviation.id)
    row = tx.scalar(stood.order_by(EarlierMatter.position.desc()).limit(1)) or {}
    return Before.model_validate({to_camel(name): row.get(name) for name in Before.model_fields})


def _ideas(*, only: bool) -> Callable[[Tx, Deviation], WrongState | None]:
    """What stands in the way where an idea is no deviation, which is assessed, and a deviation no idea."""
    detail = "Bara en idé prövas så." if only else "En idé övervägs och prövas. Är den en avvikelse byter du typ först."

    def refuses(_: Tx, deviation: Deviation) -> WrongState | None:
        return None if (deviation.report_type == ReportType.IMPROVEMENT_IDEA) == only else WrongState(detail)

    return refuses


def _suspected(_: Tx, deviation: Deviation) -> WrongState | None:
    """What somebody has reported as misconduct is tried as that: nobody calls it something else (lex Sarah)."""
    is_suspected = deviation.report_type == ReportType.SUSPECTED_MISCONDUCT
    return WrongState("En misstanke om missförhållande byter inte typ.") if is_suspected else None


def _not_undone(kind: str) -> Callable[[Tx, Deviation], WrongState | None]:
    """What stands in the way of undoing a step: another has taken it, something has happened since, or time has gone.

    A step without a note was a source's or the service's own.
    """

    def refuses(tx: Tx, deviation: Deviation) -> WrongState | None:
        step = last_step(tx, deviation)
        if step is None or (step.kind, step.actor_id) != (kind, tx.actor.id) or not step.has_words:
            return WrongState("Bara den som tog steget kan ångra det, och bara tills något mer har hänt i ärendet.")
        if clock.now() - step.at > timedelta(minutes=step.minutes):
            return WrongState(f"Ett steg går att ångra i {step.minutes} minuter. Det har gått längre tid.")
        return None

    return refuses


def _assessed(name: str, target: str, *missing: str) -> Transition[Deviation]:
    refuses = _ideas(only=False)
    return Transition(name, {"received"}, target, "deviationAssess", refuses, missing, relation="assessments")


def _back(name: str, sources: Set[str], target: str | None, kind: str) -> Transition[Deviation]:
    untimely = "Det finns inget steg att ångra i det här läget." if target is None else None
    return Transition(name, sources, target, UNDO, _not_undone(kind), untimely=untimely, relation="undoings")


LIFECYCLE: Lifecycle[Deviation] = Lifecycle(
    "deviation",
    "received",
    may,
    _assessed("investigate", "investigating", "category", "law_area", "probability", "consequence"),
    _assessed("close", "closed", "category", "reason"),
    _assessed("dismiss", "dismissed", "reason"),
    Transition("act", {"investigating"}, "acting", "deviationConclude", under_investigation, relation="conclusions"),
    Transition("conclude", ONGOING, "closed", "deviationClose", unfinished, relation="closings"),
    Transition("transfer", {"received", "investigating"}, "transferred", "deviationTransfer"),
    Transition("reopen", {"closed", "dismissed"}, "investigating", "deviationReopen", relation="reopenings"),
    Transition(
        "reroute",
        OPEN,
        None,
        "deviationReroute",
        untimely="Ärendet är avslutat, överlämnat eller inte en avvikelse, och kan inte lämnas över.",
        relation="reroutings",
    ),
    Transition("add", OPEN | ENDED, None, "deviationAdd", relation="additions"),
    Transition("consider", AGAIN, "considered", "ideaConsider", _ideas(only=True), relation="considerations"),
    Transition("try", {"considered"}, "tried", "ideaTry", nothing_done, relation="trials"),
    Transition("adopt", {"considered", "tried"}, "adopted", "ideaAdopt", undecided, relation="adoptions"),
    Transition("decline", {"considered", "tried"}, "declined", "ideaDecline", undecided, relation="declinations"),
    Transition("reclassify", NEW, "received", "deviationReclassify", _suspected, relation="reclassifications"),
    _back("put-back", {"considered"}, "received", "considered"),
    _back("stop-trying", {"tried"}, "considered", "tried"),
    _back("take-back", {"dismissed"}, "received", "assessed"),
    _back("take-up", {"acting"}, "investigating", "concluded"),
    _back("hand-back", OPEN, None, "rerouted"),
    Transition("set aside", OPEN | ENDED, MISTAKEN, None),
)
