"""The lifecycle of an incident. The authority is told, or it is said why not; a mistake is taken back, and stays."""

from qms.data_incidents import policy
from qms.data_incidents.models import DataIncident, DataRisk
from qms.data_incidents.models import DataIncidentStatus as Status
from qms.kernel.db import Tx
from qms.kernel.problems import Conflict
from qms.kernel.states import Lifecycle, Transition

STANDS = frozenset({Status.REPORTED, Status.NOTIFIED, Status.NOT_NOTIFIED, Status.NO_INCIDENT})
OVER = "Det är redan beslutat om incidenten."


class RiskNotUnlikely(Conflict):
    """En incident anmäls till IMY om det inte är bedömt att den osannolikt medför en risk."""

    code = "risk-not-unlikely"
    title = "Risken är inte bedömd som osannolik"
    detail = "Bedöm risken först. Bara en incident som osannolikt medför en risk behöver inte anmälas."


def _not_unlikely(_: Tx, incident: DataIncident) -> RiskNotUnlikely | None:
    return None if incident.risk == DataRisk.UNLIKELY else RiskNotUnlikely()


LIFECYCLE: Lifecycle[DataIncident] = Lifecycle(
    "data_incident",
    Status.REPORTED,
    policy.may,
    Transition(
        "assess",
        {Status.REPORTED, Status.NOTIFIED},
        None,
        "dataIncidentAssess",
        untimely="Det är beslutat att incidenten inte anmäls. Anmäl den om något nytt har kommit fram.",
        relation="replace",
        method="PUT",
    ),
    Transition(
        "notify",
        STANDS,
        Status.NOTIFIED,
        "dataIncidentNotify",
        untimely="Uppgiften är återtagen.",
        relation="notices",
    ),
    Transition(
        "leave be",
        {Status.REPORTED},
        Status.NOT_NOTIFIED,
        "dataIncidentDecide",
        _not_unlikely,
        untimely=OVER,
        relation="decisions",
    ),
    Transition(
        "set aside",
        {Status.REPORTED, Status.NOT_NOTIFIED},
        Status.NO_INCIDENT,
        "dataIncidentDecide",
        untimely=OVER,
        relation="decisions",
    ),
    Transition(
        "inform",
        {Status.REPORTED, Status.NOTIFIED, Status.NOT_NOTIFIED},
        None,
        "dataIncidentInform",
        untimely="Det finns ingen incident att underrätta om.",
        relation="information",
    ),
    Transition(
        "withdraw",
        {Status.REPORTED},
        Status.WITHDRAWN,
        policy.WITHDRAW,
        untimely="Dataskyddsombudet har redan beslutat, så uppgiften går inte att ta tillbaka.",
        relation="withdrawals",
    ),
)
