"""What is read of a quarter's report, and by whom: sheets, files, dates and figures."""

import json

import pytest

from qms.ivo_reporting.jobs import watch_quarters
from tests.api.ivo_reports.conftest import HEAD, REPORTER, Office, as_scheduler

pytestmark = pytest.mark.anyio


async def test_the_sheet_asks_what_ivo_asks_in_its_order(office: Office) -> None:
    await office.decision("2026-01-15", ("offered", "2026-03-01"), ("offer-declined", "2026-03-04"))
    report = await office.drawn("2026-Q2")
    [line] = await office.lines(report)
    sheet = (await office.file(report, f"lines/{line['id']}")).json()
    fields = {field["label"]: field["value"] for field in sheet["fields"]}
    assert list(fields)[:4] == ["Typ av rapport", "Nämnd", "Verksamhetsområde", "Personnummer"]
    assert (fields["Typ av rapport"], fields["Personnummer"]) == ("Ny rapport", None)
    assert (fields["Insats"], fields["Beslutsdatum"]) == ("Contact-person", "2026-01-15")
    assert fields["Erbjudanden"] == "2026-03-01 erbjudet; 2026-03-04 tackat nej"
    assert (await office.file(report, f"lines/{line['id']}", HEAD)).status_code == 403


async def test_what_is_protected_is_flagged_and_left_out_of_lists(office: Office) -> None:
    secret = await office.decision("2026-01-15", isProtected=True)
    words = {name: f"hemligt {name}" for name in ("reasonText", "consequencesText", "meanwhileText", "effortsText")}
    headers = {**office.who(), "If-Match": f'"{secret["version"]}"'}
    body = {"delayReason": "no-contractor", **words}
    await office.api.post(f"/decisions/{secret['id']}/explanations", json=body, headers=headers)
    report = await office.drawn("2026-Q2")
    [line] = await office.lines(report)
    assert (line["details"]["isProtected"], line["details"]["unitName"], line["details"]["reasonText"]) == (
        True,
        None,
        None,
    )
    for path in ("content", "content?format=csv", "sheets", "sheets?format=csv", "auditor-report"):
        assert "hemligt" not in (await office.file(report, path)).text, path
    on_screen = (await office.file(report, f"lines/{line['id']}")).json()
    assert on_screen["line"]["details"]["reasonText"] == "hemligt reasonText"


async def test_every_file_is_there_and_the_council_gets_numbers_only(office: Office) -> None:
    for number in range(7):
        await office.decision("2026-01-15", sex="male" if number < 6 else "female")
    await office.decision("2026-01-15", benefit="home-care")
    report = await office.drawn("2026-Q2")
    for path, begins in (
        ("content?format=pdf", b"%PDF"),
        ("sheets?format=pdf", b"%PDF"),
        ("council-statistics?format=pdf", b"%PDF"),
        ("council-statistics?format=docx", b"PK"),
        ("auditor-report?format=pdf", b"%PDF"),
        ("content?format=csv", b"\xef\xbb\xbfBeslut;"),
    ):
        answer = await office.file(report, path)
        assert (answer.status_code, answer.content[: len(begins)]) == (200, begins), path
        assert 'filename="ej-verkstallda_namnden-north_2026-q2_v1_' in answer.headers["content-disposition"]
        assert answer.headers["content-disposition"].endswith(f'_per-2026-06-30.{path[path.index("=") + 1 :]}"')
    council = (await office.file(report, "council-statistics")).json()
    assert council["totals"] == {"decision": 8, "interruption": 0}
    rows = council["tables"]["decision"]["rows"]
    assert rows["Home-care"]["total"] is None
    assert rows["Contact-person"]["by_sex"]["female"] is None
    hidden = await office.drawn("2025-Q4")
    assert (await office.file(hidden, "council-statistics")).json()["totals"] == {"decision": 0, "interruption": 0}
    printed = json.dumps(council) + (await office.file(report, "council-statistics?format=csv")).text
    for row_level in ("2026-00417", "BES-", "2026-01-15", "caseReference"):
        assert row_level not in printed


async def test_auditors_and_members_read_what_is_approved_and_nothing_else(office: Office) -> None:
    await office.decision("2026-01-15")
    report = await office.drawn("2026-Q2")
    for who in ("auditor at board", "board-member at board"):
        assert (await office.file(report, "", who)).status_code == 404
        listed = await office.api.get("/ivo-reports", headers=office.who(who))
        assert listed.json()["reports"] == []
    await office.step(report, "checks")
    await office.step(report, "approvals", HEAD)
    assert (await office.file(report, "auditor-report", "auditor at board")).status_code == 200
    assert (await office.file(report, "council-statistics", "board-member at board")).status_code == 200
    for path in ("content", "sheets", "lines"):
        assert (await office.file(report, path, "auditor at board")).status_code == 403
    audited = (await office.file(report, "auditor-report", "auditor at board")).json()
    assert "2026-00417" not in json.dumps(audited)
    assert [line["position"] for line in audited["lines"]] == [1]
    assert (await office.file(report, "", "decision-reporter in south")).status_code == 404


async def test_dates_are_data_that_an_administrator_edits(office: Office) -> None:
    await office.decision("2026-01-15")
    await watch_quarters(office.database)
    [row] = (await office.api.get("/ivo-reports?period=2026-Q4", headers=office.who())).json()["reports"]
    report = await office.read(row["id"])
    assert (report["status"], report["opensOn"], report["dueOn"]) == ("open", "2027-01-01", "2027-01-31")
    assert report["lastDayToAct"] == "2027-02-01"
    administrator, path = "administrator at board", f"/ivo-reports/{report['id']}"
    headers = {"If-Match": f'"{report["version"]}"'}
    body = {"opensOn": "2027-01-01", "dueOn": "2027-02-15", "smallLimit": 10}
    assert (await office.api.put(path, json=body, headers={**office.who(), **headers})).status_code == 403
    wrong = {**body, "opensOn": "2026-12-31"}
    refused = await office.api.put(path, json=wrong, headers={**office.who(administrator), **headers})
    assert (refused.status_code, refused.json()["code"]) == (422, "validation-failed")
    changed = await office.api.put(path, json=body, headers={**office.who(administrator), **headers})
    assert (changed.json()["dueOn"], changed.json()["smallLimit"]) == ("2027-02-15", 10)
    stale = await office.api.put(path, json=body, headers={**office.who(administrator), **headers})
    assert (stale.status_code, stale.json()["code"]) == (412, "stale-version")


async def test_an_administrator_sees_the_open_quarters_and_their_dates_and_nothing_of_the_lists(
    office: Office,
) -> None:
    await office.decision("2026-01-15")
    await watch_quarters(office.database)
    drawn = await office.drawn("2026-Q2")
    administrator = "administrator at board"
    listed = (await office.api.get("/ivo-reports", headers=office.who(administrator))).json()["reports"]
    assert [(row["period"], row["status"], row["lastDayToAct"]) for row in listed] == [
        ("2026-Q4", "open", "2027-02-01"),
        ("2026-Q3", "open", "2026-11-02"),
        ("2026-Q2", "drawn-up", "2026-08-31"),
    ]
    for row in listed:
        report = await office.read(row["id"], administrator)
        assert [link["rel"] for link in report["_links"]] == ["self", "edit"]
        assert (report["counts"], report["receiptsLeft"]) == (None, None)
    for part in ("lines", "content", "sheets", "council-statistics", "auditor-report", "corrections"):
        assert (await office.file(drawn, part, administrator)).status_code == 403, part


async def test_how_many_lines_there_are_is_told_to_those_who_may_read_them(office: Office) -> None:
    """Three delays are fewer than the council is told, and a count of lines would tell it all the same."""
    for _ in range(3):
        await office.decision("2026-01-15")
    report = await office.drawn("2026-Q2")
    await office.step(report, "checks")
    await office.step(report, "approvals", HEAD)
    assert (await office.file(report, "council-statistics")).json()["totals"]["decision"] is None
    for who in (REPORTER, HEAD):
        seen = await office.read(report["id"], who)
        assert (seen["counts"]["new"], seen["receiptsLeft"]) == (3, 3)
    by_system = (await office.api.get(f"/ivo-reports/{report['id']}", headers=as_scheduler())).json()
    assert by_system["counts"]["new"] == 3
    for who in ("board-member at board", "auditor at board", "quality-developer at board"):
        seen = await office.read(report["id"], who)
        assert (seen["counts"], seen["receiptsLeft"]) == (None, None), who
