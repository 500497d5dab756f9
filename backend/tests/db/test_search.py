"""A search reads the words of its own boards: each is stored with four characters of the board's id before it."""

import unicodedata
from collections.abc import AsyncIterator
from random import Random
from uuid import UUID, uuid4

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.pool import NullPool

from qms.deviation_lists import queries
from qms.deviation_lists.schemas import DeviationFilter
from qms.deviations import queries as one
from qms.deviations import service as deviations
from qms.deviations.schemas import AdditionCreate
from qms.kernel.actor import Principal
from qms.kernel.db import Database, Purpose, Tx
from qms.kernel.problems import Forbidden
from qms.matters.queries import Listed, common_words
from qms.operations.embedded import Urls
from tests import given
from tests.given import Place

pytestmark = pytest.mark.anyio


@pytest.fixture(scope="module")
async def database(anyio_backend: object, database_urls: Urls) -> AsyncIterator[Database]:
    pool = Database(database_urls.app, pool_size=2)
    yield pool
    await pool.close()


async def reported(place: Place, title: str) -> UUID:
    reporter = await place.person("Ada", ("reporter", None))
    return await place.deviation(await place.unit(), by=reporter, title=title)


async def noted(place: Place, matter_id: UUID, *texts: str) -> None:
    """Let somebody add words to a deviation, all in one transaction."""

    def work(tx: Tx) -> None:
        for words in texts:
            deviations.add(tx, one.get(tx, matter_id, "deviationAdd"), AdditionCreate(text=words))

    await place.do(work)


async def hits(words: str, *places: Place) -> set[object]:
    boards = [place.board_id for place in places]
    rows, _ = await places[0].database.as_system(
        boards,
        Purpose("deviationSearch", "prov"),
        lambda tx: queries.search(tx, words, DeviationFilter(), offset=0, limit=9),
        name="prov",
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


@pytest.mark.parametrize(
    "words", ["-" * 100, "- " * 50, "-!" * 50, '-""' * 33, "-(" * 49 + "x", "9" * 19, "AVV-" + "9" * 19]
)
async def test_what_is_no_word_or_number_finds_nothing(database: Database, owner_url: str, words: str) -> None:
    place = given.board(database, owner_url)
    await reported(place, "Öppen dörr")
    assert await hits(words, place) == set()


async def test_no_text_stops_the_parser_of_searches(database: Database, owner_url: str) -> None:
    place, random = given.board(database, owner_url), Random(20261129)
    signs = ["-", '"', "'", "(", ")", "&", "|", "!", ":*", "<->", "\\", " ", "or", "dörr", "och", "ö", "1"]
    signs += ["http://", "a.se/", "/x", "a@b.se", "<b>", "&amp;", "1,5", "%", "_", "*", "#", "\u200b", "e\u0301", "🙂"]
    typed = ["".join(random.choices(signs, k=random.randrange(1, 60)))[:100] for _ in range(1_000)]
    asked = "select count(*) as n from unnest(cast(:typed as text[])) words, access.search_matters('deviation', words)"
    assert place.sql(asked, typed=typed) == [{"n": 0}]


async def test_reach_is_asked_before_the_newest_are_chosen(
    database: Database, owner_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = given.board(database, owner_url)
    near, far = await place.unit("Nära"), await place.unit("Långt bort")
    ada = await place.person("Ada", ("reporter", None))
    own = await place.deviation(near, by=ada, title="Larmet var avstängt")
    for _ in range(3):
        await place.deviation(far, by=ada, title="Larmet var avstängt")
    monkeypatch.setattr("qms.kernel.rows.COUNTED", 2)

    def first(tx: Tx) -> Listed:
        return queries.search(tx, "larm", DeviationFilter(), offset=0, limit=2)

    manager = Principal(await place.person("Nils", ("unit-manager", near)), None, None, None, "session")
    rows, total = await database.as_caller(
        manager,
        Purpose("deviationSearch", "prov"),
        first,
    )
    assert ([row["id"] for row in rows], total) == ([own], 1)
    rows, total = await database.as_system(
        [place.board_id],
        Purpose("deviationSearch", "prov"),
        first,
        name="prov",
    )
    assert (len(rows), total) == (2, 3)  # one more than are counted


async def test_a_number_is_found_however_it_is_written(database: Database, owner_url: str) -> None:
    place = given.board(database, owner_url)
    deviation = await reported(place, "Larmet var avstängt")
    [row] = place.sql("select number from matter where id = :id", id=deviation)
    for words in ("AVV-{}", "avv {}", "AVV{}", "{}", "avv–{}", " AVV : {}.", "#{}"):
        assert await hits(words.format(row["number"]), place) == {deviation}


async def test_letters_in_two_signs_are_found_as_one(database: Database, owner_url: str) -> None:
    place = given.board(database, owner_url)
    deviation = await reported(place, unicodedata.normalize("NFD", "Läkemedel saknades"))
    assert await hits(unicodedata.normalize("NFD", "läkemedel"), place) == {deviation}
    assert await hits("läkemedel", place) == {deviation}


@pytest.mark.parametrize(
    ("text", "words", "is_found"),
    [
        ("Medicindosetten saknades", "dosett", True),
        ("Läkemedelslistan var inaktuell", "lista", True),
        ("läkemedel", unicodedata.normalize("NFD", "läkemedel"), True),
        ("Nyckeln till medicinskåpet", "nyckel medicinskåp", True),
        ("Hyresvärden ringde", "hyra", True),
        ("Hon hann inte", "Hanna", False),
        ("Ingen annan var där", "Anna", False),
        ("Efterhand blev det känt", "Hanna", False),
        ("Checklistan saknas", "Lisa", False),
        ("Konsulenten slutade", "Lena", False),
        ("Behandlaren slutade", "Lars", False),
        ("Aktuellt svar saknas", "Sven", False),
        ("Svarstiden var för kort", "Stina", False),
        ("Det gick inte", "inte", False),
        ("Hon ber om besked", "besk", True),
        ("Hon ber om besked", "sked", False),
        ("Mobilen ringde", "bil", False),
        ("Bilarna tvättas", "bil", True),
    ],
)
async def test_a_word_is_found_in_every_form_and_in_compounds(
    database: Database, owner_url: str, text: str, words: str, *, is_found: bool
) -> None:
    place = given.board(database, owner_url)
    deviation = await reported(place, text)
    assert await hits(words, place) == ({deviation} if is_found else set())


async def test_all_words_of_a_matter_are_found_whatever_is_added(database: Database, owner_url: str) -> None:
    place = given.board(database, owner_url)
    deviation = await reported(place, "Larmet var avstängt")
    await noted(place, deviation, "Teknikern tillkallades.", "Batteriet var slut.")
    await noted(place, deviation, "Det är bytt.")
    for words in ("larm", "brev", "tekniker", "batteri", "bytt"):
        assert await hits(words, place) == {deviation}, words


async def test_a_case_is_found_by_its_number_and_an_owner_by_a_whole_name(database: Database, owner_url: str) -> None:
    place = given.board(database, owner_url)
    boss, ada = [await place.person(name, ("reporter", None)) for name in ("Örjan Testberg", "Ada")]
    unit = await place.unit()
    deviation = await place.deviation(unit, by=ada, title="Larmet", case_reference="IFO-2026-99118")
    await place.deviation(unit, by=ada, title="Larmet", case_reference="IFO-2026-99119")
    place.sql("update matter set owner_id = :boss where id = :id returning id", boss=boss, id=deviation)
    for words in ("IFO-2026-99118", "ifo 2026/99118", "örjan", "Testberg", "testberg ÖRJAN", "Örjan Testberg"):
        assert await hits(words, place) == {deviation}, words
    for words in ("2026-99118", "IFO-2026-9911", "Testbergsson", "Testb", "rjan"):
        assert await hits(words, place) == set(), words


async def test_words_that_are_too_common_are_told(database: Database, owner_url: str) -> None:
    place = given.board(database, owner_url)
    for words, common in {"inte": {"inte"}, "Och dörren INTE": {"och", "inte"}, "dörr": set(), "-'!": set()}.items():
        assert set(await place.do(lambda tx, words=words: common_words(tx, words))) == common  # type: ignore[misc]  # bound in the loop


async def test_nobody_lists_the_words_of_a_board(database: Database, owner_url: str) -> None:
    """Neither by reading nor by asking which of them a word stands for."""
    place = given.board(database, owner_url)
    await reported(place, "Hemligheten")
    assert place.sql("select word from matter_word where board_id = :b and word like 'hem%'", b=place.board_id)
    for statement in ("select * from matter_word", f"select access.alike('{place.board_id}', 'hemlig', 9)"):
        with pytest.raises(Forbidden):
            await place.do(lambda tx, statement=statement: tx.execute(text(statement)).all())  # type: ignore[misc]  # bound in the loop


async def test_two_who_write_the_same_new_word_do_not_wait_for_each_other(database: Database, owner_url: str) -> None:
    place = given.board(database, owner_url)
    ids = [await reported(place, title) for title in ("Ett", "Två")]
    written = "update matter set search = access.words(board_id, 'Nyordet kom') where id = :id"
    with create_engine(owner_url, poolclass=NullPool).connect() as first:
        first.execute(text(written), {"id": ids[0]})
        with create_engine(owner_url, poolclass=NullPool).begin() as second:
            second.execute(text("set local lock_timeout = '5s'"))
            second.execute(text(written), {"id": ids[1]})
        first.commit()
    assert await hits("nyord", place) == set(ids)


async def test_a_word_without_end_is_left_out(database: Database, owner_url: str) -> None:
    place = given.board(database, owner_url)
    words = place.sql(
        "select access.words(:board, repeat('å', 2045) || ' brev ' || repeat('o''', 900)) as words",
        board=place.board_id,
    )
    assert words == [{"words": f"'{str(place.board_id)[-4:]}brev':1"}]
