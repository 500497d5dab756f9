"""What an answer offers in ``_links`` is what the caller may do with the thing now, no more and no less."""

from collections.abc import Collection
from pathlib import Path

import pytest

from qms.deviations.states import LIFECYCLE
from qms.operations.embedded import Urls
from tests.authz import oracle
from tests.authz.conftest import Place
from tests.authz.matrix import Matrix, operations
from tests.authz.oracle import Who
from tests.authz.probes import SHOWS, kind_of
from tests.authz.quarters import STAGES
from tests.authz.rollback import rolling_back
from tests.authz.specimens import callers
from tests.authz.standings import STANDINGS, Standing, brought
from tests.conftest import Figure
from tests.town import API, Thing

pytestmark = pytest.mark.anyio
ADDRESS = f"http://127.0.0.1:8000{API}"
STEPS = ("PUT", "POST", "DELETE")
WITH_STEPS = frozenset(SHOWS) - {"similar matter"}
"""What has steps of its own. What is like a matter offers the step of its links, which is tried as theirs."""


async def test_links_are_what_may_be_done(place: Place, tmp_path: Path, figure: Figure) -> None:
    table, whos = oracle.rows().values(), callers(place.specimens.town)
    below = {role for row in table for role, cell in row.items() if "subtree" in cell}
    differing = [who for who in whos if who.role in below or not who.name.endswith("at board")]
    offered, wrong = await _compared(place, tmp_path, differing)
    figure(f"links: offered {offered}, wrong {len(wrong)}")
    assert wrong == []
    assert offered > 300


@pytest.mark.parametrize("standing", STANDINGS, ids=str)
async def test_links_are_what_may_be_done_in_every_state(
    place: Place, copy: Urls, tmp_path: Path, figure: Figure, standing: Standing
) -> None:
    specimens = await brought(place.specimens, standing, copy)
    roles = [who for who in callers(specimens.town) if not who.name.endswith("at board")]
    offered, wrong = await _compared(Place(copy, specimens), tmp_path, roles, {standing.kind})
    figure(f"links in state: {standing}, offered {offered}, wrong {len(wrong)}")
    assert wrong == []


async def test_a_link_too_many_is_found(place: Place, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reporter = [who for who in callers(place.specimens.town) if who.name == "reporter at unit"]
    monkeypatch.setattr(LIFECYCLE, "available", lambda *_: [LIFECYCLE.transitions["close"]])
    _, wrong = await _compared(place, tmp_path, reporter)
    assert any(kind == "deviation" for _, kind, _ in wrong)


async def _compared(
    place: Place, tmp_path: Path, whos: list[Who], kinds: Collection[str] = WITH_STEPS
) -> tuple[int, list[tuple[str, str, str]]]:
    """How many steps are offered, and where what is offered differs from what can be done."""
    wrong, offered = [], 0
    async with rolling_back(place.specimens, place.urls.app, tmp_path) as matrix:
        for who in (who for who in whos if who.credentials is not None):
            for kind in kinds:
                for relation, thing in place.specimens.of(kind, who, *STAGES).items():
                    if matrix.reached(SHOWS[kind], who, thing):
                        links = await _offered(matrix, kind, who, thing)
                        offered += len(links)
                        if links != await _possible(matrix, kind, who, thing):
                            wrong.append((who.name, kind, relation))
    return offered, wrong


async def _offered(matrix: Matrix, kind: str, who: Who, thing: Thing) -> set[tuple[str, str]]:
    """The steps that the answer offers."""
    answer = await matrix.send(operations()[SHOWS[kind]], who, thing)
    links = [(link["method"], link["href"]) for link in answer.json()["_links"] if link["rel"] != "self"]
    return {(method, href) for method, href in links if str(thing.id) in href and method in STEPS}


async def _possible(matrix: Matrix, kind: str, who: Who, thing: Thing) -> set[tuple[str, str]]:
    """The steps that succeed when they are tried, of those that the table lets the caller take anywhere.

    That the others are refused is what the matrix shows.
    """
    return {
        (operation.method, f"{ADDRESS}{operation.path.format(**{operation.parameters[0]: thing.id})}")
        for operation in operations().values()
        if operation.method in STEPS
        and matrix.promise(operation.name, who) == "allowed"
        and [kind_of(operation.name, name) for name in operation.parameters] == [kind]
        and (await matrix.send(operation, who, thing)).is_success
    }
