"""How incidents are shown: in the register, and beside their matter to those who handle it."""

from qms.data_incidents import policy, queries, states
from qms.data_incidents.models import DataIncident, DataIncidentStatus
from qms.data_incidents.schemas import DataIncident as Shown
from qms.data_incidents.schemas import (
    DataIncidentFilter,
    DataIncidentNotice,
    DataIncidentStatistics,
    MatterDataIncident,
    MatterDataIncidentList,
)
from qms.figures.queries import question
from qms.kernel import access, audit
from qms.kernel.db import Tx
from qms.kernel.rows import shown as row_shown
from qms.kernel.schema import Link
from qms.matters import policy as matters
from qms.matters.models import MISTAKEN, Matter
from qms.matters.schemas import Notice
from qms.organisation import queries as organisation

NOBODY = "Nämnden har inget dataskyddsombud i Kvalitetshjulet. Säg till ombudet på annat sätt."


def shown(tx: Tx, incident: DataIncident) -> Shown:
    """An incident of the register for this caller, as it is now stored."""
    tx.flush()
    matter, time = tx.get_one(Matter, incident.matter_id), queries.time_of(tx, incident)
    links = states.LIFECYCLE.links(tx, f"/data-incidents/{incident.id}", incident)
    links = [link for link in links if link.rel != "withdrawals"]
    if matters.may_read(tx, matter):
        links.append(Link(href=tx.href(matter.address), rel="matter", method="GET"))
    return row_shown(
        Shown,
        incident,
        reference=matter.reference,
        title=matter.title,
        unit_name=matter.unit_name,
        reported_at=matter.reported_at,
        owner_name=organisation.person_name(tx, incident.owner_id),
        due_at=time.due_at if time else None,
        time_status=time.status if time else None,
        legal_reference=time.legal_reference if time else None,
        notices=[row_shown(DataIncidentNotice, one) for one in queries.notices(tx, incident)],
        warnings=[],
        links=links,
    )


def of_matter(tx: Tx, matter: Matter) -> MatterDataIncidentList:
    """The incidents of a matter, and what the caller may do about them."""
    tx.flush()
    here = f"/matters/{matter.id}/data-incidents"
    incidents = queries.of_matter(tx, matter)
    is_told = any(one.status != DataIncidentStatus.WITHDRAWN for one in incidents)
    links = [Link(href=tx.href(here), rel="self", method="GET")]
    if not is_told and matter.status != MISTAKEN and matters.may_on_any(tx, policy.FLAG, matter):
        links.append(Link(href=tx.href(here), rel="data-incidents", method="POST"))
    waits = [one for one in incidents if one.status == DataIncidentStatus.REPORTED]
    if waits and matters.may_on_any(tx, policy.WITHDRAW, matter):
        links.append(Link(href=tx.href(f"{here}/withdrawals"), rel="withdrawals", method="POST"))
    warnings = [Notice(pointer="", code="no-officer", detail=NOBODY)] if any(not one.owner_id for one in waits) else []
    return MatterDataIncidentList(
        data_incidents=[_beside(tx, one) for one in incidents], warnings=warnings, _links=links
    )


def _beside(tx: Tx, incident: DataIncident) -> MatterDataIncident:
    time, links = queries.time_of(tx, incident), []
    if policy.may(tx, queries.READ, incident):
        links.append(Link(href=tx.href(f"/data-incidents/{incident.id}"), rel="data-incident", method="GET"))
    return row_shown(MatterDataIncident, incident, due_at=time.due_at if time else None, links=links)


def statistics(tx: Tx, filters: DataIncidentFilter) -> DataIncidentStatistics:
    """How many incidents the caller's boards have learnt of, and how many were decided in time."""
    told = queries.statistics(tx, filters)
    for board_id in [filters.board_id] if filters.board_id else access.require(tx).board_ids():
        audit.read(tx, "data-incident-statistics", board_id, board_id=board_id, purpose=question(filters))
    here = f"/data-incident-statistics?{question(filters)}".rstrip("?")
    told.links.append(Link(href=tx.href(here), rel="self", method="GET"))
    return told
