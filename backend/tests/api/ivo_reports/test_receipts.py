"""A receipt that was wrongly keyed is put right: what stood stays to be read, and nobody writes over another's."""

from typing import Any

import pytest

from tests.api.ivo_reports.conftest import HEAD, REPORTER, Json, Office

pytestmark = pytest.mark.anyio


async def _correct(office: Office, report: Json, line: Json, who: str = REPORTER, **changes: str) -> Any:
    body = {"lineId": line["id"], "wrong": line["receipt"], "receipt": "EVB-9", "reason": "Siffrorna kastades om."}
    path = f"/ivo-reports/{report['id']}/receipt-corrections"
    return await office.api.post(path, json=body | changes, headers=office.who(who))


async def _told(office: Office) -> tuple[Json, list[Json]]:
    await office.decision("2026-01-15")
    await office.decision("2026-01-16")
    report = await office.drawn("2026-Q2")
    await office.told(report)
    return report, await office.lines(report)


async def test_what_stood_stays_with_who_when_and_why_and_the_day_is_the_same(office: Office) -> None:
    report, [line, _] = await _told(office)
    sheet = (await _correct(office, report, line)).json()
    assert (sheet["line"]["receipt"], sheet["line"]["reportedAt"]) == ("EVB-9", line["reportedAt"])
    again = await _correct(office, report, line, wrong="EVB-9", receipt="EVB-8", reason="Fel igen.")
    assert again.status_code == 201, again.text
    read = (await office.api.get(f"/ivo-reports/{report['id']}/lines/{line['id']}", headers=office.who())).json()
    assert [(one["receipt"], one["reason"], one["correctedBy"]) for one in read["earlierReceipts"]] == [
        ("IVO-1", "Siffrorna kastades om.", REPORTER),
        ("EVB-9", "Fel igen.", REPORTER),
    ]
    assert (await office.read(report["id"]))["status"] == "reported"


async def test_a_closed_quarter_too_but_not_one_that_is_replaced(office: Office) -> None:
    report, [line, _] = await _told(office)
    await office.step(report, "closures")
    assert "receipt-corrections" in [link["rel"] for link in (await office.read(report["id"]))["_links"]]
    assert (await _correct(office, report, line)).status_code == 201
    await office.step(report, "corrections", body={"reason": "Sen uppgift."})
    assert "receipt-corrections" not in [link["rel"] for link in (await office.read(report["id"]))["_links"]]
    replaced = await _correct(office, report, line, wrong="EVB-9", receipt="EVB-8")
    assert (replaced.status_code, replaced.json()["code"]) == (409, "superseded")


async def test_nobody_writes_over_another_and_no_line_gets_anothers(office: Office) -> None:
    report, [line, _] = await _told(office)
    taken = await _correct(office, report, line, receipt="IVO-2")
    assert (taken.status_code, taken.json()["errors"][0]["pointer"]) == (422, "/receipt")
    assert "rad 2" in taken.json()["errors"][0]["detail"]
    same = await _correct(office, report, line, receipt="IVO-1")
    assert (same.status_code, same.json()["errors"][0]["code"]) == (422, "unchanged")
    assert (await _correct(office, report, line, reason=" ")).status_code == 422
    assert (await _correct(office, report, line)).status_code == 201
    late = await _correct(office, report, line, receipt="EVB-7")
    assert (late.status_code, late.json()["code"]) == (409, "receipt-moved")
    assert office.rows("select receipt from ivo_receipt_correction") == [("IVO-1",)]


async def test_only_who_tells_ivo_and_only_what_is_told(office: Office) -> None:
    await office.decision("2026-01-15")
    await office.decision("2026-01-16")
    report = await office.drawn("2026-Q2")
    first, second = await office.lines(report)
    early = await _correct(office, report, first, wrong="IVO-1")
    assert (early.status_code, early.json()["code"]) == (409, "wrong-state")
    await office.step(report, "checks")
    await office.step(report, "approvals", HEAD)
    assert (await _correct(office, report, first, wrong="IVO-1")).status_code == 409
    told = {"lineId": first["id"], "receipt": "IVO-1"}
    await office.api.post(f"/ivo-reports/{report['id']}/receipts", json=told, headers=office.who())
    assert (await _correct(office, report, second, wrong="IVO-1")).status_code == 409
    assert (await _correct(office, report, first, HEAD, wrong="IVO-1")).status_code == 403
    assert (await _correct(office, report, first, wrong="IVO-1")).status_code == 201


async def test_what_stood_is_never_changed(office: Office) -> None:
    report, [line, _] = await _told(office)
    await _correct(office, report, line)
    granted = "select privilege_type from information_schema.role_table_grants"
    rights = office.rows(f"{granted} where table_name = 'ivo_receipt_correction' and grantee = 'qms_app' order by 1")
    assert rights == [("INSERT",), ("SELECT",)]
