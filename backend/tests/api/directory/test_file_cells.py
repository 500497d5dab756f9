"""A file of people is mended where it is tried: cells are emptied, and what the service failed on is tried anew."""

import pytest

from qms.directory_imports.jobs import see_to_file
from tests.api.directory.conftest import HEADINGS, Desk
from tests.directory import counts

pytestmark = pytest.mark.anyio


async def test_a_cell_is_emptied(desk: Desk) -> None:
    tried = await desk.handed_in("1;Eva Ek;Norr;Kock;2020-01-01;i våras", "2;Bo Bok;Norr;Kock;snart;")
    assert (tried["created"], tried["rejected"]) == (0, 2)
    for heading, value in (("Sista dag", "i våras"), ("Första dag", "snart")):
        body = {"heading": heading, "value": value, "replacement": ""}
        answer = await desk.send_step(tried, "corrections", body)
        assert answer.status_code == 201, answer.text
        tried = await desk.looked_at(tried["id"])
    assert (tried["created"], tried["rejected"]) == (2, 0)
    assert (await desk.accepted(tried))["created"] == 2


async def test_a_file_whose_list_breaks_says_so_and_is_mended_there(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried = await desk.handed_in("1;Eva Ek;Norr;Kock;;", "2;Bo Bok;Norr;Kock;;")

    def fails(*_: object) -> None:
        raise RuntimeError("a fault of ours")

    with monkeypatch.context() as broken:
        broken.setattr("qms.directory.service.judge", fails)
        answer = await desk.send_step(tried, "acceptances")
        assert answer.status_code == 201, answer.text
        (run, *_) = (await desk.read("/directory-runs"))["runs"]
        assert (await desk.worked_on(run["id"]))["status"] == "failed"
    await desk.looked_at(tried["id"])
    await see_to_file(desk.here.database, tried["id"], str(desk.here.board_id))
    left = await desk.looked_at(tried["id"])
    assert (left["status"], left["isDryRun"], left["created"], left["rejected"]) == ("examined", False, 2, 0)
    run = await desk.accepted(left)
    assert (run["status"], counts(run)) == ("done", (2, 0, 0, 0, 0))


async def test_each_of_the_rows_with_one_key_says_so(desk: Desk) -> None:
    tried = await desk.handed_in("1;Eva Ek;Norr;Kock;;", "1;Eva Ek;Norr;Kock;snart;", "2;Bo Bok;Norr;Kock;;")
    told = {one["row"]: one["problem"]["detail"] for one in tried["rejections"]}
    assert [("Rad 3, som också behöver rättas, har samma nyckel" in told[2])] == [True], told
    assert [("Första dag" in told[3], "Rad 2 har samma nyckel" in told[3])] == [(True, True)], told
    body = {"heading": "Nyckel", "value": "1", "replacement": "3", "row": 3}
    assert (await desk.send_step(tried, "corrections", body)).status_code == 201
    parted = await desk.looked_at(tried["id"])
    (left,) = parted["rejections"]
    assert "nyckel" not in left["problem"]["detail"]


async def test_all_that_is_wrong_with_a_row_is_told_at_once(desk: Desk) -> None:
    taken = "update service_account set client_id = 'eva' where board_id = :board returning id"
    assert len(desk.here.sql(taken, board=desk.here.board_id)) == 1
    headings = f"{HEADINGS};Inloggning"
    tried = await desk.handed_in("1;Eva Ek;Nord;Kock;snart;;", "2;Bo Bok;Nord;Kock;;;eva", headings=headings)
    told = {one["row"]: one["problem"]["detail"] for one in tried["rejections"]}
    assert [("Första dag" in told[2], "Enheten är inte känd" in told[2])] == [(True, True)], told
    (first, _) = tried["rejections"]
    assert first["suggestions"] == {"Första dag": [], "Enhet": ["Norr"]}, "each can be mended"
    assert [("Enheten är inte känd" in told[3], "inloggning" in told[3])] == [(True, True)], told
