"""How far a file has come, and who may take it away."""

from qms.attachments import policy
from qms.attachments.models import Attachment
from qms.attachments.models import AttachmentStatus as Status
from qms.kernel.states import Lifecycle, Transition

WAITS = {Status.RECEIVED, Status.SCANNING}

LIFECYCLE: Lifecycle[Attachment] = Lifecycle(
    "attachment",
    Status.RECEIVED,
    policy.may,
    Transition("look through", WAITS, Status.SCANNING, None),
    Transition("let through", {Status.SCANNING}, Status.CLEAN, None),
    Transition("stop", {Status.SCANNING}, Status.BLOCKED, None),
    Transition(
        "remove",
        {*WAITS, Status.CLEAN},
        Status.REMOVED,
        policy.REMOVE,
        untimely="Filen är redan borta.",
        relation="removals",
    ),
)
