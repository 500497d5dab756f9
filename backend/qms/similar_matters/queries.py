"""The one statement that finds earlier matters like one.

Looked among are the latest of the same category and the latest at each unit below the nearest superior, each by its own
index and no more than a few: what it costs does not grow with the board. Among those the words decide, by the search's
own index: a word that few of them have tells more than one that all have. Only what the caller may read is looked at,
so nothing else weighs in either.
"""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from sqlalchemy import (
    CTE,
    ColumnElement,
    Float,
    Select,
    Text,
    and_,
    case,
    cast,
    func,
    literal,
    or_,
    select,
    true,
    union,
)
from sqlalchemy.dialects.postgresql import aggregate_order_by

from qms.actions.models import Action, ActionSource
from qms.connections.models import MatterLink
from qms.deviations.models import Deviation
from qms.kernel import access, audit
from qms.kernel.db import Tx
from qms.matters import policy
from qms.matters.models import MISTAKEN, Matter, MatterEffect
from qms.organisation.code_lists import CodeListName
from qms.organisation.models import Code, Unit

MATTER, DEVIATION, EFFECT = Matter.__table__, Deviation.__table__, MatterEffect.__table__
LINK, SOURCE, CODE = MatterLink.__table__, ActionSource.__table__, Code.__table__
M, OF_ACTION = MATTER.alias("m"), EFFECT.alias("of_action")
LIST = "similarMatterList"
PER_UNIT, NEAREST, SHOWN = 20, 100, 5
"""How many are looked among at each unit, how many at all of them and of the category, and how many are shown."""
SAME_CATEGORY, SAME_UNIT, ENOUGH = 2.0, 1.0, 2.0
"""What a common category and unit weigh, where a word that a seventh of them have weighs two; and how much it takes."""
Alike = dict[str, Any]


def similar(tx: Tx, matter: Matter, category: str | None) -> list[Alike]:
    """The nearest earlier matters of the same kind that the caller may read, with what was done, recorded as listed."""
    category = category or getattr(matter, "category", None)
    nearest = _nearest(tx, matter, category)
    effect = select(EFFECT.c.effect).where(EFFECT.c.matter_id == M.c.id, EFFECT.c.until.is_(None))
    rows = select(
        *(M.c[name] for name in ("id", "number", "status", "title", "unit_name", "reported_at")),
        nearest.c.category,
        nearest.c.same_category,
        nearest.c.same_unit,
        _label(matter.board_id, nearest.c.category).label("label"),
        effect.scalar_subquery().label("effect"),
        _linked_as(matter.id).label("linked_as"),
        _actions(tx).label("actions"),
    ).select_from(nearest.join(M, M.c.id == nearest.c.id))
    alike = [dict(row) for row in tx.execute(rows.order_by(nearest.c.weight.desc(), M.c.id.desc())).mappings()]
    audit.listed(tx, matter.kind, [row["id"] for row in alike])
    if done := [UUID(action["id"]) for row in alike for action in row["actions"] or ()]:
        audit.listed(tx, Action.kind_name(), done)
    return alike


def _nearest(tx: Tx, matter: Matter, category: str | None) -> CTE:
    """The nearest few, and why."""
    near = union(*_candidates(tx, matter, category)).cte("near").prefix_with("MATERIALIZED")
    words = _words(matter, near)
    same_category = func.coalesce(DEVIATION.c.category == literal(category, Text), False)
    same_unit = MATTER.c.unit_id == matter.unit_id
    weight = (
        func.coalesce(words.c.weight, 0.0)
        + case((same_category, SAME_CATEGORY), else_=0.0)
        + case((same_unit, SAME_UNIT), else_=0.0)
    )
    known = near.join(MATTER, MATTER.c.id == near.c.id)
    known = known.outerjoin(DEVIATION, DEVIATION.c.id == near.c.id).outerjoin(words, words.c.id == near.c.id)
    return (
        select(
            near.c.id,
            DEVIATION.c.category,
            same_category.label("same_category"),
            same_unit.label("same_unit"),
            weight.label("weight"),
        )
        .select_from(known)
        .where(weight >= ENOUGH)
        .order_by(weight.desc(), MATTER.c.reported_at.desc(), MATTER.c.id.desc())
        .limit(SHOWN)
        .cte("nearest")
    )


def _candidates(tx: Tx, matter: Matter, category: str | None) -> Iterator[Select[tuple[UUID]]]:
    """The latest earlier ones near in the organisation and of the category, by each way that they are reached."""
    unit = tx.get_one(Unit, matter.unit_id)
    below = access.reached_from([unit.parent_id or unit.id]).distinct().subquery("below")
    order = (MATTER.c.reported_at.desc(), MATTER.c.id.desc())
    for way in access.ways(tx.actor, access.reach(tx.actor, LIST, policy.reading(matter)), policy.LOCATED):
        earlier = (
            *(MATTER.c.board_id == matter.board_id, MATTER.c.kind == matter.kind, way),
            *(MATTER.c.reported_at < matter.reported_at, MATTER.c.status != MISTAKEN),
        )
        here = select(MATTER.c.id, MATTER.c.reported_at).where(MATTER.c.unit_id == below.c[0], *earlier)
        latest = here.order_by(*order).limit(PER_UNIT).lateral("latest")
        of_units = select(latest.c.id).select_from(below.join(latest, true()))
        yield of_units.order_by(latest.c.reported_at.desc(), latest.c.id.desc()).limit(NEAREST)
        if category:
            both = MATTER.join(DEVIATION, DEVIATION.c.id == MATTER.c.id)
            alike = (DEVIATION.c.board_id == matter.board_id, DEVIATION.c.category == category)
            of_category = select(MATTER.c.id).select_from(both).where(*alike, *earlier)
            yield of_category.order_by(DEVIATION.c.id.desc()).limit(NEAREST)


def _words(matter: Matter, near: CTE) -> CTE:
    """How much each has in common with the matter in words: one that few of them have weighs more."""
    stems = func.access.stems(M.c.search)
    mine, theirs = (stems.table_valued("word", name=name).render_derived() for name in ("mine", "theirs"))
    words = select(mine.c.word).select_from(M.join(mine, true())).where(M.c.id == matter.id)
    sought = words.cte("sought").prefix_with("MATERIALIZED")
    # By itself, or the planner would take each text's words anew for each word that is sought.
    texts = select(near.c.id, theirs.c.word).select_from(near.join(M, M.c.id == near.c.id).join(theirs, true()))
    text_words = texts.cte("text_words").prefix_with("MATERIALIZED")
    common = select(text_words).where(text_words.c.word.in_(select(sought.c.word)))
    said = common.cte("said").prefix_with("MATERIALIZED")
    many = cast(select(func.count()).select_from(near).scalar_subquery() + 1, Float)
    told = select(said.c.word, func.ln(many / func.count()).label("weight")).group_by(said.c.word).cte("told")
    each = select(said.c.id, func.sum(told.c.weight).label("weight"))
    return each.select_from(said.join(told, told.c.word == said.c.word)).group_by(said.c.id).cte("words")


def _label(board_id: UUID, category: ColumnElement[str]) -> ColumnElement[Any]:
    named = select(CODE.c.label).where(CODE.c.board_id == board_id, CODE.c.list == CodeListName.CATEGORY)
    return named.where(CODE.c.code == category).order_by(CODE.c.valid_from.desc()).limit(1).scalar_subquery()


def _linked_as(matter_id: UUID) -> ColumnElement[Any]:
    ends = or_(
        and_(LINK.c.from_id == matter_id, LINK.c.to_id == M.c.id),
        and_(LINK.c.to_id == matter_id, LINK.c.from_id == M.c.id),
    )
    linked = select(LINK.c.kind).where(ends, LINK.c.struck_at.is_(None)).order_by(LINK.c.linked_at)
    return linked.limit(1).scalar_subquery()


def _actions(tx: Tx) -> ColumnElement[Any]:
    """What was done about each, and which of it the caller may read by itself."""
    holds = and_(OF_ACTION.c.matter_id == MATTER.c.id, OF_ACTION.c.until.is_(None))
    one = func.jsonb_build_object(
        *("id", MATTER.c.id, "reference", func.concat(f"{Action.prefix}-", MATTER.c.number), "title", MATTER.c.title),
        *("status", MATTER.c.status, "effect", OF_ACTION.c.effect),
        *("isReadable", policy.visible_to(tx.actor, "actionRead")),
    )
    tables = SOURCE.join(MATTER, MATTER.c.id == SOURCE.c.action_id).outerjoin(OF_ACTION, holds)
    ordered = func.jsonb_agg(aggregate_order_by(one, MATTER.c.reported_at, MATTER.c.id))
    return select(ordered).select_from(tables).where(SOURCE.c.matter_id == M.c.id).correlate(M).scalar_subquery()
