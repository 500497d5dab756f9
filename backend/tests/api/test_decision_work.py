"""Decisions and quarters as work: who has them to do, until when, and to whom a decision can be handed over."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest

from qms.ivo_reporting.jobs import watch_quarters
from qms.ivo_reporting.queries import WAITING
from qms.ivo_reporting.states import LIFECYCLE
from qms.kernel import clock
from tests.given import Place
from tests.town import Caller, as_person

pytestmark = pytest.mark.anyio
NOON = datetime(2026, 11, 22, 11, tzinfo=UTC)
NOTHING = {"overdue": 0, "twoWeeks": 0, "later": 0}
Json = dict[str, Any]


async def work(api: Caller, person_id: UUID) -> Json:
    answer = await api.get("/work-items", headers=as_person(person_id))
    assert answer.status_code == 200, answer.text
    return dict(answer.json())


async def explain(api: Caller, decision_id: UUID, by: UUID) -> None:
    words = dict.fromkeys(("reasonText", "consequencesText", "meanwhileText", "effortsText"), "Ingen uppdragstagare.")
    headers = as_person(by, **{"If-Match": f'"{await version(api, decision_id, by)}"'})
    body = {"delayReason": "no-contractor", **words}
    answer = await api.post(f"/decisions/{decision_id}/explanations", json=body, headers=headers)
    assert answer.status_code == 201, answer.text


async def version(api: Caller, decision_id: UUID, by: UUID) -> int:
    return int((await api.get(f"/decisions/{decision_id}", headers=as_person(by))).json()["version"])


@pytest.fixture
async def office(here: Place) -> Place:
    await here.code("benefit", "contact-person", "Kontaktperson")
    await here.code("delay-reason", "no-contractor", "Uppdragstagare saknas")
    return here


async def test_a_decision_near_its_limit_or_past_it_waits_to_be_carried_out(api: Caller, office: Place) -> None:
    unit, other = await office.unit("Barn och ungdom"), await office.unit("Annan")
    boss = await office.person("Bo", ("unit-manager", unit))
    rut = await office.person("Rut", ("reporter", unit))
    eva = await office.person("Eva", ("reporter", unit))
    karin = await office.person("Karin", ("decision-reporter", None))
    with clock.freeze(NOON):
        late = await office.decision(unit, decided_on="2026-08-21", owner=rut)
        near = await office.decision(unit, decided_on="2026-09-06", owner=boss)
        await office.decision(unit, decided_on="2026-09-07", owner=boss)
        elsewhere = await office.decision(other, decided_on="2026-08-22", owner=eva)
        bos, ruts, evas, karins = [await work(api, who) for who in (boss, rut, eva, karin)]
    assert [(item["id"], item["group"], item["dueOn"], item["isMine"]) for item in bos["workItems"]] == [
        (str(late), "overdue", "2026-11-21", False),
        (str(near), "two-weeks", "2026-12-06", True),
    ]
    assert bos["counts"] == {"overdue": 1, "twoWeeks": 1, "later": 0}
    first = bos["workItems"][0]
    assert (first["kind"], first["step"], first["title"]) == ("decision", "Verkställ eller förklara", "Kontaktperson")
    assert first["reference"].startswith("BES-")
    assert [item["id"] for item in ruts["workItems"]] == [str(late)]
    assert [item["id"] for item in evas["workItems"]] == [str(elsewhere)]
    assert {item["id"] for item in karins["workItems"]} == {str(late), str(near), str(elsewhere)}
    events = office.sql("select * from audit.event where action = 'workItemList' and actor_id = :who", who=boss)
    assert sorted((event["object_ids"] for event in events), key=len) == [[], [late, near]]


async def test_what_is_explained_still_waits_and_what_is_carried_out_does_not(api: Caller, office: Place) -> None:
    unit = await office.unit()
    boss = await office.person("Bo", ("unit-manager", unit))
    with clock.freeze(NOON):
        decision = await office.decision(unit, decided_on="2026-08-01", owner=boss)
        await explain(api, decision, boss)
        [item] = (await work(api, boss))["workItems"]
        assert item["step"] == "Verkställ"
        headers = as_person(boss, **{"If-Match": f'"{await version(api, decision, boss)}"'})
        body = {"kind": "executed", "happenedOn": "2026-11-20"}
        assert (await api.post(f"/decisions/{decision}/events", json=body, headers=headers)).status_code == 201
        done = await work(api, boss)
    assert (done["workItems"], done["counts"]) == ([], NOTHING)


async def test_who_registers_a_decision_has_not_reported_anything(api: Caller, office: Place) -> None:
    unit = await office.unit()
    karin = await office.person("Karin", ("decision-reporter", None), ("reporter", unit))
    body = {"unitId": str(unit), "caseReference": "1", "lawArea": "sol", "benefit": "contact-person", "sex": "male"}
    with clock.freeze(NOON):
        answer = await api.post("/decisions", json={**body, "decidedOn": "2026-11-01"}, headers=as_person(karin))
        assert answer.status_code == 201, answer.text
        assert (await work(api, karin))["myReports"] == []


def test_each_state_of_a_quarter_waits_for_a_step_of_its_lifecycle() -> None:
    for status, (operation, _) in WAITING.items():
        steps = [step for step in LIFECYCLE.transitions.values() if step.operation == operation]
        assert any(status in step.sources for step in steps), status


async def test_a_missed_quarter_waits_for_the_reporter_and_is_told_to_the_next_level(
    api: Caller, office: Place
) -> None:
    unit = await office.unit()
    karin = await office.person("Karin", ("decision-reporter", None))
    head, boss = (
        await office.person("Hed", ("department-head", unit)),
        await office.person("Bo", ("unit-manager", unit)),
    )
    with clock.freeze(datetime(2026, 11, 2, 11, tzinfo=UTC)):
        await office.decision(unit, decided_on="2026-10-25")
        await watch_quarters(office.database)
        [item] = (await work(api, karin))["workItems"]
        assert (item["kind"], item["step"], item["title"]) == (
            "ivo-report",
            "Sammanställ",
            "Rapport till IVO, kvartal 3 2026",
        )
        assert (item["dueOn"], item["group"], item["isMine"]) == ("2026-11-02", "two-weeks", True)
        assert (await work(api, head))["workItems"] == []
    with clock.freeze(datetime(2026, 11, 3, 11, tzinfo=UTC)):
        await watch_quarters(office.database)
        [waits] = (await work(api, head))["workItems"]
        assert (waits["id"], waits["step"], waits["group"]) == (item["id"], "Se till att kvartalet anmäls", "overdue")
        assert (await work(api, head))["counts"] == {"overdue": 1, "twoWeeks": 0, "later": 0}
        assert (await work(api, boss))["workItems"] == []
        report = (await api.get(f"/ivo-reports/{item['id']}", headers=as_person(head))).json()
    assert [(mark["kind"], mark["recipientRole"], mark["remindedOn"]) for mark in report["reminders"]] == [
        ("report-due", "decision-reporter", "2026-11-02"),
        ("overdue", "decision-reporter", "2026-11-03"),
        ("escalated", "department-head", "2026-11-03"),
    ]
    assert report["reminders"][-1]["recipientName"] == "Avdelnings- eller förvaltningschef"


async def test_a_quarter_waits_for_one_step_after_the_other_and_never_twice_for_the_same_person(
    api: Caller, office: Place
) -> None:
    unit = await office.unit()
    karin, kim = [await office.person(name, ("decision-reporter", None)) for name in ("Karin", "Kim")]
    columns = "content_hash = 'x', checked_by = :karin, approved_by = :kim"
    with clock.freeze(NOON):
        await office.decision(unit, decided_on="2026-11-01")
        await watch_quarters(office.database)
        seen = {}
        for status in ("drawn-up", "checked", "approved", "reported"):
            office.sql(
                f"update ivo_report set status = '{status}', {columns} where period = '2026-Q3' and board_id = :board "
                "returning 1",
                karin=karin,
                kim=kim,
                board=office.board_id,
            )
            seen[status] = [[item["step"] for item in (await work(api, who))["workItems"]] for who in (karin, kim)]
    assert seen == {
        "drawn-up": [["Kontrollera"], ["Kontrollera"]],
        "checked": [[], ["Godkänn"]],
        "approved": [["Anmäl och avsluta"], ["Anmäl och avsluta"]],
        "reported": [[], []],
    }


async def test_a_decision_is_handed_over_to_one_who_can_then_act(api: Caller, office: Place, elsewhere: Place) -> None:
    home, other = await office.unit("Hemma"), await office.unit("Annan")
    karin = await office.person("Karin", ("decision-reporter", None))
    people = {
        "Rut": await office.person("Rut", ("reporter", other)),
        "Bo": await office.person("Bo", ("unit-manager", home)),
        "Fel chef": await office.person("Fel chef", ("unit-manager", other)),
        "Revisor": await office.person("Revisor", ("auditor", None)),
        "Utan roll": await office.person("Utan roll"),
        "Långt borta": await elsewhere.person("Långt borta", ("decision-reporter", None)),
    }
    with clock.freeze(NOON):
        decision = await office.decision(home, decided_on="2026-08-01", owner=people["Bo"])
        path = f"/decisions/{decision}"
        successors = (await api.get(f"{path}/successors", headers=as_person(karin))).json()["successors"]
        assert [person["name"] for person in successors] == ["Bo", "Karin", "Rut"]
        assert set(successors[0]) == {"id", "name", "title"}
        narrowed = (await api.get(f"{path}/successors?q=ru", headers=as_person(karin))).json()["successors"]
        assert [person["name"] for person in narrowed] == ["Rut"]
        assert (await api.get("/persons", headers=as_person(karin))).status_code == 403
        for name, person in people.items():
            headers = as_person(karin, **{"If-Match": f'"{await version(api, decision, karin)}"'})
            answer = await api.post(f"{path}/handovers", json={"ownerId": str(person)}, headers=headers)
            assert answer.status_code == (201 if name in ("Rut", "Bo") else 409), name
        for name, status in (("Fel chef", 404), ("Rut", 403)):
            answer = await api.get(f"{path}/successors", headers=as_person(people[name]))
            assert answer.status_code == status, name
