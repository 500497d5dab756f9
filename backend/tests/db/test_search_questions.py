"""How well a search finds: sixty questions with right answers, in the words of those who ask and of those who wrote."""

import tomllib
from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from uuid import UUID

import pytest

from qms.deviation_lists import queries
from qms.deviation_lists.schemas import DeviationFilter
from qms.kernel.db import Database, Purpose
from qms.operations.embedded import Urls
from tests import given
from tests.conftest import Figure

pytestmark = pytest.mark.anyio
TOLD = tomllib.loads(Path(__file__).with_name("search_questions.toml").read_text("utf-8"))
REPORTS: dict[str, str] = TOLD["reports"]
QUESTIONS: dict[str, list[str]] = TOLD["questions"]


@dataclass(frozen=True)
class Answered:
    """A question, what was right, and what came."""

    words: str
    right: set[str]
    came: set[str]


@pytest.fixture(scope="module")
async def database(anyio_backend: object, database_urls: Urls) -> AsyncIterator[Database]:
    pool = Database(database_urls.app, pool_size=2)
    yield pool
    await pool.close()


@pytest.fixture(scope="module")
async def answers(database: Database, owner_url: str) -> list[Answered]:
    """What a board with the reports answers to each question."""
    place = given.board(database, owner_url)
    reporter = await place.person("Ada", ("reporter", None))
    unit = await place.unit()
    names: dict[UUID, str] = {
        await place.deviation(unit, by=reporter, title=text, description=text): name for name, text in REPORTS.items()
    }

    async def asked(words: str) -> set[str]:
        rows, _ = await database.as_system(
            [place.board_id],
            Purpose("deviationSearch", "prov"),
            lambda tx: queries.search(tx, words, DeviationFilter(), offset=0, limit=1_000),
            name="prov",
        )
        return {names[row["id"]] for row in rows}

    return [Answered(words, set(right), await asked(words)) for words, right in QUESTIONS.items()]


def test_there_are_sixty(answers: list[Answered]) -> None:
    assert len(answers) == 60
    assert {name for answer in answers for name in answer.right} <= set(REPORTS)


def test_nearly_all_that_is_right_comes_and_nearly_nothing_else(answers: list[Answered], figure: Figure) -> None:
    right = sum(len(answer.right) for answer in answers)
    came = sum(len(answer.came) for answer in answers)
    both = sum(len(answer.right & answer.came) for answer in answers)
    whole = sum(answer.right == answer.came for answer in answers)
    figure(f"search: recall {both}/{right} = {both / right:.3f}, precision {both}/{came} = {both / came:.3f}")
    figure(f"search: wholly right {whole} of {len(answers)}")
    for answer in answers:
        if answer.right != answer.came:
            missed, more = sorted(answer.right - answer.came), sorted(answer.came - answer.right)
            figure(f"search: {answer.words}: missed {missed}, besides {more}")
    assert both / right >= 0.98
    assert both / came >= 0.97
