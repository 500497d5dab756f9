"""The counting of actions: proposed in a period, by every dimension, as they stood on a day."""

from collections import defaultdict
from collections.abc import Mapping

from sqlalchemy import func, select

from qms.action_lists.columns import MATTER, NONE, SOURCES, Chosen, rows
from qms.action_lists.schemas import Watched
from qms.actions.models import Action, ActionKind, ActionLevel, ActionStatus, ActionStrength, ConcernsChild
from qms.kernel.db import Tx
from qms.kinds import MATTERS
from qms.matters.models import Effect, Matter
from qms.organisation.models import AREAS
from qms.statistics.breakdowns import Counted, Counts, Dimension, count

ALL, JUDGED, HELPED = "åtgärder", "bedömda åtgärder", "åtgärder som hade hjälpt"
ABOUT = {kind.name: kind.title for kind in MATTERS if kind.model is not Action} | {NONE: "Bara enheten"}
SOURCE = Dimension("source", "kind", "Vad åtgärden gäller", ABOUT, ALL)
LEVEL = Dimension("level", "level", "För vem", ActionLevel.labels(), ALL)
KIND = Dimension("kind", "action_kind", "Slag", ActionKind.labels(), ALL)
STRENGTH = Dimension("strength", "strength", "Styrka", ActionStrength.labels(), ALL)
STATUS = Dimension("status", "status", "Läge", ActionStatus.labels(), ALL)
EFFECTS = Dimension("effect", "effect", "Bedömd effekt", Effect.labels(), JUDGED)
CHILD = Dimension("child", "concerns_child", "Rör barn", ConcernsChild.labels(), ALL)
AREA = Dimension("area", "area", "Område", AREAS, ALL, is_ranked=False)
UNIT = Dimension("unit", "unit_id", "Enhet", {}, ALL, is_ranked=False)
OF_EFFECT = (KIND, STRENGTH)
"""By what it is told what effect actions had."""
TOGETHER = ((UNIT, AREA), (KIND, STRENGTH, STATUS, EFFECTS, CHILD))
SUMS = ("open", "done", "decided", "judged", "helped", "outside", *(one.value for one in Watched))
WATCHED = {
    Watched.OVERDUE: ("open", "åtgärder som inte är genomförda"),
    Watched.UNJUDGED: ("done", "genomförda åtgärder"),
    Watched.RECURRED: ("helped", HELPED),
    Watched.BY_DOER: ("judged", JUDGED),
    Watched.OUTSIDE_LATE: ("outside", "åtgärder hos andra"),
    Watched.POSTPONED: ("decided", "beslutade åtgärder"),
}
"""What each to keep an eye on is a share of: a sum, and what that counts."""
Effects = dict[str, dict[str, dict[str, int]]]
"""By dimension and code, how many were judged to have each effect."""


def all_of(tx: Tx, chosen: Chosen) -> tuple[Counted, Counts, Effects]:
    """The actions by every dimension, by what they are about, and how they went."""
    return counted(tx, chosen), sources(tx, chosen), effects(tx, chosen)


def counted(tx: Tx, chosen: Chosen) -> Counted:
    """The actions by every dimension, and how many are what one keeps an eye on."""
    return count(tx, rows(chosen), TOGETHER, sums=SUMS)


def effects(tx: Tx, chosen: Chosen) -> Effects:
    """How the judged actions of the period went, by what they were."""
    read = rows(chosen)
    columns = [read.c[dimension.column] for dimension in OF_EFFECT]
    judged = select(*columns, read.c.effect, func.count()).where(read.c.before == 0, read.c.effect.is_not(None))
    told: Effects = {dimension.name: defaultdict(lambda: defaultdict(int)) for dimension in OF_EFFECT}
    for *codes, effect, number in tx.execute(judged.group_by(*columns, read.c.effect)):
        for dimension, code in zip(OF_EFFECT, codes, strict=True):
            told[dimension.name][code][effect] += number
    return told


def sources(tx: Tx, chosen: Chosen) -> Counts:
    """The actions by the kind of what they are about. One that is about several kinds is counted with each."""
    about = Matter.__table__.alias()
    kind = func.coalesce(about.c.kind, NONE)
    numbers = [func.count(MATTER.c.id.distinct()).filter(chosen.periods.before == before) for before in (0, 1)]
    sources = SOURCES.join(about, about.c.id == SOURCES.c.matter_id)
    tables = MATTER.outerjoin(sources, SOURCES.c.action_id == MATTER.c.id)
    those = select(kind, *numbers).select_from(chosen.then.beside(tables))
    those = those.where(*chosen.conditions, chosen.periods.condition).group_by(kind)
    return {kind: [now, then] for kind, now, then in tx.execute(those)}


def levels(kinds: Mapping[str, list[int]]) -> Counts:
    """The same actions by whom they are for."""
    counts: Counts = {level.value: [0, 0] for level in ActionLevel}
    for kind, (now, then) in kinds.items():
        counts[ActionKind(kind).level][0] += now
        counts[ActionKind(kind).level][1] += then
    return counts
