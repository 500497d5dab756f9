"""What waits in a deviation, and its lifecycle. The table is whole, also where a step gets its screen later."""

from sqlalchemy import literal

from qms.deviations.models import OPEN, Deviation
from qms.kernel.states import Lifecycle, Transition
from qms.matters import policy
from qms.matters.states import Kind, Waiting

KIND = Kind(
    Deviation,
    "Avvikelse",
    waiting=(
        Waiting(frozenset({"received"}), "deviationAssess", literal("Bedöm")),
        Waiting(frozenset({"investigating"}), "deviationConclude", literal("Utred")),
        Waiting(frozenset({"acting"}), "deviationClose", literal("Följ upp")),
    ),
    is_reported=True,
    urgent=Deviation.__table__.c.immediate_danger,
)
ENDED = {"closed", "dismissed", "transferred"}
LIFECYCLE: Lifecycle[Deviation] = Lifecycle(
    "deviation",
    "received",
    policy.may,
    Transition(
        "investigate",
        {"received"},
        "investigating",
        "deviationAssess",
        missing=("category", "law_area", "probability", "consequence"),
        relation="assessments",
    ),
    Transition(
        "close", {"received"}, "closed", "deviationAssess", missing=("category", "reason"), relation="assessments"
    ),
    Transition("dismiss", {"received"}, "dismissed", "deviationAssess", missing=("reason",), relation="assessments"),
    Transition("act", {"investigating"}, "acting", "deviationConclude"),
    Transition("conclude", {"investigating", "acting"}, "closed", "deviationClose", missing=("reason", "effect")),
    Transition("transfer", {"received", "investigating"}, "transferred", "deviationTransfer"),
    Transition("reopen", {"closed", "dismissed"}, "investigating", "deviationReopen"),
    Transition(
        "reroute",
        OPEN,
        None,
        "deviationReroute",
        untimely="Ärendet är avslutat och kan inte lämnas över.",
        relation="reroutings",
    ),
    Transition("add", OPEN | ENDED, None, "deviationAdd", relation="additions"),
)
