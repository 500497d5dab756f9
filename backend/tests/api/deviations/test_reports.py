"""A report and what becomes of it: taken, assessed, handed over, hidden from who may not see it."""

from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.pool import NullPool

from qms.kernel import clock
from tests.api.deviations.conftest import NOON, audit, rels, reported
from tests.town import Caller, Town, as_person

pytestmark = pytest.mark.anyio


async def test_a_report_is_taken_and_stays_as_it_was(
    api: Caller, town: Town, reporter: dict[str, str], place: tuple[Town, Any]
) -> None:
    with clock.freeze(NOON):
        deviation = await reported(api, reporter, town, immediateDanger=True, immediateAction="Ringde hem.")
    assert deviation["status"] == "received"
    assert deviation["dueOn"] == "2026-11-07"
    assert deviation["reportedAt"] == "2026-11-02T11:00:00Z"
    assert rels(deviation) == {"self", "additions", "answers", "attachments", "deadlines", "messages"}
    changes = audit(place, object_id=deviation["id"], kind="write", object_type="deviation")
    assert [row["action"] for row in changes] == ["deviationReport"]
    assert changes[0]["changes"]["fields"]["description"] == "[text]"
    assert str(changes[0]["actor_id"]) == reporter["Authorization"].split()[2]


@pytest.mark.parametrize(
    ("description", "title"),
    [
        ("Insatsen uteblev. Ingen kom.", "Insatsen uteblev"),
        ("Nyckeln saknades\nigen", "Nyckeln saknades"),
        ("Dosetten " + "var tom " * 20, "Dosetten var tom var tom var tom var tom var tom var tom var tom var …"),
        ("Gäller 19121212-1212 som föll.", "Avvikelse – Enheten home"),
        ("x" * 200, "x" * 70 + " …"),
        ("!? Ingen kom.", "Avvikelse – Enheten home"),
    ],
)
async def test_a_report_without_title_is_called_by_its_first_words_and_by_no_personal_number(
    api: Caller, town: Town, reporter: dict[str, str], description: str, title: str
) -> None:
    assert (await reported(api, reporter, town, description=description))["title"] == title


async def test_a_personal_number_is_warned_about_in_text_and_refused_in_titles(
    api: Caller, town: Town, reporter: dict[str, str]
) -> None:
    deviation = await reported(api, reporter, town, description="Gäller 19121212-1212.")
    assert [notice["pointer"] for notice in deviation["warnings"]] == ["/description"]
    answer = await api.post("/deviations", json=town.report(title="Fel brev 19121212-1212"), headers=reporter)
    assert answer.status_code == 422
    assert [error["pointer"] for error in answer.json()["errors"]] == ["/title"]
    assert "1212" not in answer.text


@pytest.mark.parametrize(
    ("changes", "pointer"),
    [
        ({"occurred": {"precision": "date", "on": "2999-01-01"}}, "/occurred/on"),
        ({"occurred": {"precision": "instant", "at": "2999-01-01T00:00:00Z"}}, "/occurred/at"),
        ({"occurred": {"precision": "unknown", "on": "2026-01-01"}}, "/occurred"),
        ({"occurred": {"precision": "instant", "at": "2026-01-01T00:00:00"}}, "/occurred/at"),
        ({"eventCount": 0}, "/eventCount"),
        ({"caseReference": "Anna Andersson!"}, "/caseReference"),
        ({"affected": "somebody"}, "/affected"),
    ],
)
async def test_impossible_reports_are_refused_field_by_field(
    api: Caller, town: Town, reporter: dict[str, str], changes: dict[str, object], pointer: str
) -> None:
    answer = await api.post("/deviations", json=town.report("home", **changes), headers=reporter)
    assert answer.status_code == 422
    assert [error["pointer"] for error in answer.json()["errors"]] == [pointer]


async def test_an_instant_is_told_in_utc_at_once(api: Caller, town: Town, reporter: dict[str, str]) -> None:
    occurred = {"precision": "instant", "at": "2026-03-01T02:30:00+02:00"}
    made = await api.post("/deviations", json=town.report("home", occurred=occurred), headers=reporter)
    assert made.json()["occurred"]["at"] == "2026-03-01T00:30:00Z"
    read = await api.get(f"/deviations/{made.json()['id']}", headers=reporter)
    assert read.json()["occurred"] == made.json()["occurred"]


async def test_another_boards_unit_cannot_be_reported_on(api: Caller, town: Town, reporter: dict[str, str]) -> None:
    answer = await api.post("/deviations", json=town.report("south-home"), headers=reporter)
    assert (answer.status_code, answer.json()["code"]) == (409, "unknown-reference")


async def test_the_manager_assesses_and_the_limit_moves(
    api: Caller, town: Town, manager: dict[str, str], reporter: dict[str, str]
) -> None:
    with clock.freeze(NOON):
        deviation = await reported(api, reporter, town)
        body = {"decision": "investigate", "category": "other", "lawArea": "sol", "probability": 3, "consequence": 3}
        path = f"/deviations/{deviation['id']}/assessments"
        answer = await api.post(path, json=body, headers={**manager, "If-Match": '"1"'})
    assert answer.status_code == 201, answer.text
    assessed = answer.json()
    assert (assessed["status"], assessed["dueOn"]) == ("investigating", "2026-11-12")
    assert assessed["seriousness"] == {"probability": 3, "consequence": 3, "level": "high", "label": "Hög"}
    assert (assessed["lawArea"], assessed["law"]["area"]) == ({"code": "sol", "label": "Sol"}, "sol")
    assert [entry["kind"] for entry in assessed["timeline"]] == ["reported", "assessed"]
    assert assessed["timeline"][1]["actorName"] == "unit-manager at unit"
    again = await api.post(path, json=body, headers={**manager, "If-Match": answer.headers["etag"]})
    assert (again.status_code, again.json()["code"]) == (409, "wrong-state")


async def test_a_matter_keeps_the_limit_that_it_got_when_the_board_changes_its_own(
    api: Caller, town: Town, place: tuple[Town, Any], manager: dict[str, str], reporter: dict[str, str]
) -> None:
    deviation = await reported(api, reporter, town)
    engine = create_engine(place[1].owner, poolclass=NullPool)
    change = text("update board set assess_days = :days where id = :board")
    try:
        with engine.begin() as connection:
            connection.execute(change, {"days": 3, "board": town.boards["north"]})
        shown = (await api.get(f"/deviations/{deviation['id']}", headers=manager)).json()
    finally:
        with engine.begin() as connection:
            connection.execute(change, {"days": 5, "board": town.boards["north"]})
    assert shown["dueOn"] == deviation["dueOn"]
    assert shown["dueExplanation"] == "Nämndens gräns: bedöms inom 5 dagar från att rapporten kom in."


@pytest.mark.parametrize(
    ("body", "status", "lacking"),
    [
        ({"decision": "investigate"}, 422, {"/category", "/lawArea", "/probability", "/consequence"}),
        ({"decision": "dismiss"}, 422, {"/reason"}),
        ({"decision": "close", "reason": "Åtgärdat direkt."}, 422, {"/category"}),
    ],
)
async def test_a_decision_lacks_what_it_lacks(
    api: Caller, town: Town, manager: dict[str, str], body: dict[str, object], status: int, lacking: set[str]
) -> None:
    deviation = await reported(api, manager, town)
    path = f"/deviations/{deviation['id']}/assessments"
    answer = await api.post(path, json=body, headers={**manager, "If-Match": '"1"'})
    assert answer.status_code == status
    assert {error["pointer"] for error in answer.json()["errors"]} == lacking


async def test_setting_aside_and_closing_are_handled_at_once(api: Caller, town: Town, manager: dict[str, str]) -> None:
    for decision, status in (("dismiss", "dismissed"), ("close", "closed")):
        deviation = await reported(api, manager, town)
        body = {"decision": decision, "category": "other", "reason": "Hör inte hit."}
        path = f"/deviations/{deviation['id']}/assessments"
        handled = (await api.post(path, json=body, headers={**manager, "If-Match": '"1"'})).json()
        assert handled["status"] == status
        assert handled["handledAt"] == handled["closedAt"] is not None
        assert "assessments" not in rels(handled)


async def test_an_unknown_code_and_a_value_off_the_scale_are_refused(
    api: Caller, town: Town, manager: dict[str, str]
) -> None:
    deviation = await reported(api, manager, town)
    path = f"/deviations/{deviation['id']}/assessments"
    known = {"decision": "investigate", "category": "other", "lawArea": "sol", "probability": 1, "consequence": 1}
    for changes in ({"category": "no-such"}, {"probability": 9}):
        answer = await api.post(path, json={**known, **changes}, headers={**manager, "If-Match": '"1"'})
        assert (answer.status_code, answer.json()["code"]) == (409, "unknown-reference")


async def test_a_stale_edit_gets_412_with_the_current_version(api: Caller, town: Town, manager: dict[str, str]) -> None:
    deviation = await reported(api, manager, town)
    await api.post(f"/deviations/{deviation['id']}/additions", json={"text": "Mer."}, headers=manager)
    path = f"/deviations/{deviation['id']}/assessments"
    body = {"decision": "dismiss", "reason": "Nej."}
    stale = await api.post(path, json=body, headers={**manager, "If-Match": '"1"'})
    assert (stale.status_code, stale.headers["etag"]) == (412, '"2"')
    assert (await api.post(path, json=body, headers=manager)).status_code == 428


async def test_a_handover_moves_the_matter_and_not_the_words(
    api: Caller, town: Town, manager: dict[str, str], reporter: dict[str, str]
) -> None:
    deviation = await reported(api, reporter, town)
    path = f"/deviations/{deviation['id']}/reroutings"
    body = {"unitId": str(town.units["other"]), "reason": "Brevet kom från den andra enheten."}
    answer = await api.post(path, json=body, headers={**manager, "If-Match": '"1"'})
    assert answer.status_code == 201, answer.text
    moved = answer.json()
    assert moved["unitName"] == "Enheten other"
    assert moved["description"] == deviation["description"]
    assert moved["timeline"][-1]["data"] == {"status": "received", "source": "Enheten home", "target": "Enheten other"}
    assert (await api.get(f"/deviations/{deviation['id']}", headers=manager)).status_code == 200, "to be undone"
    await api.post(f"/deviations/{deviation['id']}/additions", json={"text": "Mer."}, headers=reporter)
    assert (await api.get(f"/deviations/{deviation['id']}", headers=manager)).status_code == 404
    assert (await api.get(f"/deviations/{deviation['id']}", headers=reporter)).status_code == 200


async def test_a_handover_never_crosses_boards(api: Caller, town: Town, manager: dict[str, str]) -> None:
    deviation = await reported(api, manager, town)
    path = f"/deviations/{deviation['id']}/reroutings"
    for unit in ("south-home", "home"):
        body = {"unitId": str(town.units[unit]), "reason": "Prov."}
        answer = await api.post(path, json=body, headers={**manager, "If-Match": '"1"'})
        assert answer.status_code == 409, unit


async def test_hidden_and_missing_are_the_same_answer_and_both_are_recorded(
    api: Caller, town: Town, manager: dict[str, str], place: tuple[Town, Any]
) -> None:
    hidden, missing = town.deviations["at south-home"].id, uuid4()
    answers = [await api.get(f"/deviations/{deviation_id}", headers=manager) for deviation_id in (hidden, missing)]
    bodies = [{k: v for k, v in answer.json().items() if k not in ("instance", "traceId")} for answer in answers]
    assert [answer.status_code for answer in answers] == [404, 404]
    assert bodies[0] == bodies[1]
    assert [len(audit(place, kind="denial", object_id=deviation_id)) for deviation_id in (hidden, missing)] == [1, 1]


async def test_a_valid_login_without_an_account_is_refused_and_recorded(api: Caller, place: tuple[Town, Any]) -> None:
    answer = await api.get("/deviations", headers=as_person(uuid4()))
    assert (answer.status_code, answer.json()["code"]) == (401, "no-account")
    assert [row["action"] for row in audit(place, kind="login", reason="no-account")] == ["deviationList"]
