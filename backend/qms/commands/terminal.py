"""How a command tells of its progress."""

from collections.abc import Iterator
from contextlib import contextmanager
from time import perf_counter


@contextmanager
def step(text: str) -> Iterator[None]:
    """Say what is being done and, when it is done, how long it took."""
    begun = perf_counter()
    print(f"{text:<50}", end="", flush=True)
    try:
        yield
    except BaseException:
        print(flush=True)
        raise
    print(f"{perf_counter() - begun:.1f} s".replace(".", ","), flush=True)


def say(line: str) -> None:
    """Tell of progress within a step, so that the step's time still ends up in its column."""
    print(f"\n{'  ' + line:<50}", end="", flush=True)
