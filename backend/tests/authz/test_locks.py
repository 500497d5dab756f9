"""Two locks between boards, each tried alone: the policy without the walls, and the walls without the policy.

And a hole in either is found: otherwise nothing above would mean anything.
"""

from collections.abc import Iterable
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import create_engine, text, true
from sqlalchemy.pool import NullPool

from qms.kernel import access
from qms.kernel.access import Reach, Rule
from qms.kernel.actor import Actor
from qms.operations.embedded import Urls
from qms.overview import queries as overview
from tests.authz import oracle
from tests.authz.conftest import Place
from tests.authz.matrix import Cell, Matrix, operations
from tests.authz.oracle import Who
from tests.authz.rollback import rolling_back
from tests.authz.specimens import callers
from tests.conftest import Figure

pytestmark = pytest.mark.anyio
TWICE = ["actionStatisticsContent", "deviationStatisticsContent", "listExportOrder", "listExportRequest"]
"""What also asks for the right to what it makes a file of, so that one hole opens nothing."""
ENTER = text("select pg_get_functiondef('access.enter'::regproc)")
WALLS = text("select tablename, policyname from pg_policies where policyname like '%\\_wall' order by 1")


def fell(urls: Urls, tables: Iterable[str] | None = None) -> list[str]:
    """Take down the walls of some tables, or of all."""
    engine = create_engine(urls.owner, poolclass=NullPool)
    with engine.begin() as connection:
        walls = [(row[0], row[1]) for row in connection.execute(WALLS)]
        felled = [(table, wall) for table, wall in walls if tables is None or table in tables]
        for table, wall in felled:
            connection.execute(text(f"drop policy {wall} on {table}"))
    return [table for table, _ in felled]


def open_policy(monkeypatch: pytest.MonkeyPatch, place: Place, matrix: Matrix) -> None:
    """Let every operation reach every board for everybody, in the service and in what the table promises."""
    every: frozenset[UUID] = frozenset(place.specimens.town.boards.values())
    monkeypatch.setattr(access, "reach", lambda *_: Reach(boards=every))
    monkeypatch.setattr(Actor, "board_ids", property(lambda _: tuple(every)))
    matrix.table = {name: {**dict.fromkeys(row, "board"), "scope": row["scope"]} for name, row in matrix.table.items()}


def some(place: Place) -> list[Who]:
    wanted = ("reporter at unit", "administrator at board", "system")
    by_name = {who.name: who for who in reversed(callers(place.specimens.town))}
    return [by_name[name] for name in wanted]


def leaks(cells: Iterable[Cell]) -> list[Cell]:
    return [cell for cell in cells if cell.is_leak]


async def test_the_policy_holds_alone(place: Place, copy: Urls, tmp_path: Path, figure: Figure) -> None:
    assert len(fell(copy)) >= 18
    async with rolling_back(place.specimens, copy.app, tmp_path) as matrix:
        cells = await matrix.run(operations().values(), callers(place.specimens.town), where="other board")
    elsewhere = [cell for cell in cells if cell.is_elsewhere]
    figure(f"policy alone: cross-board cells {len(elsewhere)}, violations {len(leaks(cells))}")
    assert leaks(cells) == []
    assert len(elsewhere) > 1_000


async def test_the_walls_hold_alone(
    place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, figure: Figure
) -> None:
    async with rolling_back(place.specimens, place.urls.app, tmp_path) as matrix:
        open_policy(monkeypatch, place, matrix)
        cells = await matrix.run(operations().values(), some(place), where="other board")
    elsewhere = [cell for cell in cells if cell.is_elsewhere]
    figure(f"walls alone: cross-board cells {len(elsewhere)}, violations {len(leaks(cells))}")
    assert leaks(cells) == []
    assert len(elsewhere) > 400
    assert any(cell.happened == "allowed" for cell in cells), "the policy was not open"


@pytest.mark.parametrize(
    "tables",
    [
        ["board"],
        ["unit"],
        ["code"],
        ["draft"],
        ["assignment"],
        ["person"],
        ["absence", "person"],
        ["matter", "deviation"],
        ["matter", "decision"],
        ["matter", "action"],
        ["ivo_report"],
        ["service_account"],
        ["question_set", "question_version"],
        ["answer_set", "matter", "question_version"],
    ],
    ids=" and ".join,
)
async def test_a_hole_in_the_walls_is_found(
    place: Place, copy: Urls, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, tables: list[str]
) -> None:
    assert sorted(fell(copy, tables)) == sorted(tables)
    reads = [operation for operation in operations().values() if operation.method == "GET"]
    async with rolling_back(place.specimens, copy.app, tmp_path) as matrix:
        open_policy(monkeypatch, place, matrix)
        for read in reads:
            if leaks(await matrix.run([read], some(place)[:1], where="other board")):
                return
    pytest.fail("nothing of another board was shown")


@pytest.mark.parametrize(
    ("kept", "left_out", "relation"),
    [
        ("t.ended_at is null", "true", "other unit"),
        ("a.unit_id, a.person_id)", "a.unit_id, who)", "assigned to who is away"),
    ],
    ids=["of somebody who takes part no longer", "that nobody away has lent"],
)
async def test_a_wrong_right_to_what_is_assigned_is_found(
    place: Place, copy: Urls, tmp_path: Path, kept: str, left_out: str, relation: str
) -> None:
    with create_engine(copy.owner, poolclass=NullPool).begin() as connection:
        definition = str(connection.scalar(ENTER))
        assert kept in definition
        connection.exec_driver_sql(definition.replace(kept, left_out))
    async with rolling_back(place.specimens, copy.app, tmp_path) as matrix:
        cells = await matrix.run([operations()["deviationRead"]], some(place)[:1])
    assert relation in {cell.relation for cell in cells if not cell.is_kept}


@pytest.mark.parametrize("planted", ["mine", "visible_to"], ids=["told another", "not read any more"])
async def test_what_was_told_another_or_is_not_read_any_more_is_found(
    place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, planted: str
) -> None:
    monkeypatch.setattr(overview, planted, lambda *_: true())
    async with rolling_back(place.specimens, place.urls.app, tmp_path) as matrix:
        cells = await matrix.run([operations()["notificationList"]], some(place)[:1])
    assert [cell for cell in cells if not cell.is_kept and cell.happened == "listed"]


async def test_a_hole_in_the_policy_is_found(
    place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, figure: Figure
) -> None:
    """Every operation in turn is opened to the first role that must not have it."""
    table = oracle.rows()
    people = [who for who in callers(place.specimens.town) if who.unit and who.scopes is None]
    missed, opened = [], 0
    async with rolling_back(place.specimens, place.urls.app, tmp_path) as matrix:
        for operation in operations().values():
            barred = [who for who in people if oracle.extent(table, operation.name, who) == "none"]
            if not barred:
                continue
            opened, who = opened + 1, barred[0]
            holed = _with(access.policy(), operation.name, who.role)
            with monkeypatch.context() as patched:
                patched.setattr(access, "policy", lambda holed=holed: holed)
                cells = await matrix.run([operation], [who])
            if all(cell.is_kept for cell in cells):
                missed.append(operation.name)
    figure(f"policy cells opened {opened}, missed {len(missed)}")
    assert sorted(missed) == TWICE
    assert opened > 30


def _with(policy: dict[str, Rule], operation: str, role: str) -> dict[str, Rule]:
    rule = policy[operation]
    opened = Rule(rule.operation, rule.scope, rule.service, {**rule.roles, role: frozenset({"board"})})
    return {**policy, operation: opened}
