"""How often a caller may call."""

import time

from qms.kernel.problems import TooManyRequests


class RateLimiter:
    """A token bucket per caller, in this process."""

    def __init__(self, rate: float, burst: int) -> None:
        self.rate, self.burst = rate, burst
        self._left: dict[str, tuple[float, float]] = {}

    def take(self, caller: str) -> None:
        """Take one token or refuse with 429 and the time to wait."""
        now = time.monotonic()
        left, then = self._left.get(caller, (float(self.burst), now))
        left = min(self.burst, left + (now - then) * self.rate)
        if left < 1:
            raise TooManyRequests(headers={"Retry-After": str(max(1, round((1 - left) / self.rate)))})
        self._left[caller] = (left - 1, now)
