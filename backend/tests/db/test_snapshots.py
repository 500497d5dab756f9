"""What has been kept of a figure stays as it was, whatever becomes of what it was counted from."""

from collections.abc import AsyncIterator
from datetime import UTC, date, datetime, timedelta
from functools import partial
from uuid import UUID

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError

from qms.canonical import canonical_json, fingerprint
from qms.deviations import service as deviations
from qms.deviations.models import Deviation
from qms.deviations.schemas import DeviationCreate
from qms.figures.models import FigureSnapshot
from qms.kernel import clock
from qms.kernel.db import Database, Tx
from qms.kernel.problems import Forbidden
from qms.matters.service import keep
from qms.measuring import service
from qms.measuring.schemas import FigureCreate, FigureParameters
from qms.operations.embedded import Urls
from qms.statistics.control_charts import Direction
from tests import given
from tests.conftest import Figure

pytestmark = pytest.mark.anyio
REPORTS, IN_ONE, EDITS = 250, 500, 10_000
CODES = ("mail", "other")
STOOD = """
insert into earlier_matter (id, board_id, matter_id, until, stood)
select gen_random_uuid(), board_id, id, :now, jsonb_build_object('category', category)
  from deviation where board_id = :board
"""
JUDGED = """
update deviation set category = case category when 'mail' then 'other' else 'mail' end
 where board_id = :board and cast(:now as timestamptz) is not null
"""
BEGAN, FOLLOWED_UP = date(2026, 1, 1), date(2026, 10, 1)
KEPT_ON, LATER = datetime(2026, 10, 1, 9, tzinfo=UTC), datetime(2026, 11, 2, 9, tzinfo=UTC)


@pytest.fixture(scope="module")
async def database(anyio_backend: object, database_urls: Urls) -> AsyncIterator[Database]:
    pool = Database(database_urls.app, pool_size=2)
    yield pool
    await pool.close()


async def test_ten_thousand_later_edits_change_nothing(database: Database, owner_url: str, figure: Figure) -> None:
    here = given.board(database, owner_url)
    unit = await here.unit()
    for code in CODES:
        await here.code("category", code, code)
    await here.do(lambda tx: _report(tx, unit))
    with clock.freeze(KEPT_ON):
        before = [(row.id, row.hash, row.data) for row in await here.do(lambda tx: _keep(tx, here.board_id))]
    edits = 0
    for edit in (_edit, *[_edit_at_once] * (EDITS // IN_ONE - 1)):
        with clock.freeze(LATER + timedelta(seconds=edits)):
            edits += await here.do(partial(edit, here.board_id))
    with clock.freeze(LATER + timedelta(days=1)):
        again = await here.do(lambda tx: _compare(tx, _followed(tx, here.board_id)).hash)
    rows = here.sql("select id, hash, data from figure_snapshot where board_id = :board", board=here.board_id)
    stands = {row["id"]: (row["id"], row["hash"], row["data"]) for row in rows}
    figure(
        f"snapshots: kept {len(before)}, later edits {edits}, changed {sum(stands[one[0]] != one for one in before)}"
    )
    assert edits == EDITS
    assert [stands.pop(one[0]) for one in before] == before
    assert stands == {}, "the same day counted late is the same"
    assert again == before[0][1]
    assert all(fingerprint(canonical_json(data)) == kept for _, kept, data in before)


def _report(tx: Tx, unit: UUID) -> None:
    said = {"reportType": "deviation", "description": "Ett brev.", "affected": "one", "unitId": unit}
    for number in range(REPORTS):
        with clock.freeze(datetime(2024, 11, 1, 12, tzinfo=UTC) + timedelta(days=number * 690 / REPORTS)):
            command = DeviationCreate.model_validate({**said, "occurred": {"precision": "unknown"}})
            deviations.report(tx, command).category = CODES[number % 3 == 0]


def _keep(tx: Tx, board_id: UUID) -> tuple[FigureSnapshot, FigureSnapshot]:
    """A comparison as the job makes it, and what somebody keeps by hand."""
    asked = FigureCreate(board_id=board_id, measure="deviations", parameters=FigureParameters(category=CODES[0]))
    followed = service.follow(tx, asked)
    service.freeze(tx, followed.id, BEGAN, "ÅTG-1")
    return _compare(tx, followed.id), service.snapshot(tx, followed, "Älvsala")


def _compare(tx: Tx, figure_id: UUID) -> FigureSnapshot:
    return service.compute(tx, figure_id, BEGAN, FOLLOWED_UP, Direction.DOWN)


def _edit(board_id: UUID, tx: Tx) -> int:
    """Every report judged anew, and then back, each edit kept as the verbs keep it."""
    rows = tx.scalars(select(Deviation).where(Deviation.board_id == board_id)).all()
    for _ in CODES:
        for row in rows:
            other = CODES[row.category == CODES[0]]
            keep(tx, row, {"category": other})
            row.category = other
        tx.flush()
    return len(rows) * len(CODES)


def _edit_at_once(board_id: UUID, tx: Tx) -> int:
    """The same, as many rows in one statement: what the verbs do to the tables, without their time."""
    edited = 0
    for _ in CODES:
        now = {"board": board_id, "now": clock.now()}
        tx.execute(text(STOOD), now)
        edited += tx.execute(text(JUDGED), now).rowcount  # type: ignore[attr-defined]  # of an update
    return edited


def _followed(tx: Tx, board_id: UUID) -> UUID:
    return tx.scalars(select(FigureSnapshot.figure_id).where(FigureSnapshot.board_id == board_id)).all()[0]


@pytest.mark.parametrize("table", ["figure", "figure_baseline", "figure_snapshot"])
async def test_the_service_cannot_change_what_is_kept(database: Database, owner_url: str, table: str) -> None:
    here = given.board(database, owner_url)
    with pytest.raises((Forbidden, DBAPIError)):
        await here.do(lambda tx: tx.execute(text(f"update {table} set board_id = board_id")))
    with pytest.raises((Forbidden, DBAPIError)):
        await here.do(lambda tx: tx.execute(text(f"delete from {table}")))
