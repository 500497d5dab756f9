"""Whoever holds whatever roles, wherever: nothing of a board where they hold none ever reaches them."""

import asyncio
import re
from pathlib import Path
from uuid import UUID

import httpx2
import uvloop
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import create_engine, text
from sqlalchemy.pool import NullPool

from qms.kernel.ids import new_id
from qms.operations.embedded import Urls
from tests import town as towns
from tests.authz import oracle
from tests.authz.conftest import Place
from tests.authz.matrix import operations
from tests.authz.oracle import Who
from tests.authz.things import SEAL_KEY
from tests.conftest import Figure
from tests.town import ROLES, SINCE, UNITS, Caller, as_person, insert

IDENTIFIER = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
OWNED = """
select format('select id, %s from %I', case table_name when 'board' then 'id' else 'board_id' end, table_name)
  from information_schema.columns c
 where table_schema = 'public' and column_name = 'id'
   and (table_name = 'board' or exists (select from information_schema.columns b
        where b.table_name = c.table_name and b.table_schema = 'public' and b.column_name = 'board_id'))
"""
PLACES = [*((unit, board) for unit, (board, _) in UNITS.items()), (None, "north"), (None, "south")]
Held = tuple[str, tuple[str | None, str]]
grants = st.lists(st.tuples(st.sampled_from(ROLES), st.sampled_from(PLACES)), max_size=4, unique=True)


class Town:
    """The municipality, where somebody new begins in each example."""

    def __init__(self, place: Place, urls: Urls) -> None:
        self.specimens, self.town = place.specimens, place.specimens.town
        self.engine = create_engine(urls.superuser, poolclass=NullPool)
        with self.engine.connect() as connection:
            statements = [row[0] for row in connection.execute(text(OWNED))]
            self.board_of = {row[0]: row[1] for each in statements for row in connection.execute(text(each))}
        self.newcomers: dict[UUID, set[UUID | None]] = {}

    def begin(self, held: list[Held]) -> UUID:
        """Let somebody begin with some roles."""
        someone = new_id()
        boards = [self.town.boards[board] for _, (_, board) in held]
        with self.engine.begin() as connection:
            home = boards[0] if boards else self.town.boards["north"]
            insert(connection, "person", id=someone, board_id=home, name="Någon Ny")
            for role, (unit, board) in held:
                where = {"board_id": self.town.boards[board], "unit_id": self.town.units[unit] if unit else None}
                insert(connection, "assignment", id=new_id(), person_id=someone, role=role, valid_from=SINCE, **where)
        self.newcomers[someone] = {home, *boards}
        return someone

    def strange(self, answer: httpx2.Response, boards: set[UUID]) -> set[str]:
        """The identifiers in an answer that belong to other boards only."""
        ids = {UUID(identifier) for identifier in IDENTIFIER.findall(answer.text)}
        owners = {each: self.newcomers.get(each, {self.board_of.get(each)}) for each in ids}
        return {str(each) for each, owned_by in owners.items() if owned_by != {None} and not owned_by & boards}

    def visible(self, held: list[Held]) -> set[UUID]:
        """The deviations that the roles together reach, by the table."""
        table = oracle.rows()
        whos = [Who("new", new_id(), role, unit, "", board=board) for role, (unit, board) in held]
        return {
            thing.id
            for thing in self.specimens.every("deviation")
            if any(oracle.reached(oracle.extent(table, "deviationList", who), who, thing) for who in whos)
        }


async def pages(api: Caller, path: str, headers: dict[str, str]) -> list[httpx2.Response]:
    """All pages of a list."""
    answers = [await api.get(path, params={"limit": "100"}, headers=headers)]
    while _is_more(answers[-1]):
        query = {"limit": "100", "page": str(len(answers) + 1)}
        answers.append(await api.get(path, params=query, headers=headers))
    return answers


def _is_more(answer: httpx2.Response) -> bool:
    is_json = answer.headers["content-type"].startswith("application/")
    return is_json and any(link["rel"] == "next" for link in answer.json().get("_links", []))


def test_nobody_ever_sees_another_board(place: Place, copy: Urls, tmp_path: Path, figure: Figure) -> None:
    here = Town(place, copy)
    lists = [
        operation.path
        for operation in operations().values()
        if operation.method == "GET" and not operation.parameters and operation.name != "eventList"
    ]
    seen = {"examples": 0, "identifiers": 0}

    # A colleague's record names the board that keeps it, which may be another one.
    async def look(api: Caller, held: list[Held]) -> None:
        someone = as_person(here.begin(held))
        boards = {here.town.boards[board] for _, (_, board) in held}
        ids: set[UUID] = set()
        for path in lists:
            for answer in await pages(api, path, someone):
                keepers = {str(board) for board in here.town.boards.values()} if path == "/persons" else set()
                assert here.strange(answer, boards) - keepers == set(), path
                seen["identifiers"] += len(IDENTIFIER.findall(answer.text))
                if path == "/deviations" and answer.is_success:
                    ids |= {UUID(row["id"]) for row in answer.json()["deviations"]}
        for path in ("/deviation-searches", "/decision-searches", "/action-searches", "/searches"):
            search = await api.post(path, json={"text": "brev"}, headers=someone)
            assert here.strange(search, boards) == set(), path
        assert ids == here.visible(held)
        seen["examples"] += 1

    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        client = towns.client(copy.app, tmp_path, seal_key=SEAL_KEY)
        api = runner.run(client.__aenter__())

        @settings(max_examples=40, deadline=None, database=None, suppress_health_check=list(HealthCheck))
        @given(held=grants)
        def anybody(held: list[Held]) -> None:
            runner.run(look(api, held))

        anybody()
        runner.run(client.__aexit__(None, None, None))
    here.engine.dispose()
    figure(f"other boards: people {seen['examples']}, identifiers shown {seen['identifiers']}, of another board 0")
    assert seen["identifiers"] > 1_000


def test_an_identifier_of_another_board_would_be_noticed(place: Place, copy: Urls) -> None:
    here = Town(place, copy)
    south = place.specimens.things["deviation"]["at south-home"]
    answer = httpx2.Response(200, text=f'{{"id": "{south.id}"}}')
    assert here.strange(answer, {here.town.boards["north"]}) == {str(south.id)}
    assert here.strange(answer, {here.town.boards["south"]}) == set()
