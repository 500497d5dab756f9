"""The HTTP face of personal data incidents: beside a matter of any kind, and the register."""

from typing import Annotated

from fastapi import Path, Query

from qms.data_incidents import queries, service, states, views
from qms.data_incidents.schemas import (
    DataIncident,
    DataIncidentCreate,
    DataIncidentDecisionCreate,
    DataIncidentFilter,
    DataIncidentInformationCreate,
    DataIncidentNoticeCreate,
    DataIncidentPage,
    DataIncidentReplace,
    DataIncidentStatistics,
    DataIncidentWithdrawalCreate,
    MatterDataIncidentList,
)
from qms.kernel.concurrency import Expected
from qms.kernel.db import Tx
from qms.kernel.paging import Json, Paging
from qms.kernel.problems import Incomplete, WrongState
from qms.kernel.route import Router
from qms.kernel.schema import Id
from qms.matters.queries import get_any
from qms.organisation.queries import OutsideReach
from qms.web.lane import DEAR

router = Router(prefix="", tag="data-incidents")
MatterId = Annotated[Id, Path(alias="matterId", description="Ärendets id")]
IncidentId = Annotated[Id, Path(alias="dataIncidentId", description="Incidentens id")]
LIST = "matterDataIncidentList"


def _again(tx: Tx, _: object, matter_id: Id, **__: object) -> MatterDataIncidentList:
    return views.of_matter(tx, get_any(tx, matter_id, LIST))


@router.get("/matters/{matterId}/data-incidents", summary="Visa personuppgiftsincidenter i ett ärende")
def matter_data_incident_list(tx: Tx, matter_id: MatterId) -> MatterDataIncidentList:
    """Visar om någon obehörig kan ha fått del av personuppgifter, och vad ombudet har beslutat. Läsningen loggas."""
    return views.of_matter(tx, get_any(tx, matter_id, LIST))


@router.post(
    "/matters/{matterId}/data-incidents",
    status_code=201,
    summary="Ange att någon obehörig kan ha fått del av personuppgifter",
    problems=(WrongState, service.AlreadyTold),
    again=_again,
)
def matter_data_incident_flag(tx: Tx, matter_id: MatterId, body: DataIncidentCreate) -> MatterDataIncidentList:
    """Säger till dataskyddsombudet genast. Lagens tid löper från att ärendet kom in, och kan redan ha gått ut."""
    matter = get_any(tx, matter_id, LIST)
    service.flag(tx, matter, body.words)
    return views.of_matter(tx, matter)


@router.post(
    "/matters/{matterId}/data-incidents/withdrawals",
    status_code=201,
    summary="Ta tillbaka att någon obehörig kan ha fått del av personuppgifter",
    problems=(WrongState,),
    again=_again,
)
def matter_data_incident_withdraw(
    tx: Tx, matter_id: MatterId, body: DataIncidentWithdrawalCreate
) -> MatterDataIncidentList:
    """Tar tillbaka det som angavs av misstag, med skäl, innan ombudet har beslutat. Raden finns kvar att läsa."""
    matter = get_any(tx, matter_id, LIST)
    service.withdraw(tx, matter, body.reason)
    return views.of_matter(tx, matter)


@router.get(
    "/data-incidents",
    response_model=DataIncidentPage,
    summary="Lista personuppgiftsincidenter",
    problems=(OutsideReach,),
)
def data_incident_list(tx: Tx, filters: Annotated[DataIncidentFilter, Query()], page: Paging) -> Json:
    """Listar nämndens incidenter, också de som inte var det och de som är återtagna. Det som visas loggas."""
    rows, total = queries.page(tx, filters, offset=page.offset, limit=page.limit)
    return page.envelope("dataIncidents", rows, total)


@router.get(
    "/data-incident-statistics",
    summary="Räkna personuppgiftsincidenter",
    problems=(OutsideReach,),
    dependencies=[DEAR],
)
def data_incident_statistics(tx: Tx, filters: Annotated[DataIncidentFilter, Query()]) -> DataIncidentStatistics:
    """Räknar incidenterna och hur många som beslutades inom lagens tid. Återtagna räknas inte."""
    return views.statistics(tx, filters)


@router.get("/data-incidents/{dataIncidentId}", summary="Läs en personuppgiftsincident")
def data_incident_read(tx: Tx, incident_id: IncidentId) -> DataIncident:
    """Visar en incident ur registret och vad den som frågar kan göra nu. Att ärendet har lästs loggas."""
    return views.shown(tx, queries.get(tx, incident_id))


@router.put(
    "/data-incidents/{dataIncidentId}", summary="Bedöm en personuppgiftsincident", problems=(WrongState, Incomplete)
)
def data_incident_assess(
    tx: Tx, incident_id: IncidentId, body: DataIncidentReplace, expected: Expected
) -> DataIncident:
    """Sparar vad dataskyddsombudet vet hittills. En annan tid för när nämnden fick veta det behöver ett skäl."""
    incident = expected.check(queries.get(tx, incident_id))
    service.assess(tx, incident, body)
    return views.shown(tx, incident)


@router.post(
    "/data-incidents/{dataIncidentId}/notices",
    status_code=201,
    summary="Anteckna en anmälan till IMY",
    problems=(WrongState, Incomplete),
)
def data_incident_notify(
    tx: Tx, incident_id: IncidentId, body: DataIncidentNoticeCreate, expected: Expected
) -> DataIncident:
    """Antecknar när IMY fick veta det. Den första anmälan är beslutet. Fler kan komplettera den."""
    incident = expected.check(queries.get(tx, incident_id))
    service.notify(tx, incident, body)
    return views.shown(tx, incident)


@router.post(
    "/data-incidents/{dataIncidentId}/decisions",
    status_code=201,
    summary="Besluta att en incident inte anmäls",
    problems=(WrongState, states.RiskNotUnlikely),
)
def data_incident_decide(
    tx: Tx, incident_id: IncidentId, body: DataIncidentDecisionCreate, expected: Expected
) -> DataIncident:
    """Beslutar, med skäl, att incidenten inte anmäls eller att det inte är någon incident."""
    incident = expected.check(queries.get(tx, incident_id))
    service.decide(tx, incident, body)
    return views.shown(tx, incident)


@router.post(
    "/data-incidents/{dataIncidentId}/information",
    status_code=201,
    summary="Anteckna om de registrerade är underrättade",
    problems=(WrongState, Incomplete),
)
def data_incident_inform(
    tx: Tx, incident_id: IncidentId, body: DataIncidentInformationCreate, expected: Expected
) -> DataIncident:
    """Antecknar när och hur de som uppgifterna gäller fick veta det, eller varför de inte underrättas."""
    incident = expected.check(queries.get(tx, incident_id))
    service.inform(tx, incident, body)
    return views.shown(tx, incident)
