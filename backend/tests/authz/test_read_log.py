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
from tests.authz.probes import KIND_OF_PARAMETER
from tests.authz.rollback import SEAL_KEY
from tests.authz.specimens import callers
from tests.conftest import Figure
from tests.town import Caller

pytestmark = pytest.mark.anyio
IDENTIFIER = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
READERS = ("unit-manager at unit", "decision-reporter at unit", "sas at unit", "reporter at unit", "system")
LOGGED = text(
    "select object_id, object_ids from audit.event where request_id = :trace and kind in ('read', 'list', 'search')"
)
NEAREST = ("same unit", "own", "own board", "own board, approved")
FEEDS = {"eventList"}
"""Says that something has happened to a matter, by its id alone; what is in it is read, and logged, one by one."""


async def test_what_is_shown_is_logged(place: Place, copy: Urls, tmp_path: Path, figure: Figure) -> None:
    compared = await _compared(place, copy, tmp_path)
    shown, logged = (sum(len(getattr(one, what)) for one in compared) for what in ("shown", "logged"))
    differing = [(one.operation, one.who) for one in compared if one.shown != one.logged]
    figure(f"read log: ids returned {shown}, logged {logged}, answers that differ {len(differing)}")
    assert differing == []
    assert shown > 200


async def test_a_read_that_is_not_logged_is_found(
    place: Place, copy: Urls, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(audit, "listed", lambda *_, **__: None)
    compared = await _compared(place, copy, tmp_path)
    assert {one.operation for one in compared if one.shown != one.logged} >= {"deviationList", "deviationSearch"}


@dataclass(frozen=True)
class Compared:
    """The matters that one answer showed, and those that the log says it showed."""

    operation: str
    who: str
    shown: set[str]
    logged: set[str]


async def _compared(place: Place, copy: Urls, tmp_path: Path) -> list[Compared]:
    engine = create_engine(copy.superuser, poolclass=NullPool)
    whos = {who.name: who for who in reversed(callers(place.specimens.town))}
    answers = []
    async with towns.client(copy.app, tmp_path, seal_key=SEAL_KEY) as api:
        with engine.connect() as connection:
            matters = {str(row[0]) for row in connection.execute(text("select id from matter"))}
        for operation in (operation for name, operation in operations().items() if name not in FEEDS):
            for who in (whos[name] for name in READERS):
                trace = uuid4().hex
                shown = await _shown(api, place, operation, who, trace)
                with engine.connect() as connection:
                    logged = _logged(connection.execute(LOGGED, {"trace": trace}))
                answers.append(Compared(operation.name, who.name, shown & matters, logged & matters))
    return answers


async def _shown(api: Caller, place: Place, operation: Operation, who: Who, trace: str) -> set[str]:
    """The identifiers in an answer that shows something of what the caller can read."""
    headers = {
        "Authorization": f"Bearer {who.credentials}",
        "traceparent": f"00-{trace}-{'1' * 16}-01",
        "Idempotency-Key": str(uuid4()),
    }
    path = operation.path.replace("{listName}", "category")
    if operation.parameters and "{listName}" not in operation.path:
        kind = KIND_OF_PARAMETER[operation.parameters[0]]
        things = place.specimens.of(kind, who, "approved")
        thing = next((things[name] for name in NEAREST if name in things), things["nothing"])
        ids = (thing.id, place.specimens.parts.get(thing.id, thing.id))
        path = operation.path.format(**dict(zip(operation.parameters, ids, strict=False)))
    body: Any = {"text": "brev"} if operation.name == "deviationSearch" else None
    if operation.method != "GET" and body is None:
        return set()
    answer = await api.request(operation.method, path, headers=headers, json=body)
    return set(IDENTIFIER.findall(answer.text)) if answer.is_success else set()


def _logged(rows: Any) -> set[str]:
    return {str(object_id) for row in rows for object_id in [row[0], *(row[1] or [])] if object_id}
