"""An investigation is declared finished: it is whole, and what it says is frozen."""

from qms.canonical import canonical_json, fingerprint
from qms.investigation_versions import sheets
from qms.investigations import queries
from qms.investigations.models import Investigation, InvestigationVersion
from qms.investigations.states import LIFECYCLE
from qms.kernel import clock
from qms.kernel.db import Tx
from qms.kernel.problems import Incomplete
from qms.matters.models import Matter
from qms.matters.service import record


class InvestigationIncomplete(Incomplete):
    """En utredning kan vara ofullständig så länge den pågår, men inte när den är klar."""

    code = "investigation-incomplete"
    title = "Det saknas något i utredningen"
    detail = "Fyll i det som saknas innan utredningen blir klar."


def finish(tx: Tx, investigation: Investigation) -> None:
    """Declare an investigation finished: it is whole, and is frozen as the next version."""
    LIFECYCLE.fire("finish", tx, investigation)
    matter = tx.get_one(Matter, investigation.matter_id)
    if lacking := queries.missing(tx, matter, investigation):
        errors = [{"pointer": part.pointer, "code": "missing", "detail": part.detail} for part in lacking]
        raise InvestigationIncomplete(errors=errors)
    content = canonical_json(sheets.content(tx, matter, investigation).model_dump(by_alias=True))
    tx.add(
        InvestigationVersion(
            board_id=matter.board_id,
            matter_id=matter.id,
            number=len(queries.versions(tx, matter)) + 1,
            content=content.decode(),
            content_hash=fingerprint(content),
            reason=investigation.reopened_reason,
            finished_at=clock.now(),
            finished_by=tx.actor.id if tx.actor.kind != "system" else None,
        )
    )
    record(tx, matter, "investigation-finished")
