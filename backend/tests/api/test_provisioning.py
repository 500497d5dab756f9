"""A municipality begins with a file: boards, administrators who can log in and give roles, systems that may call."""

from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.pool import NullPool

from qms.cli import main
from qms.kernel import clock
from qms.kernel.db import Database
from qms.operations.provisioning.boards import EndedSystem, OtherBoardsSystem, provision
from qms.operations.provisioning.municipality import Administrator, Municipality, read
from tests.town import Caller

pytestmark = pytest.mark.anyio
ISSUER = "https://identity.example.se"
EXAMPLE = Path(__file__).parents[3] / "deploy/municipality.example.toml"


def municipality(mark: str, **changes: object) -> Municipality:
    """One board whose names and ids are this test's own."""
    board = {
        "name": f"Nämnden {mark}",
        "short_name": "NN",
        "department": "Förvaltningen",
        "administrators": [
            {"name": "Ada Alm", "subject": f"ada-{mark}"},
            {"name": "Bo Berg", "subject": f"bo-{mark}", "email": "bo@example.se"},
        ],
        "systems": [{"client_id": f"vs-{mark}", "name": "VS", "job": "deviation-intake", "valid_to": "2099-12-31"}],
    }
    return Municipality.model_validate({"boards": [{**board, **changes}]})


def bearer(subject: str, *scopes: str) -> dict[str, str]:
    return {"Authorization": f"Bearer bearer {subject} {' '.join(scopes)}"}


async def test_a_board_can_be_used_from_the_first_login(api: Caller, database: Database) -> None:
    mark = uuid4().hex
    said = await provision(database, municipality(mark), issuer=ISSUER)
    assert [line.split(": ")[1].split()[0] for line in said] == ["nämnden", "Ada", "Bo", "VS"]

    admin = bearer(f"ada-{mark}", "board:read", "unit:read", "unit:write", "code:read", "person:read", "person:write")
    boards = (await api.get("/boards", headers=admin)).json()["boards"]
    assert [board["name"] for board in boards] == [f"Nämnden {mark}"]
    units = (await api.get("/units", headers=admin)).json()["units"]
    assert [unit["name"] for unit in units] == ["Förvaltningen"]
    team = {"boardId": boards[0]["id"], "name": "Hemtjänsten", "kind": "unit", "area": "elderly"}
    body = {**team, "parentId": units[0]["id"], "validFrom": str(clock.today().replace(month=1, day=1))}
    made = await api.post("/units", json=body, headers=admin)
    assert made.status_code == 201, made.text

    report = {
        "reportType": "deviation",
        "unitId": made.json()["id"],
        "affected": "one",
        "description": "Brevet kom fram en vecka för sent.",
        "occurred": {"precision": "unknown"},
        "source": {"system": "vs", "id": mark},
    }
    key = {"Idempotency-Key": f"provisioning-{mark}"}
    sent = await api.post("/deviations", json=report, headers=bearer(f"vs-{mark}", "deviation:create") | key)
    assert sent.status_code == 201, sent.text


async def test_the_same_file_again_changes_nothing_and_a_longer_one_adds(database: Database) -> None:
    mark = uuid4().hex
    first = municipality(mark)
    await provision(database, first, issuer=ISSUER)
    assert await provision(database, first, issuer=ISSUER) == []
    more = [*first.boards[0].administrators, {"name": "Cia Dahl", "subject": f"cia-{mark}"}]
    added = await provision(database, municipality(mark, administrators=more), issuer=ISSUER)
    assert added == [f"Nämnden {mark}: Cia Dahl är administratör."]


async def test_a_system_that_was_ended_on_a_screen_stays_so(database: Database, owner_url: str) -> None:
    mark = uuid4().hex
    await provision(database, municipality(mark), issuer=ISSUER)
    with create_engine(owner_url, poolclass=NullPool).begin() as connection:
        ended = text("update service_account set valid_to = '2026-01-01' where client_id = :client returning job")
        assert connection.scalar(ended, {"client": f"vs-{mark}"}) == "deviation-intake"
    assert await provision(database, municipality(mark), issuer=ISSUER) == []
    with create_engine(owner_url, poolclass=NullPool).begin() as connection:
        last = text("select valid_to::text from service_account where client_id = :client")
        assert connection.scalar(last, {"client": f"vs-{mark}"}) == "2026-01-01"


async def test_one_person_can_administer_several_boards(api: Caller, database: Database) -> None:
    mark = uuid4().hex
    await provision(database, municipality(mark), issuer=ISSUER)
    await provision(database, municipality(mark, name=f"Andra nämnden {mark}", systems=[]), issuer=ISSUER)
    boards = (await api.get("/boards", headers=bearer(f"ada-{mark}", "board:read"))).json()["boards"]
    assert len(boards) == 2


async def test_a_system_whose_last_day_has_been_is_not_begun(database: Database) -> None:
    mark = uuid4().hex
    await provision(database, municipality(mark), issuer=ISSUER)
    over = [{"client_id": f"{name}-{mark}", "name": "VS", "job": "kolada-import", "valid_to": "2020-01-01"}
            for name in ("vs", "late")]  # fmt: skip
    assert await provision(database, municipality(mark, systems=over[:1]), issuer=ISSUER) == [], "it is there already"
    with pytest.raises(EndedSystem, match=f"late-{mark}"):
        await provision(database, municipality(mark, systems=over), issuer=ISSUER)


async def test_a_system_stays_with_its_board(database: Database) -> None:
    mark = uuid4().hex
    await provision(database, municipality(mark), issuer=ISSUER)
    with pytest.raises(OtherBoardsSystem, match=f"vs-{mark}"):
        await provision(database, municipality(mark, name=f"Andra nämnden {mark}"), issuer=ISSUER)


def test_the_example_is_a_file_that_can_be_used() -> None:
    board = read(EXAMPLE).boards[0]
    assert (len(board.administrators), board.systems[0].job) == (2, "deviation-intake")


def test_a_faulty_file_is_explained_in_swedish(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    faulty = tmp_path / "municipality.toml"
    faulty.write_text('[[boards]]\nname = "Socialnämnden"\nshort_name = "S"\nnickname = "x"\n')
    assert main(["found", str(faulty)]) == 1
    said = capsys.readouterr().err
    assert "boards.0.administrators: Behövs" in said
    assert "boards.0.short_name: Minst 2 tecken" in said
    assert "boards.0.nickname: Okänt fält" in said
    assert main(["found", str(tmp_path / "missing.toml")]) == 1
    assert "går inte att läsa" in capsys.readouterr().err


async def test_an_administrators_login_is_no_personal_number() -> None:
    with pytest.raises(ValueError, match="personnummer"):
        Administrator.model_validate({"name": "Ada Alm", "subject": "811218-9876"})
