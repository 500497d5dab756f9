"""How often a caller may call, on a clock of our own."""

from types import SimpleNamespace

import pytest

from qms.kernel.problems import TooManyRequests
from qms.login import rate_limiter
from qms.login.rate_limiter import RateLimiter


@pytest.fixture
def watch(monkeypatch: pytest.MonkeyPatch) -> SimpleNamespace:
    """Tells the time in seconds; a test sets it."""
    watch = SimpleNamespace(seconds=1000.0)
    monkeypatch.setattr(rate_limiter, "time", SimpleNamespace(monotonic=lambda: watch.seconds))
    return watch


def test_a_caller_has_so_many_at_once_and_then_so_many_a_second(watch: SimpleNamespace) -> None:
    limiter = RateLimiter(rate=0.5, burst=3)
    for _ in range(3):
        limiter.take("anna")
    for _ in range(2):
        with pytest.raises(TooManyRequests) as refusal:
            limiter.take("anna")
        assert refusal.value.headers == {"Retry-After": "2"}
    limiter.take("bo")
    watch.seconds += 1
    with pytest.raises(TooManyRequests):
        limiter.take("anna")
    watch.seconds += 1
    limiter.take("anna")
    with pytest.raises(TooManyRequests):
        limiter.take("anna")


def test_who_has_a_full_bucket_is_forgotten_and_nobody_else(watch: SimpleNamespace) -> None:
    limiter = RateLimiter(rate=10, burst=50)
    for number in range(1000):
        limiter.take(f"caller {number}")
    watch.seconds += 4
    for _ in range(40):
        limiter.take("caller 0")
    watch.seconds += 1
    limiter.take("somebody else")
    assert list(limiter._left) == ["caller 0", "somebody else"]
    limiter.take("caller 0")
    assert limiter._left["caller 0"] == (19.0, watch.seconds)
