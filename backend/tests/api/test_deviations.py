"""Deviations as people and systems use them: report, find, assess, hand over, add to, count."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.pool import NullPool

from qms.kernel import clock
from tests import town as towns
from tests.conftest import Cluster, Figure
from tests.town import Caller, Town, as_person, as_system

pytestmark = pytest.mark.anyio
NOON = datetime(2026, 11, 2, 11, tzinfo=UTC)


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture(scope="module")
def place(cluster: Cluster, worker_id: str) -> tuple[Town, Any]:
    urls = cluster.clone(f"deviations_{worker_id}")
    return towns.build(urls.owner), urls


@pytest.fixture
def town(place: tuple[Town, Any]) -> Town:
    return place[0]


@pytest.fixture
async def api(place: tuple[Town, Any], tmp_path: Path) -> AsyncIterator[Caller]:
    async with towns.client(place[1].app, tmp_path) as caller:
        yield caller


@pytest.fixture
def manager(town: Town) -> dict[str, str]:
    return as_person(town.people["unit-manager at unit"].id)


@pytest.fixture
def reporter(town: Town) -> dict[str, str]:
    return as_person(town.people["reporter at unit"].id)


def audit(place: tuple[Town, Any], **where: object) -> list[Any]:
    engine = create_engine(place[1].superuser, poolclass=NullPool)
    conditions = " and ".join(f"{name} = :{name}" for name in where)
    with engine.connect() as connection:
        rows = connection.execute(text(f"select * from audit.event where {conditions} order by id"), where)
        return list(rows.mappings())


async def reported(api: Caller, who: dict[str, str], town: Town, **changes: object) -> dict[str, Any]:
    answer = await api.post("/deviations", json=town.report("home", **changes), headers=who)
    assert answer.status_code == 201, answer.text
    return dict(answer.json())


def rels(deviation: dict[str, Any]) -> set[str]:
    return {link["rel"] for link in deviation["_links"]}


async def test_a_report_is_taken_and_stays_as_it_was(
    api: Caller, town: Town, reporter: dict[str, str], place: tuple[Town, Any]
) -> None:
    with clock.freeze(NOON):
        deviation = await reported(api, reporter, town, immediateDanger=True, immediateAction="Ringde hem.")
    assert deviation["status"] == "received"
    assert deviation["dueOn"] == "2026-11-07"
    assert deviation["reportedAt"] == "2026-11-02T11:00:00Z"
    assert rels(deviation) == {"self", "additions"}
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


async def test_search_finds_inflected_words_and_numbers(
    api: Caller, town: Town, manager: dict[str, str], place: tuple[Town, Any]
) -> None:
    deviation = await reported(api, manager, town, description="Medicinskåpets nycklar saknades på avdelningen.")
    for words in ("nyckel medicinskåp", "nycklarna", deviation["reference"]):
        answer = (await api.post("/deviation-searches", json={"text": words}, headers=manager)).json()
        assert deviation["id"] in [row["id"] for row in answer["deviations"]], words
    for words, common in {"zebra": [], "inte": ["inte"]}.items():
        nothing = (await api.post("/deviation-searches", json={"text": words}, headers=manager)).json()
        assert (nothing["totalRecords"], nothing["commonWords"]) == (0, common)
    recorded = audit(place, kind="search", action="deviationSearch")
    assert any(deviation["id"] in map(str, row["object_ids"]) for row in recorded)


async def test_lists_filter_sort_and_page(api: Caller, town: Town, manager: dict[str, str]) -> None:
    for day in (1, 2, 3):
        with clock.freeze(NOON.replace(month=1) + timedelta(days=day)):
            danger = {"immediateDanger": True, "immediateAction": "Dörren är låst."} if day == 2 else {}
            await reported(api, manager, town, reportType="risk", occurred={"precision": "unknown"}, **danger)
    query = "reportType=risk&reportedFrom=2026-01-01&reportedTo=2026-01-31&sort=reportedAt&limit=2"
    first = (await api.get(f"/deviations?{query}", headers=manager)).json()
    assert first["_meta"] == {"totalRecords": 3, "page": 1, "limit": 2, "count": 2}
    assert [row["immediateDanger"] for row in first["deviations"]] == [False, True]
    following = next(link["href"] for link in first["_links"] if link["rel"] == "next")
    assert query.removesuffix("&limit=2") in following
    second = (await api.get(following[following.index("/deviations") :], headers=manager)).json()
    times = [row["reportedAt"] for row in first["deviations"] + second["deviations"]]
    assert times == sorted(times)
    beyond = (await api.get(f"/deviations?{query}&page=9", headers=manager)).json()
    assert beyond["deviations"] == []
    late = (await api.get("/deviations?overdue=true&status=received", headers=manager)).json()
    assert {row["dueOn"] < "2026-11-23" for row in late["deviations"]} == {True}


async def test_in_order_of_time_what_is_open_comes_first(
    api: Caller, town: Town, manager: dict[str, str], place: tuple[Town, Any]
) -> None:
    ids = []
    for day in (3, 1, 2):
        with clock.freeze(NOON.replace(year=2021, month=2) + timedelta(days=day)):
            ids.append((await reported(api, manager, town, occurred={"precision": "unknown"}))["id"])
    early, closed, late = ids[0], ids[1], ids[2]
    dismissal = {"decision": "dismiss", "reason": "Gäller en annan verksamhet."}
    headers = manager | {"If-Match": '"1"'}
    assert (await api.post(f"/deviations/{closed}/assessments", json=dismissal, headers=headers)).status_code == 201
    for sort, order in (("dueOn", [late, early, closed]), ("-dueOn", [early, late, closed])):
        query = f"reportedFrom=2021-02-01&reportedTo=2021-02-28&sort={sort}"
        shown = (await api.get(f"/deviations?{query}", headers=manager)).json()["deviations"]
        assert [row["id"] for row in shown] == order


async def test_a_system_sends_batches_again_without_harm(api: Caller, town: Town) -> None:
    def item(number: int, version: int = 1, **changes: object) -> dict[str, object]:
        return town.report("home", source={"system": "Treserva", "id": f"H-{number}", "version": version}, **changes)

    async def send(*items: dict[str, object]) -> dict[str, Any]:
        headers = as_system(**{"Idempotency-Key": str(uuid4())})
        answer = await api.post("/deviation-batches", json={"deviations": list(items)}, headers=headers)
        assert answer.status_code == 207, answer.text
        return dict(answer.json())

    first = await send(item(1), item(2), item(3, unitId=str(uuid4())))
    assert [row["status"] for row in first["items"]] == ["created", "created", "rejected"]
    assert first["items"][2]["problem"]["code"] == "unknown-reference"
    assert (first["created"], first["rejected"]) == (2, 1)
    again = await send(item(2), item(1))
    assert [row["status"] for row in again["items"]] == ["unchanged", "unchanged"]
    assert again["items"][0]["deviationId"] == first["items"][1]["deviationId"]
    reused = await send(item(1, description="Ett annat brev."))
    assert reused["items"][0]["problem"]["code"] == "source-version-reused"
    newer = await send(item(1, version=3, description="Brevet är nu återlämnat."), item(1, version=2))
    assert [row["status"] for row in newer["items"]] == ["updated", "rejected"]
    assert newer["items"][1]["problem"]["code"] == "stale-source-version"


@pytest.mark.parametrize(
    ("member", "value"),
    [
        *(("id", value) for value in ("A#118", "{6F9619FF-8B86-D011}", "12|34", "ärende 12, del 2", "<x y='z'>\\")),
        *(("system", value) for value in ("Lifecaré", "Treserva (prod) & co")),
        *(("version", value) for value in (1_795_900_000, 2**31 - 1)),
        *(("caseReference", value) for value in ("SN 2026/118", "2026:118", "Dnr 2026-00118", "ÄN 2026:7/b")),
    ],
)
async def test_another_systems_identifiers_are_taken_as_they_are(
    api: Caller, town: Town, member: str, value: str | int
) -> None:
    source = {"system": "Treserva", "id": str(uuid4()), "version": 1}
    body = town.report("home", source=source, caseReference="2026-1")
    body |= {"source": source | {member: value}} if member in source else {member: value}
    headers = as_system(**{"Idempotency-Key": str(uuid4())})
    answer = await api.post("/deviations", json=body, headers=headers)
    assert (answer.status_code, answer.json().get("warnings")) == (201, []), answer.text
    again = await api.post("/deviations", json=body, headers=headers | {"Idempotency-Key": str(uuid4())})
    assert again.json()["id"] == answer.json()["id"]


@pytest.mark.parametrize(
    "value", ["Eva Exempel", "SN  2026/118", "SN 2026/118 b", "8112189876", "SN 811218-9876", "a\nb"]
)
async def test_a_case_number_is_no_name_and_no_personal_number(api: Caller, town: Town, value: str) -> None:
    headers = as_system(**{"Idempotency-Key": str(uuid4())})
    answer = await api.post("/deviations", json=town.report("home", caseReference=value), headers=headers)
    assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (422, "/caseReference")


WRONG: list[tuple[object, str | None]] = [
    (None, None),
    (7, None),
    ("post", None),
    ([], None),
    ({}, "/reportType"),
    ({"description": None}, "/description"),
    ({"description": ""}, "/description"),
    ({"description": "   "}, "/description"),
    ({"caseReference": ""}, "/caseReference"),
    ({"onBehalfOf": ""}, "/onBehalfOf"),
    ({"immediateAction": ""}, "/immediateAction"),
    ({"påhittat": 1}, None),
    ({"occurred": {"precision": "date", "on": "2026-03-01", "påhittat": 1}}, "/occurred"),
    ({"occurred": {"precision": "date", "on": "2026-03-01T10:00:00Z"}}, "/occurred/on"),
    ({"occurred": {"precision": "date"}}, "/occurred"),
    ({"occurred": {"precision": "date", "on": "2199-01-01"}}, "/occurred/on"),
    ({"unitId": 17}, "/unitId"),
    ({"unitId": "019ab1f0-7c52-7d1e-9a57-2f9c1c1f3b11"}, "/unitId"),
    ({"eventCount": "7"}, "/eventCount"),
    ({"eventCount": 10**40}, "/eventCount"),
    ({"immediateDanger": "ja"}, "/immediateDanger"),
    ({"reportType": "okänd"}, "/reportType"),
    ({"source": {"system": "Treserva", "id": 5}}, "/source/id"),
    ({"source": {"system": "Treserva", "id": "x", "version": 0}}, "/source/version"),
    ({"counterpart": {"kind": "region"}}, "/counterpart/name"),
    ({"description": "a\u0000b"}, "/description"),
]
"""What real exports hold, and where the verdict says that it is wrong. Nowhere: the whole item, or a name made up."""


async def test_a_wrong_item_never_refuses_the_others_and_says_where(api: Caller, town: Town, figure: Figure) -> None:
    source = {"system": "Treserva", "id": "rätt"}
    items = [town.report(source=source), *(town.report(**it) if isinstance(it, dict) and it else it for it, _ in WRONG)]
    headers = as_system(**{"Idempotency-Key": str(uuid4())})
    first, again = [
        await api.post("/deviation-batches", json={"deviations": [*items, town.report()]}, headers=headers)
        for _ in range(2)
    ]
    assert first.status_code == 207, first.text
    _, *told, last = first.json()["items"]
    assert (first.json()["created"], first.json()["rejected"]) == (2, len(WRONG))
    assert last["status"] == "created"
    assert [(item["problem"] and item["problem"]["pointer"]) or None for item in told] == [where for _, where in WRONG]
    assert "påhittat" not in first.text
    assert [item["index"] for item in told] == list(range(1, len(WRONG) + 1))
    assert [item["sourceId"] for item in first.json()["items"] if item["sourceId"]] == ["rätt"]
    places = [[item["status"], (item["problem"] or {}).get("pointer")] for item in first.json()["items"]]
    assert [[item["status"], (item["problem"] or {}).get("pointer")] for item in again.json()["items"]] == places
    figure(
        f"a batch with {len(WRONG)} wrong items of {len(items) + 1}: taken 2, refused {len(told)}, each with its place"
    )


@pytest.mark.parametrize(
    "body", [{}, {"deviations": []}, {"deviations": {}}, {"deviations": None}, {"deviations": [{}], "more": 1}, [], 7]
)
async def test_only_what_is_no_batch_is_refused_whole(api: Caller, town: Town, body: object) -> None:
    headers = as_system(**{"Idempotency-Key": str(uuid4())})
    answer = await api.post("/deviation-batches", json=body, headers=headers)
    assert (answer.status_code, answer.json()["code"]) == (422, "validation-failed")


async def test_a_system_must_send_a_key_and_have_the_scope(api: Caller, town: Town) -> None:
    answer = await api.post("/deviations", json=town.report(), headers=as_system())
    assert (answer.status_code, answer.json()["code"]) == (400, "idempotency-key-missing")
    headers = as_system(scopes=["unit:read"], **{"Idempotency-Key": str(uuid4())})
    assert (await api.post("/deviations", json=town.report(), headers=headers)).status_code == 403


async def test_figures_partition_and_carry_their_remainder(api: Caller, town: Town) -> None:
    developer = as_person(town.people["quality-developer at board"].id)
    manager = as_person(town.people["unit-manager at board"].id)
    with clock.freeze(datetime(2025, 3, 3, 9, tzinfo=UTC)):
        unknown = {"precision": "unknown"}
        ids = [(await reported(api, manager, town, eventCount=n, occurred=unknown))["id"] for n in (1, 1, 4)]
    with clock.freeze(datetime(2025, 4, 14, 9, tzinfo=UTC)):
        body = {"decision": "close", "category": "other", "reason": "Klart."}
        await api.post(f"/deviations/{ids[0]}/assessments", json=body, headers={**manager, "If-Match": '"1"'})
    query = "periodFrom=2025-01-01&periodTo=2025-12-31&asOf=2025-04-30"
    statistics = (await api.get(f"/deviation-statistics?{query}", headers=developer)).json()
    tables = {table["name"]: table for table in statistics["breakdowns"]}
    assert (statistics["reports"], statistics["events"], statistics["previousReports"]) == (3, 6, 0)
    handling = {row["code"]: row["count"] for row in tables["handling"]["rows"]}
    assert handling == {"within-30": 0, "from-31-to-90": 1, "over-90": 0, "under-way": 0, "not-started": 2}
    assert tables["handling"]["ofWhich"][0]["count"] == 2
    assert tables["category"]["remainder"]["count"] == 2
    assert tables["category"]["rows"][0]["share"] == 33.3
    for table in tables.values():
        if not table["isMultiple"] and table["name"] != "effect":
            rest = (table["remainder"] or {"count": 0})["count"]
            assert sum(row["count"] for row in table["rows"]) + rest == table["denominator"] == 3, table["name"]
    before = (await api.get(f"/deviation-statistics?{query.replace('04-30', '03-31')}", headers=developer)).json()
    as_it_was = {row["code"]: row["count"] for row in before["breakdowns"][3]["rows"]}
    assert as_it_was["not-started"] == 3


async def test_a_manager_counts_only_the_own_units(
    api: Caller, town: Town, manager: dict[str, str], place: tuple[Town, Any]
) -> None:
    query = "periodFrom=2026-10-01&periodTo=2026-10-31"
    statistics = (await api.get(f"/deviation-statistics?{query}", headers=manager)).json()
    units = {row["label"] for row in statistics["breakdowns"][7]["rows"]}
    assert units == {"Enheten home", "Enheten team", "Enheten past"}
    assert statistics["scope"] == "Dina enheter"
    assert [row["perHundred"] for row in statistics["breakdowns"][7]["rows"]] == [None] * 3
    with create_engine(place[1].owner, poolclass=NullPool).begin() as connection:
        persons = {"id": uuid4(), "board_id": town.boards["north"], "unit_id": town.units["home"], "year": 2026}
        towns.insert(connection, "unit_headcount", **persons, persons=8)
    home = (await api.get(f"/deviation-statistics?{query}", headers=manager)).json()["breakdowns"][7]["rows"][0]
    assert (home["label"], home["perHundred"]) == ("Enheten home", 100 * home["count"] / 8)
    other = (await api.get(f"/deviation-statistics?{query}&boardId={town.boards['south']}", headers=manager)).json()
    assert other["status"] == 403


async def test_followed_units_are_counted_at_their_successors(api: Caller, town: Town, place: tuple[Town, Any]) -> None:
    developer = as_person(town.people["quality-developer at board"].id)
    engine = create_engine(place[1].owner, poolclass=NullPool)
    with engine.begin() as connection:
        towns.insert(
            connection,
            "unit_succession",
            id=uuid4(),
            board_id=town.boards["north"],
            predecessor_id=town.units["team"],
            successor_id=town.units["other"],
            kind="move",
            happened_on="2026-10-15",
        )
    query = f"periodFrom=2026-10-01&periodTo=2026-10-31&unitId={town.units['other']}"
    then = (await api.get(f"/deviation-statistics?{query}", headers=developer)).json()
    today = (await api.get(f"/deviation-statistics?{query}&follow=true", headers=developer)).json()
    assert today["reports"] == then["reports"] + 1
    assert [row["label"] for row in today["breakdowns"][7]["rows"]] == ["Enheten other"]
    with engine.begin() as connection:
        connection.execute(text("delete from unit_succession"))
