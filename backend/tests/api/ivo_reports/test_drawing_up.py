"""A quarter's report is drawn up once, whoever asks and whatever dies, and frozen; what comes late is a correction."""

from uuid import UUID

import pytest

from qms.canonical import fingerprint
from qms.ivo_reporting.jobs import draw_up
from tests.api.ivo_reports.conftest import Office, as_scheduler

pytestmark = pytest.mark.anyio


class Killed(Exception):
    """Stands for the process being killed at that moment."""


async def test_a_system_asks_polls_and_fetches(office: Office) -> None:
    await office.decision("2026-01-15")
    first = await office.api.post("/ivo-reports", json={"period": "2026-Q2"}, headers=as_scheduler())
    assert (first.status_code, first.json()["status"]) == (202, "requested")
    location = first.headers["Location"]
    assert location.endswith(f"/ivo-reports/{first.json()['id']}")
    waiting = await office.api.get(f"/ivo-reports/{first.json()['id']}/content", headers=as_scheduler())
    assert (waiting.status_code, waiting.json()["code"]) == (409, "not-drawn-up")
    await office.work()
    polled = (await office.api.get(f"/ivo-reports/{first.json()['id']}", headers=as_scheduler())).json()
    assert (polled["status"], polled["counts"]["new"], polled["sourceCount"]) == ("drawn-up", 1, 1)
    fetched = await office.api.get(f"/ivo-reports/{polled['id']}/content", headers=as_scheduler())
    assert fingerprint(fetched.content) == polled["contentHash"]
    assert fetched.headers["etag"] == f'"{polled["contentHash"]}"'
    tag = fetched.headers["etag"]
    for known in (tag, tag.removesuffix('"') + '-gzip"', f'"1", W/{tag}'):
        again = await office.api.get(
            f"/ivo-reports/{polled['id']}/content", headers=as_scheduler(**{"If-None-Match": known})
        )
        assert (again.status_code, again.content) == (304, b"")


async def test_the_same_quarter_again_is_the_same_report_and_two_at_once_make_one(office: Office) -> None:
    first = await office.drawn("2026-Q2")
    second = await office.drawn("2026-Q2")
    assert (first["id"], first["contentHash"]) == (second["id"], second["contentHash"])
    await draw_up(office.database, first["id"], first["boardId"])
    assert office.rows("select count(*), count(distinct content_hash) from ivo_report") == [(1, 1)]
    with pytest.raises(Exception, match="ivo_report_board_id_period_number_key"):
        office.rows(
            "insert into ivo_report (id, board_id, period, number, status, cut_off_on, opens_on, due_on) "
            "select gen_random_uuid(), board_id, period, number, 'open', cut_off_on, opens_on, due_on from ivo_report "
            "returning id"
        )


async def test_a_drawing_up_that_was_killed_after_freezing_is_finished_with_the_same_list(office: Office) -> None:
    await office.decision("2026-01-15")
    asked = (await office.api.post("/ivo-reports", json={"period": "2026-Q2"}, headers=office.who())).json()

    def stop(*_: object) -> None:
        raise Killed

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("qms.ivo_reporting.reports.files", stop)
        with pytest.raises(Killed):
            await draw_up(office.database, asked["id"], asked["boardId"])
    frozen = await office.read(asked["id"])
    assert (frozen["status"], len(frozen["contentHash"])) == ("requested", 64)
    await office.decision("2026-01-16")
    await office.work()
    done = await office.read(asked["id"])
    assert (done["status"], done["contentHash"], done["counts"]["new"]) == ("drawn-up", frozen["contentHash"], 1)
    assert fingerprint((await office.file(done, "content")).content) == done["contentHash"]


async def test_a_running_quarter_cannot_be_drawn_up(office: Office) -> None:
    answer = await office.api.post("/ivo-reports", json={"period": "2026-Q4"}, headers=office.who())
    assert (answer.status_code, answer.json()["code"]) == (409, "period-not-ended")


async def test_a_whole_year_of_quarters(office: Office) -> None:
    """New, still not executed, executed once, and gone; an interruption as a delay of its own."""
    await office.decision("2025-09-01", ("executed", "2026-05-04"), ("interrupted", "2026-06-01"))
    await office.decision("2025-10-01", ("died", "2026-02-10"))
    await office.decision("2025-10-02", origin="judgment")
    expected = {
        "2025-Q4": [("new", "2025-09-01")],
        "2026-Q1": [("repeated", "2025-09-01")],
        "2026-Q2": [("executed", "2025-09-01")],
        "2026-Q3": [("new", "2026-06-01")],
    }
    for period, lines in expected.items():
        report = await office.drawn(period)
        assert [(line["kind"], line["startOn"]) for line in await office.lines(report)] == lines, period
        await office.told(report)
        assert (await office.read(report["id"]))["status"] == "reported"
        assert (await office.step(report, "closures")).json()["status"] == "closed"


async def test_late_data_is_listed_and_a_correction_is_a_new_version(office: Office) -> None:
    decision = await office.decision("2026-01-15")
    report = await office.drawn("2026-Q2")
    assert (await office.file(report, "corrections")).json()["corrections"] == []
    await office.happened(decision, "executed", "2026-06-20")
    due = (await office.file(report, "corrections")).json()["corrections"]
    differences = [(row["decisionId"], row["reference"], row["frozen"], row["now"]) for row in due]
    assert differences == [(decision["id"], decision["reference"], "new", None)]
    logged = office.rows(
        "select object_ids from audit.event where action = 'ivoReportCorrectionList' and kind = 'list'"
    )
    assert ([UUID(decision["id"])],) in logged
    assert [line["kind"] for line in await office.lines(report)] == ["new"]
    asked = await office.api.post(
        f"/ivo-reports/{report['id']}/corrections", json={"reason": "Sen uppgift."}, headers=office.who()
    )
    assert (asked.status_code, asked.json()["number"], asked.json()["replacesId"]) == (202, 2, report["id"])
    await office.work()
    corrected = await office.read(asked.json()["id"])
    assert (corrected["status"], corrected["counts"]["new"]) == ("drawn-up", 0)
    old = await office.read(report["id"])
    assert (old["isSuperseded"], old["contentHash"]) == (True, report["contentHash"])
    refused = await office.step(old, "checks")
    assert (refused.status_code, refused.json()["code"]) == (409, "superseded")
    again = await office.api.post("/ivo-reports", json={"period": "2026-Q2"}, headers=office.who())
    assert again.json()["id"] == corrected["id"]


async def test_a_frozen_list_cannot_be_changed_even_in_the_database(office: Office) -> None:
    await office.decision("2026-01-15")
    await office.drawn("2026-Q2")
    for change in ("details = '{}'", "kind = 'closed'", "start_on = '2026-01-01'"):
        with pytest.raises(Exception, match="frozen list is never changed"):
            office.rows(f"update ivo_report_line set {change} returning id")
