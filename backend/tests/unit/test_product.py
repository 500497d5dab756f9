"""The whole product in one process: what falls in it takes nothing else with it."""

import asyncio

import pytest

from qms.commands import product
from qms.settings import demo_settings

pytestmark = pytest.mark.anyio


async def test_background_work_that_falls_begins_anew(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """As when the database has ended a connection of a process that was kept from working."""
    begun, goes_on = 0, asyncio.Event()

    async def falls_twice(_: object) -> None:
        nonlocal begun
        begun += 1
        if begun < 3:
            raise ExceptionGroup("jobs", [ConnectionError()])
        goes_on.set()
        await asyncio.Event().wait()

    monkeypatch.setattr(product, "run_worker", falls_twice)
    monkeypatch.setattr(product, "REST", 0)
    working = asyncio.create_task(product._working(demo_settings()))
    await goes_on.wait()
    assert not working.done()
    assert [record.getMessage() for record in caplog.records] == [
        "the background work fell (ExceptionGroup) and begins anew"
    ] * 2
    working.cancel()
    with pytest.raises(asyncio.CancelledError):
        await working
