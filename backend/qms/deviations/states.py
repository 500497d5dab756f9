"""The lifecycle of a deviation. The table is whole, also where a step gets its screen later."""

from qms.deviations.models import Deviation
from qms.kernel.db import Tx
from qms.kernel.states import Lifecycle, Transition
from qms.matters import policy


def _step(name: str, sources: set[str], target: str, operation: str, *missing: str) -> Transition[Deviation]:
    def lacking(deviation: Deviation) -> list[str]:
        return [field for field in missing if getattr(deviation, field) is None]

    def allowed(tx: Tx, deviation: Deviation) -> bool:
        return policy.may(tx, operation, deviation)

    return Transition(name, frozenset(sources), target, operation, allowed, lacking)


ASSESSED = ("category", "law_area", "probability", "consequence")
LIFECYCLE = Lifecycle(
    _step("investigate", {"received"}, "investigating", "deviationAssess", *ASSESSED),
    _step("close", {"received"}, "closed", "deviationAssess", "category", "reason"),
    _step("dismiss", {"received"}, "dismissed", "deviationAssess", "reason"),
    _step("act", {"investigating"}, "acting", "deviationConclude"),
    _step("conclude", {"investigating", "acting"}, "closed", "deviationClose", "reason", "effect"),
    _step("transfer", {"received", "investigating"}, "transferred", "deviationTransfer"),
    _step("reopen", {"closed", "dismissed"}, "investigating", "deviationReopen"),
)
