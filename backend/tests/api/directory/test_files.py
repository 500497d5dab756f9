"""A file of people: tried row by row, mended, and then taken over whole as a list."""

import base64
from datetime import timedelta
from typing import Any

import pytest

from qms.directory_imports.jobs import see_to_file
from qms.file_reading import reading
from qms.kernel import clock
from qms.spreadsheets import reader
from tests.api.directory.conftest import HEADINGS, Desk
from tests.directory import counts
from tests.old_workbooks import FORMS, Error
from tests.town import as_person

pytestmark = pytest.mark.anyio


async def test_a_file_is_tried_mended_and_taken_over_as_a_list(desk: Desk) -> None:
    tried = await desk.handed_in("1;Eva Ek;Norr;Kock;2020-01-01;", "2;Bo Bok;Nord;Kock;;", "3;;Norr;;i våras;")
    assert (tried["status"], tried["created"], tried["rejected"]) == ("examined", 1, 2)
    assert [row["problem"]["pointer"] for row in tried["rejections"]] == ["/enhet", "/namn"]
    assert desk.here.sql("select 1 from directory_entry where board_id = :board", board=desk.here.board_id) == []
    unit = {"heading": "Enhet", "value": "Nord", "replacement": "Norr"}
    mended = await desk.send_step(tried, "corrections", unit)
    again = await desk.looked_at(mended.json()["id"])
    assert (again["created"], again["rejected"]) == (2, 1)
    late = await desk.send_step(again, "corrections", unit | {"replacement": "Söder"})
    assert (late.status_code, late.json()["code"]) == (409, "nothing-stands-so")
    assert (await desk.send_step(again, "acceptances", minutes=11)).status_code == 403
    run = await desk.accepted(again)
    assert (run["way"], run["status"], run["isComplete"], counts(run)) == ("file", "done", True, (2, 0, 0, 0, 1))
    assert [one["key"] for one in await desk.rows(run, "rejected")] == ["3"]


async def test_a_file_is_the_whole_directory_and_stops_where_many_would_leave(desk: Desk) -> None:
    rows = [f"{number};Person {number};Norr;Kock;;" for number in range(30)]
    await desk.accepted(await desk.handed_in(*rows))
    run = await desk.accepted(await desk.handed_in(*rows[2:], "0;Person 0;Ingenstans;;;"))
    assert (run["status"], run["ended"], run["rejected"]) == ("waiting", 1, 1), "a row that is refused has not left"
    run = await desk.accepted(await desk.handed_in(*rows[10:]))
    assert run["status"] == "waiting"


async def test_the_heading_of_addresses_is_read(desk: Desk) -> None:
    tried = await desk.handed_in("1;Eva Ek;Norr;eva@kommun.example.se", headings="Nyckel;Namn;Enhet;E-post")
    assert (tried["status"], tried["created"], tried["unusedHeadings"]) == ("examined", 1, [])


async def test_a_heading_that_is_nearly_ours_is_asked_about(desk: Desk) -> None:
    tried = await desk.handed_in("1;Eva Ek;Norr;Kock", headings="Nyckel;Namn;Enhet;Befattningar")
    assert tried["status"] == "failed"
    assert tried["nearMisses"] == [{"heading": "Befattningar", "column": "Befattning"}]


async def test_a_file_is_never_taken_in_without_being_tried(desk: Desk) -> None:
    content = base64.b64encode(f"{HEADINGS}\r\n1;Eva Ek;Norr;;;".encode()).decode()
    body = {"fileName": "personer.csv", "content": content, "isDryRun": False}
    answer = await desk.api.post("/directory-imports", json=body, headers=as_person(desk.admin))
    assert (await desk.looked_at(answer.json()["id"]))["status"] == "examined"


async def test_the_trial_of_a_file_says_who_would_leave_change_and_come_and_whether_it_would_wait(desk: Desk) -> None:
    rows = [f"{number};Person {number};Norr;Kock;;" for number in range(10)]
    await desk.accepted(await desk.handed_in(*rows))
    tried = await desk.handed_in("0;Person 0;Söder;Kock;;", *rows[1:9], "new;Ny Person;Norr;Kock;;")
    assert [tried[name] for name in ("created", "updated", "unchanged", "rejected")] == [1, 1, 8, 0]
    (trial,) = (await desk.read(f"/directory-runs?importId={tried['id']}"))["runs"]
    assert (trial["isDryRun"], trial["asks"], trial["importId"], counts(trial)) == (
        True,
        True,
        tried["id"],
        (1, 1, 8, 1, 0),
    )
    names = {
        verdict: [one["personName"] for one in await desk.rows(trial, verdict)]
        for verdict in ("created", "updated", "ended")
    }
    assert names == {"created": ["Ny Person"], "updated": ["Person 0"], "ended": ["Person 9"]}
    listed = (await desk.read("/directory-runs"))["runs"]
    assert trial["id"] not in [one["id"] for one in listed], "a trial of a file stands with the file"
    run = await desk.accepted(tried)
    assert (run["status"], run["asks"], run["importId"], counts(run)) == ("waiting", True, tried["id"], counts(trial))


async def test_what_the_list_refuses_is_mended_in_the_file_with_what_stands_and_the_nearest_names(desk: Desk) -> None:
    twice = ["1;Eva Ek;Nord;Kock;;", "2;Bo Bok;Norr;Kock;;", "2;Siv Sten;Norr;Kock;;"]
    tried = await desk.handed_in(*twice)
    told = [(one["row"], one["problem"]["pointer"], one["suggestions"]) for one in tried["rejections"]]
    assert told == [(2, "/enhet", {"Enhet": ["Norr"]}), (3, "/nyckel", {"Nyckel": []}), (4, "/nyckel", {"Nyckel": []})]
    assert tried["rejections"][0]["cells"]["Enhet"] == "Nord"
    body = {"heading": "Enhet", "value": "Nord", "replacement": "Norr"}
    mended = await desk.looked_at((await desk.send_step(tried, "corrections", body)).json()["id"])
    assert (mended["created"], mended["rejected"]) == (1, 2)
    (trial,) = (await desk.read(f"/directory-runs?importId={tried['id']}"))["runs"]
    assert counts(trial) == (1, 0, 0, 0, 2), "tried anew, and once"


async def test_one_of_two_rows_with_the_same_key_is_mended_and_the_other_is_then_right(desk: Desk) -> None:
    tried = await desk.handed_in("2;Bo Bok;Norr;Kock;;", "2;Siv Sten;Norr;Kock;;")
    body = {"heading": "Nyckel", "value": "2", "replacement": "3", "row": 3}
    mended = await desk.looked_at((await desk.send_step(tried, "corrections", body)).json()["id"])
    assert (mended["created"], mended["rejected"]) == (2, 0)


async def test_a_file_of_people_that_is_too_large_is_not_to_be_split(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def read(_content: bytes) -> list[reader.Sheet]:
        raise reader.TooLargeFile("För stor.")

    monkeypatch.setattr(reader, "read", read)
    failed = await desk.handed_in("1;Eva Ek;Norr;Kock;;")
    assert failed["problem"]["detail"].startswith("För stor. Dela inte upp den: de som inte står i filen slutar.")


@pytest.mark.parametrize("form", FORMS)
async def test_an_error_in_any_form_of_workbook_gives_nobody_a_place_without_end(desk: Desk, form: str) -> None:
    rows = [HEADINGS.split(";"), ["007", "Eva Ek", "Norr", "Kock", "2020-01-01", Error("#N/A")]]
    tried = await desk.handed_in_as(f"personer.{form}", FORMS[form](rows))
    assert [(row["problem"]["detail"], row["problem"]["pointer"]) for row in tried["rejections"]] == [
        ("Sista dag innehåller kalkylprogrammets fel #N/A. Rätta formeln, eller skriv värdet.", "/sista dag")
    ]


async def test_a_personal_number_refuses_its_row_and_is_not_kept(desk: Desk) -> None:
    await desk.accepted(await desk.handed_in("1;Eva Ek;Norr;Kock;;", "2;Bo Bok;Norr;Kock;;"))
    tried = await desk.handed_in("1;Eva Ek;Norr;Kock 19121212-1212;;", "19121212-1212;Bo Bok;Norr;Kock;;")
    assert (tried["status"], tried["rejected"]) == ("examined", 2)
    told = [(one["problem"]["detail"], one["suggestions"]) for one in tried["rejections"]]
    said = "innehåller ett personnummer. Det sparas inte: skriv något annat."
    assert told == [(f"Befattning {said}", {"Befattning": []}), (f"Nyckel {said}", {"Nyckel": []})]
    kept = "select count(*) as n from file_import_row where cells::text like '%1212%' union all select count(*)"
    of_file = f"{kept} from file_import where content_sealed is not null and board_id = :board"
    assert [one["n"] for one in desk.here.sql(of_file, board=desk.here.board_id)] == [0, 0]
    assert "layout" not in {link["rel"] for link in tried["_links"]}, "the file is not kept, so it is not read again"
    (trial,) = (await desk.read(f"/directory-runs?importId={tried['id']}"))["runs"]
    assert counts(trial)[3:] == (0, 2), "what names nobody ends nobody"
    hidden = tried["rejections"][1]["cells"]["Nyckel"]
    body = {"heading": "Nyckel", "value": hidden, "replacement": "2"}
    mended = await desk.looked_at((await desk.send_step(tried, "corrections", body)).json()["id"])
    assert (mended["unchanged"], mended["rejected"]) == (1, 1)


async def test_a_file_that_was_only_tried_is_not_among_the_latest(desk: Desk) -> None:
    tried = await desk.handed_in("1;Eva Ek;Norr;Kock;;")
    assert [one["id"] for one in (await desk.read("/directory-imports"))["imports"]] == [tried["id"]]
    assert (await desk.send_step(tried, "withdrawals")).status_code == 201
    assert (await desk.read("/directory-imports"))["imports"] == []
    left = "select 1 from directory_run_row r join directory_run d on d.id = r.run_id where d.import_id = :id"
    assert desk.here.sql(left, id=tried["id"]) == [], "nobody in it is kept"


async def test_a_file_without_a_heading_of_ours_gives_its_own_to_be_told_of(desk: Desk) -> None:
    rows = ["Utdrag;;;", "Anst.nr;Anställd;Arbetsplats;Yrke", "1;Eva Ek;Norr;Kock"]
    failed = await desk.handed_in(*rows[1:], headings=rows[0])
    assert (failed["status"], failed["headingRow"]) == ("failed", 2)
    assert failed["unusedHeadings"] == ["Anst.nr", "Anställd", "Arbetsplats", "Yrke"]
    columns = {"Anst.nr": "Nyckel", "Anställd": "Namn", "Arbetsplats": "Enhet", "Yrke": "Befattning"}
    tried = await desk.laid_out(failed, {"headingRow": 2, "columns": columns})
    assert (tried["status"], tried["created"]) == ("examined", 1)
    chosen = await desk.laid_out(tried, {"headingRow": 1})
    assert (chosen["status"], chosen["unusedHeadings"]) == ("failed", ["Utdrag"])


async def test_people_who_stand_for_headings_leave_no_personal_number_and_are_forgotten(desk: Desk) -> None:
    failed = await desk.handed_in("19121212-1212;Eva Ek;Norr", headings="19121212-1212;Bo Bok;Norr")
    assert (failed["status"], failed["unusedHeadings"]) == ("failed", ["Bo Bok", "Norr"])
    assert (await desk.send_step(failed, "withdrawals")).status_code == 201
    kept = "select headings, unused, near, problem::text from file_import where id = :id"
    (told,) = desk.here.sql(kept, id=failed["id"])
    assert (told["headings"], told["unused"], told["near"]) == ([], [], {})


async def test_a_file_that_has_been_taken_in_counts_as_its_list_does(desk: Desk) -> None:
    rows = [f"{number};Person {number};Norr;Kock;;" for number in range(6)]
    await desk.accepted(await desk.handed_in(*rows))
    tried = await desk.handed_in("0;Person 0;Söder;Kock;;", *rows[1:], "new;Ny;Norr;Kock;;", "bad;Fel;Ingenstans;;;")
    run = await desk.accepted(tried)
    done = await desk.read(f"/directory-imports/{tried['id']}")
    expected = {"created": 1, "updated": 1, "unchanged": 5, "rejected": 1}
    assert [{name: one[name] for name in expected} for one in (tried, run, done)] == [expected] * 3
    (refused,) = done["rejections"]
    assert (refused["problem"]["pointer"], refused["cells"]["Nyckel"]) == ("/enhet", "bad")


async def test_a_row_that_was_refused_in_the_trial_is_mended_in_its_file_when_the_others_are_in(desk: Desk) -> None:
    place, rows = str(desk.here.board_id), [f"{number};Person {number};Norr;Kock;;" for number in range(6)]
    tried = await desk.handed_in(*rows, "bad;Fel;Nord;;;")
    await desk.accepted(tried)
    await see_to_file(desk.here.database, tried["id"], place)
    left = await desk.looked_at(tried["id"])
    told = [left[name] for name in ("status", "isDryRun", "created", "unchanged", "rejected")]
    assert told == ["examined", False, 0, 6, 1]
    steps = {link["rel"] for link in left["_links"]}
    assert steps == {"self", "corrections", "withdrawals"}, "nothing is left to take in before that is mended"
    assert (await desk.send_step(left, "acceptances")).json()["code"] == "nothing-to-take-in"
    body = {"heading": "Enhet", "value": "Nord", "replacement": "Norr"}
    mended = await desk.looked_at((await desk.send_step(left, "corrections", body)).json()["id"])
    assert counts(await desk.accepted(mended)) == (1, 0, 6, 0, 0)
    await see_to_file(desk.here.database, tried["id"], place)
    assert (cells_kept(desk, tried), (await desk.read(f"/directory-imports/{tried['id']}"))["status"]) == (0, "done")


async def test_rows_that_are_let_be_leave_the_file_among_the_latest(desk: Desk) -> None:
    tried = await desk.handed_in("1;Eva Ek;Norr;Kock;;", "bad;Fel;Nord;;;")
    await desk.accepted(tried)
    await see_to_file(desk.here.database, tried["id"], str(desk.here.board_id))
    assert (await desk.send_step(await desk.looked_at(tried["id"]), "withdrawals")).status_code == 201
    (listed,) = (await desk.read("/directory-imports"))["imports"]
    assert (listed["id"], listed["isDryRun"], cells_kept(desk, tried)) == (tried["id"], False, 0)


async def test_a_file_of_rows_to_mend_is_never_a_whole_list(desk: Desk) -> None:
    """Handed in as it is downloaded it would end all who were right in the file that it comes from."""
    failed = await desk.handed_in("1;Eva Ek;Nord;Enheten finns inte.", headings="Nyckel;Namn;Enhet;Vad som är fel")
    assert (failed["status"], failed["problem"]["detail"]) == ("failed", reading.ONLY_WRONG)


def cells_kept(desk: Desk, received: dict[str, Any]) -> int:
    kept = "select 1 from file_import_row where import_id = :id and cells <> '{}'"
    return len(desk.here.sql(kept, id=received["id"]))


async def test_what_is_refused_after_a_late_yes_is_told_in_its_file_and_mended_there(desk: Desk) -> None:
    """A login that somebody has got while the list waited: its row alone is refused, and the file is tried anew."""
    headings, place = "Nyckel;Namn;Enhet;Inloggning", (desk.here.database, str(desk.here.board_id))
    rows = [f"{number};Person {number};Norr;" for number in range(6)]
    await desk.accepted(await desk.handed_in(*rows, headings=headings))
    tried = await desk.handed_in(*rows[:5], "new;Ny;Norr;ny-login", headings=headings)
    waiting = await desk.accepted(tried)
    await see_to_file(place[0], tried["id"], place[1])
    assert (waiting["status"], cells_kept(desk, tried)) == ("waiting", 6), "it is not over"
    taken = "update service_account set client_id = 'ny-login' where board_id = :board returning id"
    assert len(desk.here.sql(taken, board=desk.here.board_id)) == 1
    run = await desk.step(waiting, "acceptances")
    assert (run["status"], counts(run)) == ("done", (0, 0, 5, 1, 1))
    await see_to_file(place[0], tried["id"], place[1])
    told = await desk.looked_at(tried["id"])
    assert (told["status"], told["unchanged"], told["rejected"]) == ("examined", 5, 1)
    (refused,) = told["rejections"]
    assert (refused["cells"]["Nyckel"], refused["problem"]["pointer"]) == ("new", "/inloggning")
    assert "har redan den inloggningen" in refused["problem"]["detail"], "a row shows no more than that"
    body = {"heading": "Inloggning", "value": "ny-login", "replacement": "ny-login-2"}
    mended = await desk.send_step(told, "corrections", body)
    again = await desk.looked_at(mended.json()["id"])
    assert (again["created"], again["rejected"]) == (1, 0)
    assert counts(await desk.accepted(again)) == (1, 0, 5, 0, 0)
    await see_to_file(place[0], tried["id"], place[1])
    assert cells_kept(desk, tried) == 0
    assert (await desk.read(f"/directory-imports/{tried['id']}"))["status"] == "done"


async def test_the_last_administrator_who_would_leave_by_a_file_is_told_of_in_its_trial(desk: Desk) -> None:
    """Who stands in the file is mended there, on that row alone; who lacks in it stands with the list."""
    rows = [f"{number};Person {number};Norr;Kock;;" for number in range(3)]
    await desk.accepted(await desk.handed_in(*rows))
    await desk.here.assign(desk.person("2"), "administrator")
    ended = "update assignment set valid_to = valid_from where person_id = :who returning id"
    desk.here.sql(ended, who=desk.admin)
    desk.admin = desk.person("2")
    lacking = await desk.handed_in(*rows[:2])
    (trial,) = (await desk.read(f"/directory-runs?importId={lacking['id']}"))["runs"]
    assert (lacking["rejected"], trial["rejected"], trial["ended"], trial["asks"]) == (0, 1, 0, False)
    (stays,) = await desk.rows(trial, "rejected")
    assert (stays["personName"], stays["problem"]["code"], stays["problem"]["pointer"]) == (
        "Person 2",
        "last-administrator",
        None,
    )
    run = await desk.accepted(lacking)
    assert counts(run) == counts(trial)
    by_day = await desk.handed_in(*rows[:2], f"{rows[2]}{clock.today() - timedelta(days=1)}")
    (refused,) = by_day["rejections"]
    assert (refused["problem"]["code"], refused["problem"]["pointer"]) == ("last-administrator", "/sista dag")
    assert list(refused["suggestions"]) == ["Sista dag"]


async def test_an_end_before_its_beginning_is_said_of_its_own_column_in_the_file_and_in_the_list(desk: Desk) -> None:
    tried = await desk.handed_in("1;Eva Ek;Norr;Kock;2026-05-01;2026-04-01", "2;Bo Bok;Norr;Kock;;")
    (refused,) = tried["rejections"]
    said = "Sista arbetsdagen ligger före den första."
    assert (refused["problem"]["detail"], refused["problem"]["pointer"]) == (said, "/sista dag")
    assert refused["suggestions"] == {"Sista dag": []}
    (listed,) = await desk.rows(await desk.accepted(tried), "rejected")
    assert (listed["problem"]["detail"], listed["problem"]["pointer"]) == (said, "/validTo")


async def test_the_trial_says_who_is_the_last_to_administer_when_another_lacks_in_the_file(desk: Desk) -> None:
    rows = [f"{number};Person {number};Norr;Kock;;" for number in range(3)]
    await desk.accepted(await desk.handed_in(*rows))
    for key in ("1", "2"):
        await desk.here.assign(desk.person(key), "administrator")
    ended = "update assignment set valid_to = valid_from where person_id = :who returning id"
    desk.here.sql(ended, who=desk.admin)
    desk.admin = desk.person("2")
    tried = await desk.handed_in(rows[0], f"{rows[2]}{clock.today() + timedelta(days=7)}")
    (trial,) = (await desk.read(f"/directory-runs?importId={tried['id']}"))["runs"]
    assert (tried["status"], trial["status"], trial["ended"]) == ("examined", "examined", 2)
    told = [(one["key"], one["problem"] and one["problem"]["code"]) for one in await desk.rows(trial, "ended")]
    assert told == [("2", "last-administrator-later"), ("1", None)]


async def test_a_file_that_the_service_fails_on_says_so_and_can_be_tried_again(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fail(*_: object) -> None:
        raise KeyError

    with monkeypatch.context() as broken:
        broken.setattr(reading, "_keep_whole", fail)
        failed = await desk.handed_in("1;Eva Ek;Norr;Kock;;")
    assert (failed["status"], failed["problem"]["detail"]) == ("failed", reading.OUR_FAULT)
    assert "KeyError" in caplog.text
    assert {link["rel"] for link in failed["_links"]} == {"self", "layout", "withdrawals"}
    assert (await desk.laid_out(failed, {}))["status"] == "examined"


async def test_what_is_left_of_a_file_is_not_taken_in_when_a_newer_list_has_come(desk: Desk) -> None:
    """It would bring back who has left by that."""
    place = str(desk.here.board_id)
    first = await desk.handed_in("1;Eva Ek;Nord;Kock;;", "2;Bo Bok;Norr;Kock;;", "3;Siv Sten;Norr;Kock;;")
    await desk.accepted(first)
    await see_to_file(desk.here.database, first["id"], place)
    body = {"heading": "Enhet", "value": "Nord", "replacement": "Norr"}
    left = await desk.looked_at(first["id"])
    mended = await desk.looked_at((await desk.send_step(left, "corrections", body)).json()["id"])
    newer = await desk.handed_in("1;Eva Ek;Söder;Kock;;", "2;Bo Bok;Norr;Kock;;")
    waiting = await desk.accepted(newer)
    assert waiting["status"] == "waiting"
    refused = await desk.send_step(mended, "acceptances")
    assert (refused.status_code, refused.json()["code"]) == (409, "directory-list-outdated")
    assert counts(await desk.step(waiting, "acceptances"))[3] == 1
    assert (await desk.send_step(mended, "acceptances")).json()["code"] == "directory-list-outdated"
    assert await desk.is_let_in("3") is False
    assert (await desk.send_step(mended, "withdrawals")).status_code == 201
