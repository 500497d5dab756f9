"""How often a system may call. Counted in this process: a call must not cost a write, as a login or a read does."""

import time
from collections import OrderedDict

from qms.kernel.problems import TooManyRequests


class RateLimiter:
    """A token bucket per caller, in this process. A caller whose bucket must be full again is forgotten."""

    def __init__(self, rate: float, burst: int) -> None:
        self.rate, self.burst = rate, burst
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def take(self, caller: str) -> None:
        """Take one token or refuse with 429 and the time to wait."""
        now = time.monotonic()
        while self._left and next(iter(self._left.values()))[1] <= now - self.burst / self.rate:
            self._left.popitem(last=False)
        left, then = self._left.pop(caller, (float(self.burst), now))
        left = min(self.burst, left + (now - then) * self.rate)
        self._left[caller] = (left if left < 1 else left - 1, now)
        if left < 1:
            raise TooManyRequests(headers={"Retry-After": str(max(1, round((1 - left) / self.rate)))})
