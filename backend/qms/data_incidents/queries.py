"""Reads of incidents: those of a matter, the register, how many were decided in time, and what waits."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Date, and_, cast, func, inspect, select

from qms.data_incidents import policy
from qms.data_incidents.models import DataIncident, DataIncidentNotice, DataIncidentStatus, DataRisk
from qms.data_incidents.schemas import DataIncidentFilter, DataIncidentStatistics, DataIncidentSummary
from qms.deadlines.models import Deadline, DeadlineStatus, Rule
from qms.kernel import access, audit, clock
from qms.kernel.db import Tx
from qms.kernel.rows import Row, columns_of, one_visible, page_of
from qms.laws.queries import law_on
from qms.laws.rules import LawRule, LawTopic
from qms.matters.models import Matter, MatterKind
from qms.organisation.queries import require_reached
from qms.statistics.breakdowns import share

INCIDENT, MATTER, DEADLINE = DataIncident.__table__, Matter.__table__, Deadline.__table__
READ = "dataIncidentRead"
AREA = "gdpr"
"""The area of law whose paragraph rules when the authority is told."""
ITS_TIME = and_(
    DEADLINE.c.matter_id == INCIDENT.c.matter_id,
    DEADLINE.c.rule == Rule.NOTIFY_AUTHORITY,
    DEADLINE.c.status != DeadlineStatus.WAIVED,
    INCIDENT.c.status != DataIncidentStatus.WITHDRAWN,
)
JOINED = (
    INCIDENT.join(MATTER, MATTER.c.id == INCIDENT.c.matter_id)
    .join(MatterKind.__table__, MatterKind.name == MATTER.c.kind)
    .outerjoin(DEADLINE, ITS_TIME)
)
SUMMARY = columns_of(
    DataIncidentSummary,
    INCIDENT,
    MATTER,
    reference=func.concat(MatterKind.prefix, "-", MATTER.c.number),
    due_at=DEADLINE.c.due_at,
    time_status=DEADLINE.c.status,
)
SORTS: dict[str, tuple[ColumnElement[Any], ...]] = {
    "-learntAt": (INCIDENT.c.learnt_at.desc(), INCIDENT.c.id.desc()),
}


def of_matter(tx: Tx, matter: Matter) -> Sequence[DataIncident]:
    """The incidents of a matter, the latest first."""
    rows = select(DataIncident).where(DataIncident.matter_id == matter.id)
    return tx.scalars(rows.order_by(DataIncident.told_at.desc(), DataIncident.id.desc())).all()


def standing(tx: Tx, matter: Matter) -> DataIncident | None:
    """The incident of a matter that nobody has taken back. What is not stored yet has none."""
    known = inspect(matter, raiseerr=False)
    if known is not None and not known.persistent:
        return None
    return next((one for one in of_matter(tx, matter) if one.status != DataIncidentStatus.WITHDRAWN), None)


def unfinished(tx: Tx, matter: Matter) -> bool:
    """Whether the data protection officer has something left to decide: whether the authority, or people, are told."""
    known = standing(tx, matter)
    if known is None or known.status == DataIncidentStatus.NO_INCIDENT:
        return False
    is_told = known.informed_on is not None or known.uninformed_reason is not None
    return known.status == DataIncidentStatus.REPORTED or (known.risk == DataRisk.HIGH and not is_told)


def get(tx: Tx, incident_id: UUID) -> DataIncident:
    """One incident of the register that the caller may see; its matter is recorded as read. Else it does not exist."""
    incident = one_visible(tx, DataIncident, incident_id, policy.visible_to(tx, READ))
    matter = tx.get_one(Matter, incident.matter_id)
    audit.read(tx, matter.kind, matter.id, board_id=matter.board_id)
    return incident


def notices(tx: Tx, incident: DataIncident) -> Sequence[DataIncidentNotice]:
    """What the authority was told, the first first."""
    rows = select(DataIncidentNotice).where(DataIncidentNotice.incident_id == incident.id)
    return tx.scalars(rows.order_by(DataIncidentNotice.number)).all()


def time_of(tx: Tx, incident: DataIncident) -> Deadline | None:
    """The time within which it is to be decided whether the authority is told. None of what is taken back."""
    rows = select(Deadline).select_from(INCIDENT.join(DEADLINE, ITS_TIME)).where(INCIDENT.c.id == incident.id)
    return tx.scalar(rows)


def limit_on(tx: Tx, learnt_at: datetime) -> LawRule | None:
    """What the law says of the time when the board learnt of it."""
    return law_on(tx, LawTopic.DATA_BREACH, AREA, clock.civil_date(learnt_at))


def page(tx: Tx, filters: DataIncidentFilter, *, offset: int, limit: int) -> tuple[list[Row], int]:
    """A page of the register, and how many there are."""
    rows = select(*SUMMARY).select_from(JOINED).where(*conditions(tx, filters, "dataIncidentList"))
    shown, total = page_of(tx, rows.order_by(*SORTS[filters.sort]), offset=offset, limit=limit)
    audit.listed(tx, "matter", [row["matterId"] for row in shown])
    return shown, total


def conditions(tx: Tx, filters: DataIncidentFilter, operation: str) -> list[ColumnElement[bool]]:
    """What the caller may see, filtered by the filter."""
    require_reached(tx, filters, operation)
    asked = [policy.visible_to(tx, operation)]
    if filters.board_id:
        asked.append(INCIDENT.c.board_id == filters.board_id)
    if filters.unit_id:
        asked.append(MATTER.c.unit_id.in_(access.reached_from([filters.unit_id])))
    if filters.status:
        asked.append(INCIDENT.c.status.in_(filters.status))
    learnt_on = cast(func.timezone(str(clock.STOCKHOLM), INCIDENT.c.learnt_at), Date)
    if filters.learnt_from:
        asked.append(learnt_on >= filters.learnt_from)
    if filters.learnt_to:
        asked.append(learnt_on <= filters.learnt_to)
    if filters.late:
        asked.append(_is_late())
    return asked


def _is_late() -> ColumnElement[bool]:
    """What was decided too late, or is not decided although its time is out, whether the night has come or not."""
    ended_late = DEADLINE.c.ended_on.is_not(None) & (DEADLINE.c.status == DeadlineStatus.MISSED)
    return ended_late | (DEADLINE.c.ended_on.is_(None) & (DEADLINE.c.due_at < clock.now()))


def statistics(tx: Tx, filters: DataIncidentFilter) -> DataIncidentStatistics:
    """How many there are, and how many were decided in time. What was taken back counts nowhere."""
    status, met = INCIDENT.c.status, func.count().filter(DEADLINE.c.status == DeadlineStatus.MET)
    counted = select(
        *(func.count().filter(status == one).label(one.name.lower()) for one in DataIncidentStatus),
        met.label("in_time"),
        func.count().filter(_is_late()).label("late"),
    )
    row = tx.execute(counted.select_from(JOINED).where(*conditions(tx, filters, tx.action))).one()
    told = {name: getattr(row, name) for name in ("notified", "not_notified", "no_incident")}
    ended = row.in_time + row.late
    return DataIncidentStatistics(
        total=row.reported + sum(told.values()),
        undecided=row.reported,
        **told,
        decided_in_time=row.in_time,
        times_ended=ended,
        share=share(row.in_time, ended),
        _links=[],
    )


def waiting(tx: Tx) -> list[Row]:
    """The incidents that wait for the caller's decision, for a list of work. What they are about is not told there."""
    due_on = cast(func.timezone(str(clock.STOCKHOLM), func.coalesce(DEADLINE.c.due_at, INCIDENT.c.learnt_at)), Date)
    rows = (
        select(
            INCIDENT.c.id,
            func.concat(MatterKind.prefix, "-", MATTER.c.number).label("reference"),
            MATTER.c.unit_name.label("unitName"),
            INCIDENT.c.status,
            due_on.label("dueOn"),
            DEADLINE.c.due_at.label("dueAt"),
        )
        .select_from(JOINED)
        .where(INCIDENT.c.status == DataIncidentStatus.REPORTED, policy.visible_to(tx, "dataIncidentDecide"))
        .order_by(DEADLINE.c.due_at)
    )
    told = {"title": "Personuppgiftsincident", "step": "Besluta om anmälan", "operation": "dataIncidentDecide"}
    return [{**row, **told} for row in tx.execute(rows).mappings()]
