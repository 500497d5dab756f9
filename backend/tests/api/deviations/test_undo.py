"""Steps that are undone by who took them: not a deviation, and a hand-over."""

from datetime import datetime, timedelta
from random import Random
from typing import Any

import pytest

from qms.figures.queries import AsTheyStood
from qms.kernel import clock
from qms.matters.views import KEPT_OF_MATTERS
from tests.api.deviations.conftest import NOON, rels, reported
from tests.conftest import Figure
from tests.town import Caller, Town, as_person

pytestmark = pytest.mark.anyio
Json = dict[str, Any]
WHO = dict[str, str]
DISMISS = {"decision": "dismiss", "reason": "Frågan gällde ett bokat möte."}
CHANGED = ("timeline", "version", "_links")
"""What an undone step leaves behind: its entry, and who may do what since then."""
HISTORIES = 12


async def step(api: Caller, who: WHO, deviation: Json, name: str, body: Json | None = None) -> Json:
    answer = await attempted(api, who, deviation, name, body)
    assert answer.status_code == 201, answer.text
    return dict(answer.json())


async def attempted(api: Caller, who: WHO, deviation: Json, name: str, body: Json | None = None) -> Any:
    headers = {**who, "If-Match": f'"{deviation["version"]}"'}
    return await api.post(f"/deviations/{deviation['id']}/{name}", json=body, headers=headers)


def standing(deviation: Json) -> Json:
    return {name: value for name, value in deviation.items() if name not in CHANGED}


def to(town: Town, unit: str) -> Json:
    return {"unitId": str(town.units[unit]), "reason": "Hör hemma där."}


async def test_a_dismissal_is_undone_and_both_stand(api: Caller, town: Town, manager: WHO, reporter: WHO) -> None:
    before = await reported(api, reporter, town)
    read = (await api.get(f"/deviations/{before['id']}", headers=manager)).json()
    dismissed = await step(api, manager, before, "assessments", {**DISMISS, "category": "other", "lawArea": "sol"})
    assert "undoings" in rels(dismissed)
    after = await step(api, manager, dismissed, "undoings")
    assert standing(after) == standing(read)
    assert rels(after) == rels(read)
    kinds = [(entry["kind"], entry["note"], entry["data"].get("step")) for entry in after["timeline"]]
    assert kinds == [
        ("reported", None, None),
        ("answered", None, None),
        ("assessed", DISMISS["reason"], None),
        ("undone", None, "assessed"),
    ]
    assert (await attempted(api, manager, after, "undoings")).json()["code"] == "wrong-state"
    assert (await step(api, manager, after, "assessments", DISMISS))["status"] == "dismissed"


async def test_a_hand_over_is_undone_also_from_where_one_does_not_see_it(
    api: Caller, town: Town, manager: WHO, reporter: WHO
) -> None:
    before = await reported(api, reporter, town)
    read = (await api.get(f"/deviations/{before['id']}", headers=manager)).json()
    moved = await step(api, manager, before, "reroutings", to(town, "other"))
    assert "undoings" in rels(moved)
    seen = (await api.get(f"/deviations/{before['id']}", headers=manager)).json()
    assert rels(seen) <= {"self", "undoings", *KEPT_OF_MATTERS}, "as they left it, and nothing but the way back"
    after = await step(api, manager, seen, "undoings")
    assert standing(after) == standing(read)
    assert [entry["kind"] for entry in after["timeline"]] == ["reported", "rerouted", "undone"]
    assert after["timeline"][-1]["data"] == {"status": "received", "step": "rerouted", "target": "Enheten home"}


async def test_only_who_took_the_step_undoes_it(api: Caller, town: Town, manager: WHO, reporter: WHO) -> None:
    above = as_person(town.people["unit-manager at board"].id)
    developer = as_person(town.people["quality-developer at board"].id)
    dismissed = await step(api, manager, await reported(api, reporter, town), "assessments", DISMISS)
    for other, refused in ((above, 409), (developer, 409), (reporter, 403)):
        read = await api.get(f"/deviations/{dismissed['id']}", headers=other)
        assert "undoings" not in rels(read.json())
        assert (await attempted(api, other, dismissed, "undoings")).status_code == refused
    elsewhere = as_person(town.people["unit-manager in south"].id)
    assert (await attempted(api, elsewhere, dismissed, "undoings")).status_code == 404


async def test_what_has_left_ones_sight_is_shown_while_it_can_be_undone_and_no_longer(
    api: Caller, town: Town, manager: WHO, reporter: WHO
) -> None:
    async def status(deviation: Json, who: WHO = manager) -> int:
        return (await api.get(f"/deviations/{deviation['id']}", headers=who)).status_code

    with clock.freeze(NOON - timedelta(minutes=1)):
        first, second = [await reported(api, reporter, town) for _ in range(2)]
    with clock.freeze(NOON):
        for each in (first, second):
            await step(api, manager, each, "reroutings", to(town, "other"))
        assert [await status(first), await status(second)] == [200, 200]
    with clock.freeze(NOON + timedelta(minutes=1)):
        await api.post(f"/deviations/{first['id']}/additions", json={"text": "Mer."}, headers=reporter)
        assert await status(first) == 404, "somebody has acted, and what they wrote is not the manager's to read"
    with clock.freeze(NOON + timedelta(minutes=61)):
        assert await status(second) == 404


@pytest.mark.parametrize("name", ["assessments", "reroutings"])
async def test_nothing_is_undone_once_somebody_has_acted_after(
    api: Caller, town: Town, manager: WHO, reporter: WHO, name: str
) -> None:
    deviation = await reported(api, reporter, town)
    taken = await step(api, manager, deviation, name, DISMISS if name == "assessments" else to(town, "team"))
    await api.post(f"/deviations/{deviation['id']}/additions", json={"text": "Mer."}, headers=reporter)
    read = (await api.get(f"/deviations/{deviation['id']}", headers=manager)).json()
    assert "undoings" not in rels(read)
    refused = await attempted(api, manager, read, "undoings")
    assert (refused.status_code, refused.json()["code"]) == (409, "wrong-state")
    assert (await attempted(api, manager, taken, "undoings")).status_code == 412


async def test_a_step_is_undone_for_as_long_as_the_board_has_decided(
    api: Caller, town: Town, manager: WHO, reporter: WHO
) -> None:
    with clock.freeze(NOON):
        dismissed = await step(api, manager, await reported(api, reporter, town), "assessments", DISMISS)
    with clock.freeze(NOON + timedelta(minutes=61)):
        late = await attempted(api, manager, dismissed, "undoings")
        assert (late.status_code, "60 minuter" in late.json()["detail"]) == (409, True)
        assert "undoings" not in rels((await api.get(f"/deviations/{dismissed['id']}", headers=manager)).json())
    with clock.freeze(NOON + timedelta(minutes=60)):
        assert (await attempted(api, manager, dismissed, "undoings")).status_code == 201


async def test_a_report_follows_its_source_again_once_a_hand_over_is_undone(
    api: Caller, town: Town, manager: WHO
) -> None:
    system = {"Authorization": "Bearer system system-north deviation:create deviation:read"}
    source = {"system": "fallregister", "id": "U-1", "version": 1}
    deviation = await reported(api, {**system, "Idempotency-Key": "undo-source-1-key"}, town, source=source)
    moved = await step(api, manager, deviation, "reroutings", to(town, "team"))
    await step(api, manager, moved, "undoings")
    again = town.report("other", source={**source, "version": 2})
    answer = await api.post("/deviations", json=again, headers={**system, "Idempotency-Key": "undo-source-2-key"})
    assert answer.json()["unitId"] == str(town.units["other"])


class Histories:
    """Random reports and steps that are undone, also over midnight, beside the figures before, between and after."""

    def __init__(self, api: Caller, town: Town, manager: WHO) -> None:
        self.api, self.town, self.manager, self.chance = api, town, manager, Random(7)
        self.who = as_person(town.people["quality-developer at board"].id)
        self.compared = self.differing = self.told_otherwise = 0

    async def figures(self, questions: list[WHO]) -> list[Json]:
        answers = [await self.api.get("/deviation-statistics", params=each, headers=self.who) for each in questions]
        ahead = [each["asOf"] > clock.today().isoformat() for each in questions]
        assert [answer.status_code for answer in answers] == [422 if each else 200 for each in ahead]
        return [answer.json() for answer in answers]

    def questions(self, *days: Any) -> list[WHO]:
        ends = sorted({clock.civil_date(day).isoformat() for day in days})
        whole = [{"periodFrom": "2026-03-01", "periodTo": end, "asOf": end} for end in ends]
        unit = {"unitId": str(self.town.units[self.chance.choice(("home", "team", "other"))])}
        return [*whole, *({**question, **unit} for question in whole)]

    async def play(self, reported_at: datetime) -> None:
        with clock.freeze(reported_at):
            deviation = await reported(self.api, self.manager, self.town, eventCount=self.chance.randint(1, 9))
        acted = reported_at + timedelta(days=self.chance.randint(0, 40))
        acted = self.chance.choice((acted, acted.replace(hour=22, minute=50)))
        undone = acted + timedelta(minutes=self.chance.randint(0, 60))
        questions = self.questions(reported_at, acted, undone)
        with clock.freeze(undone):
            before = await self.figures(questions)
        with clock.freeze(acted):
            name, body = self.chance.choice((("assessments", DISMISS), ("reroutings", to(self.town, "team"))))
            taken = await step(self.api, self.manager, deviation, name, body)
            between = await self.figures(questions)
        with clock.freeze(undone):
            await step(self.api, self.manager, taken, "undoings")
            after = await self.figures(questions)
        night = clock.civil_date(acted).isoformat() if clock.civil_date(acted) != clock.civil_date(undone) else None
        for question, was, stood, told in zip(questions, before, between, after, strict=True):
            right = stood if question["asOf"] == night else was
            self.compared, self.differing = self.compared + 1, self.differing + (told != right)
            self.told_otherwise += question["asOf"] == night and stood != was


async def lived(api: Caller, town: Town, manager: WHO) -> Histories:
    histories = Histories(api, town, manager)
    for history in range(HISTORIES):
        await histories.play(NOON.replace(month=3, hour=9) + timedelta(days=9 * history, minutes=70 * history))
    return histories


async def test_what_is_undone_leaves_every_figure_as_it_was(
    api: Caller, town: Town, manager: WHO, figure: Figure
) -> None:
    told = await lived(api, town, manager)
    figure(f"undone steps: histories {HISTORIES}, answers {told.compared}, differing {told.differing}")
    assert told.differing == 0
    assert told.told_otherwise > 0


async def test_without_what_is_kept_the_evening_would_be_forgotten(
    api: Caller, town: Town, manager: WHO, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(AsTheyStood, "stood", lambda _, column: column)
    assert (await lived(api, town, manager)).differing > 0
