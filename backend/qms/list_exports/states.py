"""The lifecycle of an export: a large one waits for the yes of somebody else."""

from qms.kernel import clock
from qms.kernel.db import Tx
from qms.kernel.problems import Conflict, Problem
from qms.kernel.states import Lifecycle, Transition
from qms.list_exports import policy
from qms.list_exports.models import ListExport
from qms.list_exports.models import ListExportStatus as Status


class OwnExport(Conflict):
    """Ett stort uttag godkänns av någon annan än den som har begärt det."""

    code = "own-export"
    title = "Någon annan tar ställning"
    detail = "Du har själv begärt uttaget, så någon annan tar ställning till det."


class ExportEnded(Conflict):
    """Ett uttag kan hämtas i ett dygn."""

    code = "export-ended"
    title = "Tiden för uttaget har gått ut"
    detail = "Ett uttag kan hämtas i ett dygn. Gör ett nytt."


def _unless_own(tx: Tx, export: ListExport) -> Problem | None:
    return OwnExport() if export.person_id == tx.actor.id else None


def _unless_ended(_: Tx, export: ListExport) -> Problem | None:
    return ExportEnded() if export.ends_at is None or export.ends_at < clock.now() else None


LIFECYCLE: Lifecycle[ListExport] = Lifecycle(
    "list_export",
    Status.WAITING,
    policy.may,
    Transition("approve", {Status.WAITING}, Status.READY, "listExportApprove", _unless_own, relation="approvals"),
    Transition("refuse", {Status.WAITING}, Status.REFUSED, "listExportRefuse", _unless_own, relation="refusals"),
    Transition(
        "fetch",
        {Status.READY},
        None,
        "listExportFetch",
        _unless_ended,
        untimely="Uttaget väntar på någons ja, eller så är det nekat.",
    ),
)
