"""How often a caller may call."""

import time
from collections import OrderedDict

from qms.kernel.problems import TooManyRequests


class RateLimiter:
    """A token bucket per caller, in this process. A caller whose bucket must be full again is forgotten."""

    def __init__(self, rate: float, burst: int) -> None:
        self.rate, self.burst = rate, burst
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()
        """What each caller has left and since when; the one who called last stands last."""

    def take(self, caller: str) -> None:
        """Take one token or refuse with 429 and the time to wait."""
        now = time.monotonic()
        self._forget(now - self.burst / self.rate)
        left, then = self._left.pop(caller, (float(self.burst), now))
        left = min(self.burst, left + (now - then) * self.rate)
        is_refused = left < 1
        self._left[caller] = (left if is_refused else left - 1, now)
        if is_refused:
            raise TooManyRequests(headers={"Retry-After": str(max(1, round((1 - left) / self.rate)))})

    def _forget(self, filled: float) -> None:
        while self._left and next(iter(self._left.values()))[1] <= filled:
            self._left.popitem(last=False)
