"""A search reads the words of its own boards: each word is stored with four characters of the board's id before it."""

from collections.abc import AsyncIterator
from uuid import UUID, uuid4

import pytest

from qms.deviations import queries
from qms.deviations.schemas import DeviationFilter
from qms.kernel.db import Database, Purpose
from qms.operations.embedded import Urls
from tests import given
from tests.given import Place

pytestmark = pytest.mark.anyio


@pytest.fixture(scope="module")
async def database(anyio_backend: str, database_urls: Urls) -> AsyncIterator[Database]:
    pool = Database(database_urls.app, pool_size=2)
    yield pool
    await pool.close()


async def reported(place: Place, title: str) -> UUID:
    reporter = await place.person("Ada", ("reporter", None))
    return await place.deviation(await place.unit(), by=reporter, title=title)


async def hits(words: str, *places: Place) -> set[object]:
    boards = [place.board_id for place in places]
    rows, _ = await places[0].database.as_system(
        boards, Purpose("deviationSearch", "prov"), lambda tx: queries.search(tx, words, DeviationFilter()), name="prov"
    )
    return {row["id"] for row in rows}


@pytest.fixture(scope="module")
async def alike(database: Database, owner_url: str) -> tuple[Place, Place]:
    """Two boards whose ids end alike, so that their words are stored alike."""
    first, second = (UUID(int=(uuid4().int & ~0xFFFF) | 0xABCD) for _ in range(2))
    return given.board(database, owner_url, board_id=first), given.board(database, owner_url, board_id=second)


async def test_boards_whose_words_look_alike_find_only_their_own(alike: tuple[Place, Place]) -> None:
    one, other = [await reported(place, "Nyckelskåpet stod öppet") for place in alike]
    assert await hits("nyckelskåpet", alike[0]) == {one}
    assert await hits("nyckelskåpet", alike[1]) == {other}


async def test_somebody_of_two_boards_finds_in_both(database: Database, owner_url: str) -> None:
    places = [given.board(database, owner_url) for _ in range(2)]
    ids = [await reported(place, "Larmet var avstängt") for place in places]
    assert await hits("larm", *places) == set(ids)
    assert await hits("larm", places[0]) == {ids[0]}


@pytest.mark.parametrize(
    ("words", "is_found"),
    [
        ("dörren öppen", True),
        ('"öppen dörr"', True),
        ("ytterdörr or dörr", True),
        ("dör", False),
        ("ytterd", True),
        ("och", False),
        ('"dörr öppen"', False),
        ("dörr -natt", False),
        ("dörr -fönster", True),
        ("fönster OR dörr", True),
        ("ytter-dörr", False),
        ("-fönster", False),
        ("-fönster -tak", False),
        ("'\\:*&|!<->", False),
    ],
)
async def test_words_are_asked_for_as_on_the_web(
    database: Database, owner_url: str, words: str, *, is_found: bool
) -> None:
    place = given.board(database, owner_url)
    deviation = await reported(place, "Öppen dörr: ytterdörren stod på glänt under natten")
    assert await hits(words, place) == ({deviation} if is_found else set())


async def test_a_word_without_end_is_left_out(database: Database, owner_url: str) -> None:
    place = given.board(database, owner_url)
    words = place.sql(
        "select access.words(:board, repeat('å', 2045) || ' brev ' || repeat('o''', 900)) as words",
        board=place.board_id,
    )
    assert words == [{"words": f"'{str(place.board_id)[-4:]}brev':1"}]
