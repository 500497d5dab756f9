"""A repeated send does its work once and is shown again by today's rights, and no answer is kept to show it from."""

import base64
import json
import re
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.pool import NullPool

from qms.kernel import clock
from qms.kernel.db import Database
from qms.kernel.ids import new_id
from qms.operations.embedded import Urls
from tests import stored
from tests import town as towns
from tests.conftest import Cluster, Figure
from tests.stored import search
from tests.town import Caller, Town, as_person, as_system, insert

pytestmark = pytest.mark.anyio
NOW = datetime(2026, 11, 22, 10, tzinfo=UTC)
KEY = b"a key for invented people alone!"
Json = dict[str, Any]
IDENTITY = {"personNumber": "19121212-1212", "name": "Märkta Identitetsdotter"}
ONLY_IDS_AND_CODES = re.compile(r'[][", ]*((([0-9a-f]+-){4}[0-9a-f]+|[a-z]+(-[a-z]+)*|(/[a-zA-Z0-9]+)+)[][", ]+)+')
"""A code can have the place in the item where it was wrong: names of the contract and numbers."""
NOWHERE: dict[str, set[str]] = {
    words: set()
    for words in (*IDENTITY.values(), "191212121212", "sökordmärkt7", "avvisadmärkt7", "avvisad-id-7", "filmärkt7")
}
"""What must not be readable anywhere: who a decision is about, what was searched for, what was refused, a file."""
SEARCHED = {"matter.search", "matter_word.word"}
AT_HOME = {
    "titelmärkt7": {"matter.title", *SEARCHED},
    "händelsemärkt7": {"deviation.description", *SEARCHED},
    "åtgärdmärkt7": {"deviation.immediate_action", *SEARCHED},
    "åtvemmärkt7": {"deviation.on_behalf_of"},
    "motpartmärkt7": {"deviation.counterpart_name"},
    "tilläggmärkt7": {"matter_event.note", *SEARCHED},
    "överlämnatmärkt7": {"matter_event.note", *SEARCHED},
    "bedömningmärkt7": {"deviation.reason", "matter_answer.text", "matter_event.note", *SEARCHED},
    "utkastmärkt7": {"draft.content"},
    "orsakmärkt7": {"decision.reason_text", *SEARCHED},
    "händelsenotmärkt7": {"decision_event.note", "matter_event.note", *SEARCHED},
    "postmärkt7": {"deviation.description", "matter.title", *SEARCHED},
    "namnmärkt7": {"person.name"},
    "inloggning-marked7": {"person_identity.subject"},
    "ändamålmärkt7": {"audit.event.purpose"},
}
"""Where a text that was sent rightly stands: in the thing's own column, and nowhere else."""


def rewritten(body: object) -> str:
    """The same JSON in other bytes: the names in another order, with other blanks and escapes."""

    def turned(part: object) -> object:
        if isinstance(part, dict):
            return {name: turned(part[name]) for name in reversed(part)}
        return [turned(one) for one in part] if isinstance(part, list) else part

    return json.dumps(turned(body), indent=3, ensure_ascii=False, default=str)


@dataclass
class Office:
    """The service, the municipality, and what is sent under keys that are kept for a repetition."""

    api: Caller
    town: Town
    urls: Urls

    def who(self, name: str) -> dict[str, str]:
        return as_person(self.town.people[name].id)

    async def sent(self, path: str, body: Json | str, who: dict[str, str], key: str, version: int | None = None) -> Any:
        headers = {**who, "Idempotency-Key": key, **({"If-Match": f'"{version}"'} if version else {})}
        if isinstance(body, str):
            json_type = {"Content-Type": "application/json"}
            return await self.api.post(path, content=body, headers=headers | json_type)
        return await self.api.post(path, json=body, headers=headers)

    async def twice(self, path: str, body: Json, who: dict[str, str], version: int | None = None) -> Json:
        """Send twice under one key, the second time written in another way, and return what the first was answered."""
        key = f"key-{new_id()}"
        first, again = [await self.sent(path, said, who, key, version) for said in (body, rewritten(body))]
        assert first.is_success, (path, first.text)
        assert again.json().get("code") != "idempotency-key-reused", path
        answer: Json = first.json()
        return answer

    def decision(self, **changes: object) -> Json:
        return {
            "unitId": str(self.town.units["home"]),
            "caseReference": "2026-00417",
            "lawArea": "sol",
            "benefit": "contact-person",
            "decidedOn": "2026-01-15",
            "sex": "female",
            **changes,
        }

    def rows(self, statement: str, **parameters: object) -> list[tuple[Any, ...]]:
        with create_engine(self.urls.superuser, poolclass=NullPool).begin() as connection:
            result = connection.execute(text(statement), parameters)
            return [tuple(row) for row in result] if result.returns_rows else []


@pytest.fixture(autouse=True)
def _stands_still() -> Iterator[None]:
    with clock.freeze(NOW):
        yield


@pytest.fixture
async def office(cluster: Cluster, tmp_path: Path) -> AsyncIterator[Office]:
    urls = cluster.clone(f"kept_{new_id().hex}")
    town = towns.build(urls.owner)
    with create_engine(urls.owner, poolclass=NullPool).begin() as connection:
        for list_name, code in (("benefit", "contact-person"), ("delay-reason", "no-resource")):
            row = {"list": list_name, "code": code, "label": code, "valid_from": "2010-01-01"}
            insert(connection, "code", id=new_id(), board_id=town.boards["north"], **row)
    with clock.freeze(NOW):
        async with towns.client("", tmp_path, database=Database(urls.app, pool_size=2, seal_key=KEY)) as api:
            yield Office(api, town, urls)


async def _of_deviations(office: Office) -> None:
    """A report that moves out of its sender's reach, a search, an assessment, a batch of which one is refused."""
    manager, town = office.who("unit-manager at unit"), office.town
    report = town.report(
        title="En titelmärkt7",
        description="Något händelsemärkt7.",
        immediateAction="En åtgärdmärkt7.",
        onBehalfOf="åtvemmärkt7",
        counterpart={"kind": "region", "name": "motpartmärkt7"},
    )
    deviation = await office.twice("/deviations", report, manager)
    here = f"/deviations/{deviation['id']}"
    for path in ("/deviation-searches", "/decision-searches", "/searches"):
        await office.twice(path, {"text": "sökordmärkt7"}, manager)
    added = await office.twice(f"{here}/additions", {"text": "Ett tilläggmärkt7."}, manager)
    elsewhere = {"unitId": str(town.units["other"]), "reason": "Ett överlämnatmärkt7."}
    await office.twice(f"{here}/reroutings", elsewhere, manager, added["version"])
    other = await office.twice("/deviations", town.report(), manager)
    dismissed = {"decision": "dismiss", "reason": "En bedömningmärkt7."}
    await office.twice(f"/deviations/{other['id']}/assessments", dismissed, manager, other["version"])
    taken = town.report(description="En postmärkt7.", source={"system": "s", "id": "1"})
    refused = town.report(
        description="avvisadmärkt7", unitId=str(new_id()), source={"system": "s", "id": "avvisad-id-7"}
    )
    await office.twice("/deviation-batches", {"deviations": [taken, refused]}, as_system())


async def _of_decisions(office: Office) -> None:
    """Decisions about somebody, one by one, in a batch and in a file, and who it is shown."""
    reporter = office.who("decision-reporter at board")
    decision = await office.twice("/decisions", office.decision(identity=IDENTITY), reporter)
    here = f"/decisions/{decision['id']}"
    offered = {"kind": "offered", "happenedOn": "2026-03-01", "note": "händelsenotmärkt7"}
    decision = await office.twice(f"{here}/events", offered, reporter, decision["version"])
    await office.twice(f"{here}/identity-disclosures", {"purpose": "ändamålmärkt7"}, reporter)
    texts = dict.fromkeys(("consequencesText", "meanwhileText", "effortsText"), "Text.")
    explained = {"delayReason": "no-resource", "reasonText": "orsakmärkt7", **texts}
    version = (await office.api.get(here, headers=reporter)).json()["version"]
    await office.twice(f"{here}/explanations", explained, reporter, version)
    sent = office.decision(identity=IDENTITY, source={"system": "s", "id": "1"})
    await office.twice("/decision-batches", {"decisions": [sent]}, as_system(scopes=towns.SCOPES))
    await office.twice("/decision-imports", {"fileName": "beslut.csv", "content": _file("filmärkt7")}, reporter)


async def _of_people(office: Office) -> None:
    """What somebody has begun to write, and somebody new."""
    board = {"boardId": str(office.town.boards["north"])}
    draft = {**board, "kind": "deviation-report", "content": {"description": "utkastmärkt7"}}
    await office.twice("/drafts", draft, office.who("reporter at unit"))
    person = {**board, "name": "namnmärkt7", "identity": {"subject": "inloggning-marked7"}}
    await office.twice("/persons", person, office.who("administrator at board"))


async def test_what_is_secret_stands_nowhere_and_the_rest_only_where_it_belongs(office: Office, figure: Figure) -> None:
    for send in (_of_deviations, _of_decisions, _of_people):
        await send(office)
    expected = NOWHERE | AT_HOME
    searched = search(office.urls.superuser, expected)
    assert searched.places == expected
    assert stored.dumped(office.urls.superuser, expected) == set(AT_HOME)
    kept = [row for (row,) in office.rows("select kept::text from idempotency")]
    assert len(kept) > 10
    assert [row for row in kept if not ONLY_IDS_AND_CODES.fullmatch(row)] == []
    figure(
        f"kept answers: columns searched {searched.columns}, texts sent {len(expected)}, "
        f"secret ones found {sum(map(len, [searched.places[word] for word in NOWHERE]))} of {len(NOWHERE)}"
    )


@pytest.mark.parametrize(
    ("planted", "column"),
    [
        ("update idempotency set kept = jsonb_build_object('name', cast(:word as text))", "idempotency.kept"),
        ("update decision set identity_sealed = convert_to(:word, 'utf8')", "decision.identity_sealed"),
        (
            "insert into jobs.procrastinate_jobs (queue_name, task_name, args) "
            "values ('q', 't', jsonb_build_object('name', cast(:word as text)))",
            "jobs.procrastinate_jobs.args",
        ),
    ],
)
async def test_a_planted_secret_is_found(office: Office, planted: str, column: str) -> None:
    name = IDENTITY["name"]
    manager = office.who("decision-reporter at board")
    await office.sent("/decisions", office.decision(identity=IDENTITY), manager, "key-0001")
    assert search(office.urls.superuser, [name]).places == {name: set()}
    office.rows(planted, word=name)
    assert search(office.urls.superuser, [name]).places == {name: {column}}
    assert stored.dumped(office.urls.superuser, [name]) == {name}


def _file(reference: str) -> str:
    columns = "Källsystem;Beslutsid;Version;Enhet;Ärendenummer;Lag;Insats;Beslutsdatum;Kön"
    row = f"Viva;B-1;1;Enheten home;{reference};SoL;contact-person;2026-01-15;Kvinna"
    return base64.b64encode(f"{columns}\r\n{row}".encode("utf-8-sig")).decode()


async def test_whoever_handed_a_report_over_reads_it_until_somebody_acts(office: Office) -> None:
    manager = office.who("unit-manager at unit")
    report = (await office.api.post("/deviations", json=office.town.report(), headers=office.who("stranger"))).json()
    here, elsewhere = f"/deviations/{report['id']}", str(office.town.units["other"])
    handed = {"unitId": elsewhere, "reason": "Det hände där."}
    first = await office.sent(f"{here}/reroutings", handed, manager, "handover-1", report["version"])
    assert first.status_code == 201
    again = await office.sent(f"{here}/reroutings", handed, manager, "handover-1", report["version"])
    assert (again.status_code, again.json()["unitId"]) == (201, elsewhere), "it can still be undone"
    await office.sent(f"{here}/additions", {"text": "Mer."}, office.who("stranger"), "addition-1")
    again = await office.sent(f"{here}/reroutings", handed, manager, "handover-1", report["version"])
    assert (again.status_code, again.json()["code"]) == (404, "not-found")
    assert (await office.api.get(here, headers=manager)).status_code == 404
    assert report["description"] not in again.text


async def test_three_showings_of_an_identity_are_three_rows_in_the_log(office: Office) -> None:
    reporter = office.who("decision-reporter at board")
    decision = (await office.sent("/decisions", office.decision(identity=IDENTITY), reporter, "register-1")).json()
    path, body = f"/decisions/{decision['id']}/identity-disclosures", {"purpose": "Anmälan till IVO"}
    for _ in range(3):
        shown = await office.sent(path, body, reporter, "disclose-1")
        assert shown.json() == IDENTITY
        assert "idempotency-replayed" not in shown.headers
    showings = (
        "select count(*) from audit.event where kind = 'read' and object_type = 'decision-identity' and object_id = :id"
    )
    assert office.rows(showings, id=decision["id"]) == [(3,)]
    assert office.rows("select key from idempotency where key = 'disclose-1'") == []


async def test_a_search_sent_again_is_done_and_logged_again(office: Office) -> None:
    manager = office.who("unit-manager at unit")
    for words in ("brev", "brev", "händelse"):
        answer = await office.sent("/deviation-searches", {"text": words}, manager, "search-01")
        assert answer.json()["_meta"]["totalRecords"] > 0
    assert office.rows("select count(*) from audit.event where kind = 'search'") == [(3,)]


async def test_a_repetition_shows_the_thing_as_it_is_today_and_is_logged(office: Office) -> None:
    manager, body = office.who("unit-manager at unit"), office.town.report()
    first = await office.sent("/deviations", body, manager, "report-01")
    here = f"/deviations/{first.json()['id']}"
    dismissed = {"decision": "dismiss", "reason": "Dubblett."}
    step = await office.sent(f"{here}/assessments", dismissed, manager, "assess-01", 1)
    reads = "select count(*) from audit.event where kind = 'read' and object_id = :id"
    before = office.rows(reads, id=first.json()["id"])[0][0]
    for path, sent, key, version in (
        ("/deviations", body, "report-01", None),
        (f"{here}/assessments", dismissed, "assess-01", 1),
    ):
        again = await office.sent(path, sent, manager, key, version)
        assert (again.status_code, again.headers["idempotency-replayed"]) == (201, "true")
        assert again.headers["location"] == first.headers["location"] == step.headers["location"]
        assert again.headers["etag"] == step.headers["etag"] != first.headers["etag"]
        assert again.json()["status"] == step.json()["status"] != first.json()["status"]
    assert office.rows(reads, id=first.json()["id"]) == [(before + 2,)]


@pytest.mark.parametrize("name", ["decision-reporter at board", "complaints-officer at board", "unit-manager in south"])
async def test_whoever_may_report_is_told_that_it_arrived(office: Office, name: str) -> None:
    """Also those who may not read it there: told that it is not found, they would send it once more."""
    body = office.town.report("south-home" if "south" in name else "other")
    first = await office.sent("/deviations", body, office.who(name), "report-01")
    again = await office.sent("/deviations", body, office.who(name), "report-01")
    assert (again.status_code, again.json()["id"]) == (201, first.json()["id"])


@pytest.mark.parametrize(("path", "scope"), [("/deviations", "deviation:create"), ("/decisions", "decision:create")])
async def test_a_system_that_may_only_send_is_told_that_it_arrived(office: Office, path: str, scope: str) -> None:
    body = office.town.report() if path == "/deviations" else office.decision()
    headers = as_system(scopes=[scope])
    first, again = [await office.sent(path, body, headers, "sent-0001") for _ in range(2)]
    assert (again.status_code, again.json()["id"]) == (201, first.json()["id"])
    lost = await office.sent(path, body, as_system(scopes=["unit:read"]), "sent-0001")
    assert lost.status_code == 403


async def test_a_batch_sent_again_gives_the_same_verdicts(office: Office) -> None:
    taken = office.town.report(source={"system": "s", "id": "1"})
    refused = office.town.report(unitId=str(new_id()), source={"system": "s", "id": "2"})
    body, system = {"deviations": [taken, refused, office.town.report()]}, as_system()
    first, again = [await office.sent("/deviation-batches", body, system, "batch-0001") for _ in range(2)]
    assert (again.status_code, again.headers["idempotency-replayed"]) == (207, "true")
    assert [item["status"] for item in first.json()["items"]] == ["created", "rejected", "created"]
    told = ("index", "sourceId", "status", "deviationId")
    verdicts = [[[item[name] for name in told] for item in answer.json()["items"]] for answer in (first, again)]
    assert verdicts[0] == verdicts[1]
    assert again.json()["items"][1]["problem"]["code"] == first.json()["items"][1]["problem"]["code"]
    assert {name: again.json()[name] for name in ("created", "rejected")} == {"created": 2, "rejected": 1}


async def test_a_reorganisation_sent_again_shows_what_it_made(office: Office) -> None:
    admin, town = office.who("administrator at board"), office.town
    merged = {
        "kind": "merge",
        "happenedOn": "2027-01-01",
        "predecessors": [str(town.units["team"]), str(town.units["other"])],
        "successors": [{"unitId": str(town.units["home"])}],
    }
    first, again = [await office.sent("/unit-successions", merged, admin, "merge-0001") for _ in range(2)]
    assert (first.status_code, again.status_code) == (201, 201), first.text
    assert again.json() == first.json()
    assert again.headers["location"] == first.headers["location"]


async def test_the_same_content_written_in_another_way_is_the_same_send(office: Office) -> None:
    """Order, blanks and escapes say nothing. Another value does, and so does another order in a list."""
    who, key = office.who("unit-manager at unit"), f"key-{new_id()}"
    report = office.town.report(title="På kvällen", source=None)
    first = await office.sent("/deviations", report, who, key)
    again = await office.sent("/deviations", rewritten(report), who, key)
    escaped = await office.sent("/deviations", json.dumps(report, sort_keys=True, default=str), who, key)
    assert [one.status_code for one in (first, again, escaped)] == [201, 201, 201], again.text
    assert again.headers["idempotency-replayed"] == escaped.headers["idempotency-replayed"] == "true"
    assert first.json()["id"] == again.json()["id"] == escaped.json()["id"]
    for other in (report | {"title": "På morgonen"}, {**report, "title": "på kvällen"}):
        refused = await office.sent("/deviations", rewritten(other), who, key)
        assert (refused.status_code, refused.json()["code"]) == (422, "idempotency-key-reused")
