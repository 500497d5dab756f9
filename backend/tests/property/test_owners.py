"""No open matter and no open time is left without an owner who can read it, as long as somebody leads the board.

Over any histories. Whoever is told of a time reads its matter, and hears no more of it when it is done.
"""

from collections.abc import AsyncIterator

import pytest

from qms.kernel.db import Database
from qms.operations.embedded import Urls
from tests import given
from tests.conftest import Figure
from tests.property.histories import History

pytestmark = pytest.mark.anyio
AT_INTAKES = "select count(*) as number from matter where board_id = :board and intake_id is not null"


@pytest.fixture(scope="module")
async def database(anyio_backend: object, database_urls: Urls) -> AsyncIterator[Database]:
    pool = Database(database_urls.app, pool_size=1)
    yield pool
    await pool.close()


async def lived(database: Database, owner_url: str, histories: int, *, is_seen_to: bool) -> tuple[int, dict[str, int]]:
    """How many matters an owner could not read in some histories, and what was done in them."""
    unreached, at_intakes, done = 0, 0, dict[str, int]()
    for seed in range(histories):
        history = History(given.board(database, owner_url), seed)
        unreached += await history.play(is_seen_to=is_seen_to)
        assert not is_seen_to or history.told
        at_intakes += history.here.sql(AT_INTAKES, board=history.here.board_id)[0]["number"]
        done = {name: done.get(name, 0) + history.done.get(name, 0) for name in done | history.done}
    assert not is_seen_to or at_intakes
    return unreached, done


@pytest.mark.drill(short=3, long=100)
async def test_every_open_matter_has_an_owner_who_reads_it(
    database: Database, owner_url: str, amount: int, figure: Figure
) -> None:
    unreached, done = await lived(database, owner_url, amount, is_seen_to=True)
    figure(f"owners: histories {amount}, {sum(done.values())} steps done, open without a reader {unreached}")
    assert unreached == 0
    of_times = {"assess", "close", "undo", "news", "read_news", "waive", "reroute", "receive"}
    assert set(done) == {"lead", "report", "role_ends", "leave", "go_away", "reorganise", "days_pass"} | of_times


async def test_without_it_matters_are_left(database: Database, owner_url: str) -> None:
    assert (await lived(database, owner_url, 1, is_seen_to=False))[0] > 0
