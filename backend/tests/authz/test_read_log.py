"""Whatever matter an answer shows is in the log of the same request, and the log says no more than was shown."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.pool import NullPool

from qms.kernel import audit
from qms.operations.embedded import Urls
from tests import town as towns
from tests.authz.conftest import Place
from tests.authz.matrix import Operation, operations
from tests.authz.oracle import Who
from tests.authz.probes import kind_of
from tests.authz.specimens import callers
from tests.authz.things import SEAL_KEY
from tests.conftest import Figure
from tests.town import Caller

pytestmark = pytest.mark.anyio
IDENTIFIER = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
READERS = ("unit-manager at unit", "decision-reporter at unit", "sas at unit", "reporter at unit", "system")
NOTHING_IS_RECORDED = """
    create or replace function audit.record(
      p_kind text, p_object_type text, p_object_id uuid, p_board_id uuid, p_object_ids uuid[], p_result_count int,
      p_reason text, p_purpose text, p_limits int[] default null
    ) returns int language sql as 'select 0'
"""
LOGGED = text(
    "select object_id, object_ids from audit.event where request_id = :trace and kind in ('read', 'list', 'search')"
)
NEAREST = ("same unit", "own", "own board", "own board, approved")
FILES = {"listExportFetch", "investigationVersionContent", "attachmentFetch"}
"""Name their matters by number, or nothing, where the log has ids: the tests of each compare them."""
FEEDS = {"eventList"}
"""Says that something has happened to a matter, by its id alone; what is in it is read, and logged, one by one."""


async def test_what_is_shown_is_logged(place: Place, copy: Urls, tmp_path: Path, figure: Figure) -> None:
    compared = await _compared(place, copy, tmp_path, set(operations()) - FEEDS - FILES)
    shown, logged = (sum(len(getattr(one, what)) for one in compared) for what in ("shown", "logged"))
    differing = [(one.operation, one.who) for one in compared if one.shown != one.logged]
    figure(f"read log: ids returned {shown}, logged {logged}, answers that differ {len(differing)}")
    assert differing == []
    assert shown > 200


async def test_a_read_that_is_not_logged_is_found(place: Place, copy: Urls, tmp_path: Path) -> None:
    with create_engine(copy.superuser, poolclass=NullPool).begin() as connection:
        connection.execute(text(NOTHING_IS_RECORDED))
    compared = await _compared(place, copy, tmp_path, {"deviationList", *SEARCHES})
    assert {one.operation for one in compared if one.shown != one.logged} == {"deviationList", *SEARCHES}


@dataclass(frozen=True)
class Compared:
    """The matters that one answer showed, and those that the log says it showed."""

    operation: str
    who: str
    shown: set[str]
    logged: set[str]


async def _compared(place: Place, copy: Urls, tmp_path: Path, tried: set[str]) -> list[Compared]:
    """What the readers are shown by the operations that show something, beside what the log says."""
    engine = create_engine(copy.superuser, poolclass=NullPool)
    whos = {who.name: who for who in reversed(callers(place.specimens.town))}
    answers = []
    async with towns.client(copy.app, tmp_path, seal_key=SEAL_KEY) as api:
        with engine.connect() as connection:
            matters = {str(row[0]) for row in connection.execute(text("select id from matter"))}
        for operation in (each for each in operations().values() if each.name in tried and _shows(each)):
            for who in (whos[name] for name in READERS):
                trace = uuid4().hex
                shown = await _shown(api, place, operation, who, trace)
                with engine.connect() as connection:
                    logged = _logged(connection.execute(LOGGED, {"trace": trace}))
                answers.append(Compared(operation.name, who.name, shown & matters, logged & matters))
    return answers


REASONS = audit.needs_no_row()
TO_WHO_WROTE = {"publicationReaderList"}
"""What is shown to who wrote the thing alone."""
WORDS = {"text": "brev"}
SEARCHES = {"deviationSearch": WORDS, "decisionSearch": WORDS, "actionSearch": WORDS, "matterSearch": WORDS}
READS = {**SEARCHES, "decisionDisclose": {"purpose": "Kontroll av uppgiften"}}
"""What reads but is sent as POST, so that what is asked for does not stand in an address."""


async def test_every_answer_leaves_a_row_but_those_that_need_none(
    place: Place, copy: Urls, tmp_path: Path, figure: Figure
) -> None:
    rows = await _rows_left(place, copy, tmp_path)
    without = {name for name, count in rows.items() if not count}
    figure(f"read rows: operations that show something {len(rows)}, without a row {len(without)}, all in the table")
    assert without == set(REASONS)
    assert all(REASONS.values())


async def test_an_answer_that_leaves_no_row_is_seen(
    place: Place, copy: Urls, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(audit, "shown", lambda *_: None)
    without = {name for name, count in (await _rows_left(place, copy, tmp_path)).items() if not count}
    assert without - set(REASONS) >= {"personList", "personRead", "personLoginRead", "assignmentList", "absenceList"}


async def _rows_left(place: Place, copy: Urls, tmp_path: Path) -> dict[str, int]:
    """For each operation that shows something, the rows that its answer to somebody left in the trail."""
    engine = create_engine(copy.superuser, poolclass=NullPool)
    asking = {name: each for name, each in operations().items() if each.method == "GET" or name in READS}
    rows: dict[str, int] = {}
    async with towns.client(copy.app, tmp_path, seal_key=SEAL_KEY) as api:
        for name, operation in asking.items():
            for who in callers(place.specimens.town):
                trace = uuid4().hex
                if (await _asked(api, place, operation, who, trace)).is_success:
                    with engine.connect() as connection:
                        rows[name] = len(connection.execute(LOGGED, {"trace": trace}).all())
                    break
    assert set(asking) - set(rows) == set(), "nobody was answered"
    return rows


def _shows(operation: Operation) -> bool:
    return operation.method == "GET" or operation.name in SEARCHES


async def _shown(api: Caller, place: Place, operation: Operation, who: Who, trace: str) -> set[str]:
    """The identifiers in an answer that shows something of what the caller can read."""
    answer = await _asked(api, place, operation, who, trace)
    return set(IDENTIFIER.findall(answer.text)) if answer.is_success else set()


async def _asked(api: Caller, place: Place, operation: Operation, who: Who, trace: str) -> Any:
    """The answer to somebody who asks for what is nearest to them."""
    headers = {
        "Authorization": f"Bearer {who.credentials}",
        "traceparent": f"00-{trace}-{'1' * 16}-01",
        "Idempotency-Key": str(uuid4()),
    }
    path = operation.path.replace("{listName}", "category")
    if operation.parameters and "{listName}" not in operation.path:
        kind = kind_of(operation.name, operation.parameters[0])
        things = place.specimens.of(kind, who, "approved")
        nearest = ("own", *NEAREST) if operation.name in TO_WHO_WROTE else NEAREST
        thing = next((things[name] for name in nearest if name in things), things["nothing"])
        parts = place.specimens.around.get(operation.parameters[-1], place.specimens.parts)
        ids = (thing.id, parts.get(thing.id, thing.id))
        path = operation.path.format(**dict(zip(operation.parameters, ids, strict=False)))
    return await api.request(operation.method, path, headers=headers, json=READS.get(operation.name))


def _logged(rows: Any) -> set[str]:
    return {str(object_id) for row in rows for object_id in [row[0], *(row[1] or [])] if object_id}
