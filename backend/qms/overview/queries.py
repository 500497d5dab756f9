"""Reads of what concerns the caller: roles, work, own reports, drafts."""

from collections import Counter
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, Subquery, and_, case, false, func, null, or_, select, union_all
from sqlalchemy.orm import aliased

from qms.deadlines.service import told_of
from qms.ivo_reporting.models import IvoReport
from qms.ivo_reporting.policy import visible_to as reports_visible_to
from qms.kernel import access, audit, clock
from qms.kernel.access import Located
from qms.kernel.actor import Actor
from qms.kernel.db import Tx
from qms.kernel.rows import Row, columns_of, page_of, swedish
from qms.kinds import IVO_REPORT, MATTERS, OTHERS
from qms.matters import queries as matters
from qms.matters.models import Matter
from qms.matters.policy import handled_by, is_mine, visible_to
from qms.matters.states import OtherWork
from qms.notifications.models import Notification, NotificationKind, NotificationState, Reading
from qms.notifications.queries import is_new, mine
from qms.organisation.models import Absence, Assignment, Board, Person, Unit
from qms.organisation.schemas import BoardSummary
from qms.overview.schemas import HeldRole, StandIn, WorkGroup
from qms.publications.models import Publication
from qms.publications.policy import visible_to as publications_visible_to
from qms.service_accounts.models import ServiceAccount

MATTER, REPORT, TOLD = Matter.__table__, IvoReport.__table__, Notification.__table__
PERSON, RECIPIENT = aliased(Person), aliased(Person)
ABOUT = (TOLD.c.matter_id, TOLD.c.report_id, TOLD.c.person_id, TOLD.c.publication_id, TOLD.c.account_id)
KINDS = {kind.name: kind for kind in MATTERS}
URGENT = [kind.urgent for kind in MATTERS if kind.urgent is not None]
REPORTED = [kind.name for kind in MATTERS if kind.is_reported]
SHARED = (MATTER.c.id, MATTER.c.kind, MATTER.c.number, MATTER.c.title, MATTER.c.status)
SOON = timedelta(days=14)
SHOWN = 100
LATEST = 5
UNITS = 20


def roles(tx: Tx) -> list[Row]:
    """The roles that the caller has today, the own ones first."""
    own = Assignment.person_id == tx.actor.id
    held = func.access.held(tx.actor.id, clock.today()).table_valued("id")
    rows = (
        select(
            *columns_of(
                HeldRole,
                Assignment,
                role_name=None,
                board_name=Board.name,
                unit_name=Unit.name,
                deputy_for=case((own, null()), else_=Person.name),
            )
        )
        .join(Board, Board.id == Assignment.board_id)
        .join(Person, Person.id == Assignment.person_id)
        .outerjoin(Unit, Unit.id == Assignment.unit_id)
        .where(Assignment.id.in_(select(held.c.id)))
        .order_by(own.desc(), Assignment.valid_from, Assignment.id)
    )
    return [{**row, "roleName": row["role"].label} for row in tx.execute(rows).mappings()]


def boards(tx: Tx) -> list[Row]:
    """The boards where the caller has a role today."""
    rows = select(*columns_of(BoardSummary, Board)).where(Board.id.in_(tx.actor.board_ids))
    return [dict(row) for row in tx.execute(rows.order_by(swedish(Board.name), Board.id)).mappings()]


def away(tx: Tx) -> list[Row]:
    """Those in whose place the caller stands today."""
    standing_in = func.access.stands_in(tx.actor.id, clock.today()).table_valued("id")
    rows = (
        select(*columns_of(StandIn, Absence, name=Person.name, until=Absence.absent_to))
        .join(Person, Person.id == Absence.person_id)
        .where(Absence.id.in_(select(standing_in.c.id)))
        .order_by(Absence.absent_to, Absence.id)
    )
    return [dict(row) for row in tx.execute(rows).mappings()]


def work(tx: Tx) -> tuple[list[Row], dict[str, int]]:
    """What waits for a step that the caller may take, soonest first, and how much there is in each group.

    Where there is more than can be shown, what the caller answers for goes before what others do.
    """
    today = clock.today()
    others = [_other_item(kind, row, today) for kind in OTHERS for row in kind.waiting(tx)]
    waiting, counts = _matters_waiting(tx, today)
    counts.update(item["group"] for item in others)
    nearest = sorted([*others, *waiting], key=lambda item: (not item["isMine"], item["dueOn"]))[:SHOWN]
    shown = {"overdue": "overdue", "twoWeeks": "two-weeks", "later": "later"}
    return sorted(nearest, key=lambda item: item["dueOn"]), {name: counts[each] for name, each in shown.items()}


def own_work(tx: Tx) -> tuple[int, int]:
    """How much waits for a step of the caller's own, and how much of it is late. Nothing of what it is."""
    today = clock.today()
    others = [row["dueOn"] for kind in OTHERS for row in kind.waiting(tx)]
    waiting = _waiting(tx, today)
    is_late = waiting.c.due_on < today
    counted = select(func.count(), func.count().filter(is_late)).where(is_mine(tx.actor, _located(waiting)))
    total, late = tx.execute(counted).one()
    return total + len(others), late + sum(due_on < today for due_on in others)


def late_by_unit(tx: Tx) -> list[Row]:
    """Where others are late with what the caller may read, where it has waited longest first. Nothing of what it is."""
    today, late, name = clock.today(), func.count().label("overdue"), Unit.name.label("unit_name")
    is_readable = or_(
        *(
            and_(
                MATTER.c.kind == kind.name,
                MATTER.c.status.in_(sorted(kind.model.open_states)),
                handled_by(tx.actor, kind.name),
            )
            for kind in MATTERS
        )
    )
    is_others = is_mine(tx.actor).is_not(True)
    rows = (
        select(MATTER.c.kind, MATTER.c.unit_id, name, late, func.min(MATTER.c.due_on).label("oldest"))
        .join(Unit, Unit.id == MATTER.c.unit_id)
        .where(is_readable, MATTER.c.due_on < today, is_others)
        .group_by(MATTER.c.kind, MATTER.c.unit_id, Unit.name)
        .order_by("oldest", MATTER.c.unit_id, MATTER.c.kind)
        .limit(UNITS)
    )
    shown = {
        "kind": "kind",
        "unitId": "unit_id",
        "unitName": "unit_name",
        "overdue": "overdue",
        "oldestDueOn": "oldest",
    }
    return [{name: row[column] for name, column in shown.items()} for row in tx.execute(rows).mappings()]


def _waiting(tx: Tx, today: date) -> Subquery:
    return union_all(*(matters.waiting(tx, kind, until=today + SOON) for kind in MATTERS)).subquery()


def _located(waiting: Subquery) -> Located:
    return Located(MATTER.c.board_id, owner_id=waiting.c.owner_id, matter_id=waiting.c.id)


def _matters_waiting(tx: Tx, today: date) -> tuple[list[Row], Counter[str]]:
    """The matters of every kind that wait for a step, in one statement."""
    waiting = _waiting(tx, today)
    is_late, is_later = waiting.c.due_on < today, waiting.c.due_on > today + SOON
    mine = func.coalesce(is_mine(tx.actor, _located(waiting)), false()).label("is_mine")
    nearest = (
        select(
            waiting,
            mine,
            func.count().filter(is_late).over().label("overdue"),
            func.count().filter(is_later).over().label("later"),
            func.count().over().label("total"),
        )
        .order_by(mine.desc(), waiting.c.due_on, waiting.c.id)
        .limit(SHOWN)
        .subquery()
    )
    rows = select(nearest, func.coalesce(*URGENT, false()).label("is_danger"))
    for column in URGENT:
        rows = rows.outerjoin(column.table, column.table.c.id == nearest.c.id)
    shown = tx.execute(rows.order_by(nearest.c.due_on, nearest.c.id)).all()
    audit.listed(tx, "matter", [row.id for row in shown])
    overdue, later, total = (shown[0].overdue, shown[0].later, shown[0].total) if shown else (0, 0, 0)
    counts = Counter({"overdue": overdue, "two-weeks": total - overdue - later, "later": later})
    names = {row["personId"]: row["name"] for row in away(tx)} if tx.actor.persons != {tx.actor.id} else {}
    return [{**_item(row, today), "inPlaceOf": _in_place_of(tx.actor, row, names)} for row in shown], counts


def _in_place_of(actor: Actor, row: Any, names: dict[UUID, str]) -> str | None:
    """Who is away and would otherwise do this. Nobody, where it is the caller's own too."""
    if row.owner_id == actor.id or row.id in actor.takes_part_in(frozenset({actor.id})):
        return None
    takes_part = (name for person, name in names.items() if row.id in actor.takes_part_in(frozenset({person})))
    return names.get(row.owner_id) or next(takes_part, None)


def own_reports(tx: Tx) -> list[Row]:
    """The last that the caller has reported, of the kinds that are reported."""
    mine = MATTER.c.kind.in_(REPORTED), MATTER.c.reporter_id == tx.actor.id, MATTER.c.board_id.in_(tx.actor.board_ids)
    rows = (
        select(*SHARED, MATTER.c.reported_at, MATTER.c.answered_at)
        .where(*mine)
        .order_by(MATTER.c.reported_at.desc(), MATTER.c.id.desc())
        .limit(LATEST)
    )
    reports = tx.execute(rows).all()
    audit.listed(tx, "matter", [row.id for row in reports])
    return [{**_shared(row), "reportedAt": row.reported_at, "answeredAt": row.answered_at} for row in reports]


def notifications(tx: Tx, state: str, *, offset: int, limit: int) -> tuple[list[Row], int]:
    """A page of what the caller has been told, the newest first, and how many there are."""
    is_report, is_person = TOLD.c.report_id.is_not(None), TOLD.c.person_id.is_not(None)
    is_publication, is_system = TOLD.c.publication_id.is_not(None), TOLD.c.account_id.is_not(None)
    rows = _told(
        tx,
        state,
        *(TOLD.c[name] for name in ("id", "kind", "key", "recipient_id", "told_at", "done_at")),
        func.coalesce(TOLD.c.read_at, Reading.read_at).label("read_at"),
        case(
            (is_report, IVO_REPORT.name),
            (is_person, "person"),
            (is_publication, "publication"),
            (is_system, "system"),
            else_=MATTER.c.kind,
        ).label("about"),
        func.coalesce(*ABOUT).label("about_id"),
        MATTER.c.number,
        REPORT.c.period,
        case(
            (is_report, IVO_REPORT.title),
            else_=func.coalesce(MATTER.c.title, PERSON.name, Publication.title, ServiceAccount.name, Board.short_name),
        ).label("title"),
        RECIPIENT.name.label("recipient"),
    ).order_by(TOLD.c.told_at.desc(), TOLD.c.id.desc())
    by_me = and_(Reading.notification_id == TOLD.c.id, Reading.person_id == tx.actor.id)
    shown, total = page_of(tx, rows.outerjoin(Reading, by_me), offset=offset, limit=limit)
    audit.listed(tx, "matter", [row["about_id"] for row in shown if row["about"] in KINDS])
    return [_notification(tx, row) for row in shown], total


def new_notifications(tx: Tx) -> int:
    """How much of what the caller has been told is neither read nor done."""
    return tx.scalar(_told(tx, NotificationState.NEW, func.count())) or 0


def _told(tx: Tx, state: str, *columns: ColumnElement[Any]) -> Select[Any]:
    """What the caller has been told, of what they may read today and of their boards."""
    by_kind = [and_(MATTER.c.kind == kind.name, visible_to(tx.actor, f"{kind.name}Read")) for kind in MATTERS]
    reads_people, reads_systems = (
        access.within(tx.actor, access.reach(tx.actor, operation), Located(TOLD.c.board_id))
        for operation in ("personRead", "serviceAccountRead")
    )
    rows = (
        select(*columns)
        .select_from(TOLD)
        .join(Board, Board.id == TOLD.c.board_id)
        .join(RECIPIENT, RECIPIENT.id == TOLD.c.recipient_id)
        .outerjoin(MATTER, MATTER.c.id == TOLD.c.matter_id)
        .outerjoin(REPORT, REPORT.c.id == TOLD.c.report_id)
        .outerjoin(PERSON, PERSON.id == TOLD.c.person_id)
        .outerjoin(Publication, Publication.id == TOLD.c.publication_id)
        .outerjoin(ServiceAccount, ServiceAccount.id == TOLD.c.account_id)
        .where(mine(tx, "notificationList"))
        .where(
            or_(
                func.num_nonnulls(*ABOUT) == 0,
                *by_kind,
                reports_visible_to(tx.actor, "ivoReportRead"),
                and_(TOLD.c.person_id.is_not(None), reads_people),
                and_(TOLD.c.account_id.is_not(None), reads_systems),
                publications_visible_to(tx, "publicationRead"),
            )
        )
    )
    if state == NotificationState.NEW:
        return rows.where(is_new(tx))
    return rows


def _notification(tx: Tx, row: Row) -> Row:
    kind = NotificationKind(row["kind"])
    known = KINDS.get(row["about"])
    in_place_of = row["recipient"] if row["recipient_id"] != tx.actor.id else None
    return {
        "id": row["id"],
        "kind": kind,
        "text": ": ".join(filter(None, (kind.words(in_place_of), told_of(kind, row["key"])))),
        "about": row["about"],
        "aboutId": row["about_id"],
        "reference": f"{known.model.prefix}-{row['number']}" if known else row["period"] or "",
        "title": row["title"],
        "inPlaceOf": in_place_of,
        "toldAt": row["told_at"],
        "readAt": row["read_at"],
        "isDone": row["done_at"] is not None,
    }


def search(tx: Tx, words: str) -> list[Row]:
    """What somebody looks for among all that they may search, by kind."""
    groups = []
    for kind in MATTERS:
        if access.reach(tx.actor, kind.search) and (rows := matters.search_all(tx, kind, words)):
            first, is_capped = rows[: matters.FIRST], len(rows) > matters.FIRST
            groups.append({"kind": kind.name, "title": kind.title, "matters": first, "isCapped": is_capped})
    return groups


def _shared(row: Any) -> Row:
    reference = f"{KINDS[row.kind].model.prefix}-{row.number}"
    return {"id": row.id, "kind": row.kind, "reference": reference, "title": row.title, "status": row.status}


def _item(row: Any, today: date) -> Row:
    return {
        **_shared(row),
        "step": row.step,
        "operation": row.operation,
        "unitName": row.unit_name,
        "isMine": row.is_mine,
        "immediateDanger": row.is_danger,
        "dueOn": row.due_on,
        "dueAt": None,
        "group": group(row.due_on, today),
    }


def _other_item(kind: OtherWork, row: Row, today: date) -> Row:
    """What is no matter has no owner: its step waits for everybody with the role."""
    told = {"kind": kind.name, "isMine": True, "inPlaceOf": None, "immediateDanger": False, "dueAt": None}
    return {**told, **row, "group": group(row["dueOn"], today)}


def group(due_on: date, today: date) -> WorkGroup:
    """Where in the work list a limit puts something."""
    if due_on < today:
        return WorkGroup.OVERDUE
    return WorkGroup.TWO_WEEKS if due_on <= today + SOON else WorkGroup.LATER
