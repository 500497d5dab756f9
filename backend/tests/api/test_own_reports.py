"""Whoever may report may always read what they wrote, follow it and add to it, whatever else their role shows."""

from uuid import UUID

import pytest

from qms.kernel.access import policy
from qms.organisation.models import Role
from tests.given import Place
from tests.town import Caller, as_person

pytestmark = pytest.mark.anyio
REPORTING = [role for role in Role if policy()["deviationReport"].roles[role]]
REPORT = {
    "reportType": "deviation",
    "description": "Brevet gick till fel adress.",
    "occurred": {"precision": "unknown"},
    "affected": "one",
}
ANSWER = {"decision": "dismiss", "reason": "Brevet var rätt adresserat."}


def held_at(role: Role, unit: UUID) -> UUID | None:
    """Where a role is held: at a unit where it can be."""
    return unit if role in ("reporter", "unit-manager", "department-head", "lex-sarah-investigator", "intake") else None


def test_every_role_that_may_report_is_tried() -> None:
    assert len(REPORTING) == 9
    assert {"decision-reporter", "complaints-officer"} <= set(REPORTING)


@pytest.mark.parametrize("role", REPORTING)
async def test_ones_own_report_is_read_followed_and_added_to(api: Caller, here: Place, role: Role) -> None:
    """It happened on another unit than one's own, and its answer comes from there."""
    own, other = await here.unit("Egna"), await here.unit("Andra")
    who = await here.person("Rut", (role, held_at(role, own)))
    boss = await here.person("Bo", ("unit-manager", other))
    me = as_person(who)
    sent = await api.post("/deviations", json={**REPORT, "unitId": str(other)}, headers=me)
    assert sent.status_code == 201, sent.text
    path = f"/deviations/{sent.json()['id']}"
    receipt = await api.get(path, headers=me)
    assert (receipt.status_code, receipt.json()["description"]) == (200, REPORT["description"])
    added = await api.post(f"{path}/additions", json={"text": "Det var i går."}, headers=me)
    assert added.status_code == 201, added.text
    tag = as_person(boss, **{"If-Match": added.headers["etag"]})
    assert (await api.post(f"{path}/assessments", json=ANSWER, headers=tag)).status_code == 201
    answered = (await api.get(path, headers=me)).json()
    assert (answered["status"], answered["reason"]) == ("dismissed", ANSWER["reason"])
    assert [entry["kind"] for entry in answered["timeline"]] == ["reported", "added", "answered", "assessed"]
    for listed in (
        await api.get("/deviations", params={"mine": "true"}, headers=me),
        await api.post("/deviation-searches", json={"text": "brevet", "filter": {"mine": True}}, headers=me),
    ):
        assert [row["id"] for row in listed.json()["deviations"]] == [answered["id"]]


@pytest.mark.parametrize("role", ["decision-reporter", "complaints-officer", "unit-manager", "department-head"])
async def test_what_others_report_there_stays_theirs(api: Caller, here: Place, role: str) -> None:
    own, other = await here.unit("Egna"), await here.unit("Andra")
    who = await here.person("Rut", (role, held_at(Role(role), own)))
    matter = await here.deviation(other, by=await here.person("Siv", ("reporter", other)))
    assert (await api.get(f"/deviations/{matter}", headers=as_person(who))).status_code == 404
    assert (await api.get("/deviations", headers=as_person(who))).json()["deviations"] == []
