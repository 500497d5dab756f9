"""How the access log is shown: operations by the names that the contract gives them."""

import re
from collections.abc import Mapping
from urllib.parse import parse_qsl

from qms.access_log import queries
from qms.access_log.schemas import (
    AccessEvent,
    AccessEventFilter,
    AccessEventPage,
    AccessKind,
    ActorKind,
    MatterReader,
    MatterReaders,
)
from qms.kernel.db import Tx
from qms.kernel.problems import every_problem
from qms.kernel.rows import shown
from qms.kernel.schema import Link
from qms.matters import policy
from qms.matters.models import Matter

OF_THEIR_OWN = {
    "login": "Logga in",
    "logout": "Logga ut",
    "session-end": "Sessionen avslutades",
    "backchannel-logout": "Utloggning från inloggningstjänsten",
    "session": "Anrop från en annan webbplats",
    "bearer": "Anrop från ett system",
    "migration": "Uppgradering av databasen",
    "afterRestore": "Återställning från säkerhetskopia",
    "found": "Nämnden läggs upp",
    "demoSeed": "Demodata läggs in",
    "attachmentLookThrough": "Granska en fil",
    "attachmentResume": "Ta upp filer som väntar på granskning",
    "deadlineWatch": "Bevaka tiderna",
    "decisionWatchClocks": "Bevaka beslutens gränser",
    "effectFollowUp": "Räkna vad åtgärder har lett till",
    "effectSettle": "Be om bedömning av ett ärende",
    "effectRecur": "Se om det har hänt igen",
    "figureFreeze": "Bevara hur det brukar vara",
    "figureCompute": "Räkna före och efter en åtgärd",
    "directoryAbsenceApply": "Låt ersättare träda in",
    "directoryRuleApply": "Ge roller efter regler",
    "directoryRunResume": "Ta upp listor som har stannat",
    "ivoReportDrawUp": "Sammanställ kvartalet",
    "ivoReportWatch": "Bevaka kvartalets sista dag",
    "matterFindOwners": "Ge ärenden en ny ansvarig",
    "notificationGather": "Gör dagens brev",
    "notificationSend": "Skicka brev",
    "participantEndLeft": "Avsluta medverkan för den som har slutat",
    "responsibilityCheck": "Kontrollera att allt öppet har en ansvarig",
    "webhookDeliver": "Skicka händelser",
    "webhookWake": "Se vilka händelser som ska skickas",
}
"""What is recorded and is no operation of the contract: logins, and what the service does by itself."""
WHY = {
    "displaced": "Personen loggade in på nytt någon annanstans",
    "replaced": "Personen loggade in på nytt i samma webbläsare",
    "identity-replaced": "Personens inloggning byttes",
    "provider-logout": "Utloggad i inloggningstjänsten",
    "inactive": "Personen arbetar inte kvar",
    "too-old": "Sessionen nådde sin längsta tid",
    "idle": "Sessionen stod oanvänd för länge",
    "fresh": "Ny inloggning inför ett känsligt steg",
    "restored": "Återställd från säkerhetskopia",
    "foreign-call": "Anropet kom från en annan webbplats",
    "another-person": "Någon annan har loggat in i webbläsaren",
}
"""The codes of the database and of logins that are no problems of the API, in words."""


def events(tx: Tx, filters: AccessEventFilter, names: Mapping[str, str]) -> AccessEventPage:
    """A page of the access log."""
    rows = queries.events(tx, filters)
    return AccessEventPage(
        access_events=[
            shown(
                AccessEvent,
                row,
                kind_name=AccessKind(row.kind).label,
                operation=row.action,
                operation_name=_name(row.action, names),
                actor_kind=ActorKind(row.actor_kind),
                matters=row.matters or [],
                shown_count=len(row.object_ids or ()) or int(row.object_id is not None),
                reason=_reason(row.reason),
                purpose=_purpose(row.purpose),
            )
            for row in rows
        ],
        cursor=queries.cursor(rows),
        _links=[Link(href=tx.href("/access-events"), rel="self", method="GET")],
    )


def readers(tx: Tx, matter: Matter, names: Mapping[str, str]) -> MatterReaders:
    """Who has opened a matter, with the way back to it for those who may read it."""
    links = [Link(href=tx.href(f"/matters/{matter.id}/readers"), rel="self", method="GET")]
    if policy.may(tx, f"{matter.kind}Read", matter):
        links.append(Link(href=tx.href(matter.address), rel="matter", method="GET"))
    return MatterReaders(
        matter_id=matter.id,
        kind=matter.kind,
        reference=matter.reference,
        readers=[
            shown(
                MatterReader,
                row,
                kind=ActorKind(row.actor_kind),
                operation=row.action,
                operation_name=_name(row.action, names),
            )
            for row in queries.readers(tx, matter)
        ],
        _links=links,
    )


def _purpose(said: str | None) -> str | None:
    """What somebody gave as their purpose, or the question about figures that was asked, without ids."""
    asked = parse_qsl(said or "")
    if not asked:
        return said
    return "Fråga om siffror: " + ", ".join(value for _, value in asked if not re.fullmatch(r"[0-9a-f-]{36}", value))


def _reason(code: str | None) -> str | None:
    problem = every_problem().get(code or "")
    return problem.title if problem else WHY.get(code or "", code)


def _name(operation: str, names: Mapping[str, str]) -> str:
    return names.get(operation) or OF_THEIR_OWN.get(operation, operation)
