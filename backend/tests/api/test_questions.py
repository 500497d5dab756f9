"""Questions through the API: written, published and ended; answered about a matter by those who read it."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

import httpx2
import pytest

from tests.given import Place
from tests.town import Caller, as_person

pytestmark = pytest.mark.anyio
Json = dict[str, Any]
PERSONAL_NUMBER = "19121212-1212"
QUESTIONS: list[Json] = [
    {"key": "again", "text": "Har det hänt förut?", "answerKind": "verdict", "isRequired": True},
    {
        "key": "times",
        "text": "Hur många gånger?",
        "answerKind": "number",
        "low": 1,
        "high": 20.5,
        "isRequired": True,
        "requiredWhen": {"key": "again", "values": ["yes"]},
    },
    {
        "key": "where",
        "text": "Var brast det?",
        "help": "Välj det som låg närmast.",
        "answerKind": "choice",
        "choices": [{"code": "routine", "label": "Rutinen"}, {"code": "staff", "label": "Bemanningen"}],
        "legalReference": "SOSFS 2011:9 5 kap. 5 §",
    },
    {"key": "since", "text": "Sedan när?", "answerKind": "date"},
    {"key": "words", "text": "Med egna ord", "answerKind": "text"},
]


@dataclass
class Office:
    """A board with somebody who writes its questions, and a manager who answers them about a report."""

    api: Caller
    place: Place
    unit: UUID
    quality: UUID
    manager: UUID
    matter: UUID

    async def send(self, method: str, path: str, body: Json | None = None, **how: Any) -> httpx2.Response:
        headers = as_person(
            how.get("by", self.quality), **{"If-Match": f'"{how["of"]["version"]}"'} if "of" in how else {}
        )
        return await self.api.request(method, path, json=body, headers=headers)

    async def done(self, method: str, path: str, body: Json | None = None, **how: Any) -> Json:
        answer = await self.send(method, path, body, **how)
        assert answer.is_success, answer.text
        return dict(answer.json())

    async def written(self, *questions: Json, **changes: object) -> Json:
        body = {"boardId": str(self.place.board_id), "name": "Bedömningsstöd", "kinds": ["deviation"], **changes}
        return await self.done("POST", "/question-sets", {**body, "questions": list(questions or QUESTIONS)})

    async def published(self, *questions: Json) -> Json:
        draft = await self.written(*questions)
        return await self.done("POST", f"/question-sets/{draft['id']}/publications", of=draft)

    async def begun(self, asked: Json) -> Json:
        return await self.done("POST", self.here, {"questionSetId": asked["id"]}, by=self.manager)

    @property
    def here(self) -> str:
        return f"/matters/{self.matter}/answer-sets"

    async def answer(self, answers: Json, *given: Json, finish: bool = False) -> httpx2.Response:
        path, method = f"/answer-sets/{answers['id']}", "PUT"
        if finish:
            path, method = f"{path}/completions", "POST"
        return await self.send(method, path, {"answers": list(given)}, of=answers, by=self.manager)


@pytest.fixture
async def office(api: Caller, here: Place) -> Office:
    unit = await here.unit()
    manager = await here.person("Mikael", ("unit-manager", unit))
    quality = await here.person("Karin", ("quality-developer", None))
    reporter = await here.person("Hanna", ("reporter", unit))
    return Office(api, here, unit, quality, manager, await here.deviation(unit, by=reporter))


def rels(shown: Json) -> set[str]:
    return {link["rel"] for link in shown["_links"]}


def codes(answer: httpx2.Response) -> list[tuple[str, str]]:
    return [(error["pointer"], error["code"]) for error in answer.json()["errors"]]


async def test_a_set_is_written_published_changed_and_ended(office: Office) -> None:
    draft = await office.written()
    assert (draft["number"], draft["status"], rels(draft)) == (1, "draft", {"self", "replace", "publications"})
    assert [question["key"] for question in draft["questions"]] == ["again", "times", "where", "since", "words"]
    path = f"/question-sets/{draft['id']}"
    published = await office.done("POST", f"{path}/publications", of=draft)
    assert (published["status"], rels(published)) == ("published", {"self", "replace", "ends"})
    body = {"name": "Stöd för bedömning", "kinds": ["deviation", "decision"], "questions": QUESTIONS[:1]}
    edited = await office.done("PUT", path, body, of=published)
    assert (edited["number"], edited["status"]) == (2, "draft")
    assert rels(edited) == {"self", "replace", "publications", "ends"}
    again = await office.done("PUT", path, {**body, "questions": QUESTIONS[:2]}, of=edited)
    assert (again["number"], len(again["questions"])) == (2, 2)
    (row,) = (await office.done("GET", f"/question-sets?boardId={office.place.board_id}"))["questionSets"]
    assert (row["name"], row["number"], row["publishedNumber"], row["questionCount"]) == ("Stöd för bedömning", 2, 1, 2)
    second = await office.done("POST", f"{path}/publications", of=again)
    assert [(each["number"], each["status"]) for each in second["versions"]] == [(2, "published"), (1, "ended")]
    assert second["versions"][0]["publishedByName"] == "Karin"
    ended = await office.done("POST", f"{path}/ends", of=second)
    assert (ended["status"], rels(ended)) == ("ended", {"self", "replace"})
    for step in ("publications", "ends"):
        answer = await office.send("POST", f"{path}/{step}", of=ended)
        assert (answer.status_code, answer.json()["code"]) == (409, "wrong-state")
    assert (await office.send("PUT", path, body, of=second)).status_code == 412
    assert (await office.send("PUT", path, body, of=ended, by=office.manager)).status_code == 403


async def test_a_draft_without_questions_is_not_published(office: Office) -> None:
    body = {"boardId": str(office.place.board_id), "name": "Tomt", "kinds": [], "questions": []}
    draft = await office.done("POST", "/question-sets", body)
    assert rels(draft) == {"self", "replace"}
    answer = await office.send("POST", f"/question-sets/{draft['id']}/publications", of=draft)
    assert (answer.status_code, answer.json()["code"]) == (409, "no-questions")


CHOICE: Json = {"key": "b", "text": "B", "answerKind": "choice"}
TWO = [{"code": "x", "label": "X"}, {"code": "y", "label": "Y"}]


@pytest.mark.parametrize(
    ("changes", "pointer", "code"),
    [
        ({"key": "a"}, "/questions/1/key", "key-twice"),
        (CHOICE, "/questions/1/choices", "too-few-choices"),
        ({**CHOICE, "choices": [*TWO, TWO[0]]}, "/questions/1/choices", "choice-twice"),
        ({"choices": TWO}, "/questions/1/choices", "unfit-choices"),
        ({"low": 1}, "/questions/1/low", "unfit-limit"),
        ({"answerKind": "number", "low": 2, "high": 1}, "/questions/1/high", "limits-reversed"),
        ({"requiredWhen": {"key": "a", "values": ["yes"]}}, "/questions/1/requiredWhen", "not-required"),
        *(
            ({"isRequired": True, "requiredWhen": when}, "/questions/1/requiredWhen", "unknown-answer")
            for when in (
                {"key": "a", "values": ["maybe"]},
                {"key": "b", "values": ["yes"]},
                {"key": "c", "values": ["yes"]},
            )
        ),
    ],
)
async def test_questions_that_do_not_go_together_are_refused(
    office: Office, changes: Json, pointer: str, code: str
) -> None:
    first: Json = {"key": "a", "text": "A", "answerKind": "verdict"}
    second: Json = {"key": "b", "text": "B", "answerKind": "text", **changes}
    body = {"boardId": str(office.place.board_id), "name": "Fel", "kinds": []}
    answer = await office.send("POST", "/question-sets", {**body, "questions": [first, second, {**first, "key": "c"}]})
    assert (answer.status_code, answer.json()["code"], codes(answer)) == (409, "questions-unfit", [(pointer, code)])


async def test_a_kind_that_there_is_not_is_refused(office: Office) -> None:
    body = {"boardId": str(office.place.board_id), "name": "Fel", "kinds": ["deviation", "parrot"], "questions": []}
    answer = await office.send("POST", "/question-sets", body)
    assert (answer.status_code, codes(answer)) == (409, [("/kinds/1", "unknown-reference")])


async def test_who_looks_at_the_questions_begins_nothing_and_the_first_answers_do(office: Office) -> None:
    asked = await office.published()
    listed = await office.done("GET", office.here, by=office.manager)
    (proposed,) = listed["questionSets"]
    assert (proposed["id"], proposed["questions"]) == (asked["id"], asked["questions"])
    assert (listed["matterKind"], listed["reference"][:4]) == ("deviation", "AVV-")
    assert (await office.done("GET", office.here, by=office.manager))["answerSets"] == []
    body: Json = {"questionSetId": asked["id"], "answers": [{"key": "again", "verdict": "yes"}], "isFinished": True}
    missing = await office.send("POST", office.here, body, by=office.manager)
    assert (missing.status_code, codes(missing)) == (422, [("/answers/times", "missing")])
    assert (await office.done("GET", office.here, by=office.manager))["answerSets"] == [], "nothing is left half begun"
    answered = {**body, "answers": [*body["answers"], {"key": "times", "number": 2}]}
    finished = await office.done("POST", office.here, answered, by=office.manager)
    assert (finished["status"], [each["key"] for each in finished["answers"]]) == ("finished", ["again", "times"])
    begun = await office.done("POST", office.here, {**body, "isFinished": False}, by=office.manager)
    assert (begun["status"], begun["answers"][0]["verdict"]) == ("open", "yes")


async def test_nothing_is_begun_about_what_has_ended_and_what_is_begun_can_be_finished(office: Office) -> None:
    begun = await office.begun(await office.published())
    other = await office.published()
    office.place.sql("update matter set status = 'closed' where id = :id returning 1", id=office.matter)
    refused = await office.send("POST", office.here, {"questionSetId": other["id"]}, by=office.manager)
    assert (refused.status_code, refused.json()["code"]) == (409, "wrong-state")
    listed = await office.done("GET", office.here, by=office.manager)
    assert (listed["questionSets"], rels(listed)) == ([], {"self"})
    assert (await office.answer(begun, {"key": "times", "number": 2})).status_code == 200


async def test_questions_are_answered_bit_by_bit_and_finished(office: Office) -> None:
    asked = await office.published()
    listed = await office.done("GET", office.here, by=office.manager)
    assert [each["name"] for each in listed["questionSets"]] == ["Bedömningsstöd"]
    assert rels(listed) == {"self", "answer-sets"}
    begun = await office.begun(asked)
    assert (begun["status"], begun["reference"][:4], rels(begun)) == (
        "open",
        "AVV-",
        {"self", "replace", "completions"},
    )
    again = await office.send("POST", office.here, {"questionSetId": asked["id"]}, by=office.manager)
    assert (again.status_code, again.json()["code"]) == (409, "answers-begun")
    saved = (await office.answer(begun, {"key": "times", "number": 2}, {"key": "words", "words": "Ja."})).json()
    assert [each["key"] for each in saved["answers"]] == ["times", "words"]
    fewer = (await office.answer(saved, {"key": "again", "verdict": "yes", "note": PERSONAL_NUMBER})).json()
    assert [(each["key"], each["verdict"]) for each in fewer["answers"] if each["verdict"]] == [("again", "yes")]
    assert [warning["code"] for warning in fewer["warnings"]] == ["personal-number"]
    missing = await office.answer(fewer, {"key": "again", "verdict": "yes"}, finish=True)
    assert (missing.status_code, missing.json()["code"]) == (422, "answers-missing")
    assert codes(missing) == [("/answers/times", "missing")]
    given = (
        {"key": "again", "verdict": "yes"},
        {"key": "times", "number": 20.5},
        {"key": "since", "day": "2026-01-02"},
    )
    finished = (await office.answer(fewer, *given, {"key": "where", "choice": "staff"}, finish=True)).json()
    assert (finished["status"], finished["finishedByName"], rels(finished)) == ("finished", "Mikael", {"self"})
    told = {each["key"]: each for each in finished["answers"]}
    values = (told["times"]["number"], told["where"]["choice"], told["since"]["day"])
    assert values == (20.5, "staff", "2026-01-02")
    assert await office.done("GET", f"/answer-sets/{begun['id']}", by=office.manager) == finished
    late = await office.answer(finished, finish=True)
    assert (late.status_code, late.json()["code"]) == (409, "wrong-state")
    assert rels(await office.done("GET", office.here, by=office.manager)) == {"self", "answer-sets"}
    assert {row["object_id"] for row in office.place.audit("answerSetRead")} == {office.matter}


@pytest.mark.parametrize(
    ("given", "pointer", "code"),
    [
        ([{"key": "parrot", "verdict": "yes"}], "/answers/0/key", "unfit-key"),
        ([{"key": "again", "verdict": "yes"}, {"key": "again"}], "/answers/1/key", "unfit-key"),
        ([{"key": "again", "words": "Ja"}], "/answers/0/words", "other-kind"),
        ([{"key": "where", "choice": "parrot"}], "/answers/0/choice", "unknown-choice"),
        ([{"key": "times", "number": 0.9}], "/answers/0/number", "too-low"),
        ([{"key": "times", "number": 21}], "/answers/0/number", "too-high"),
    ],
)
async def test_answers_that_do_not_fit_are_refused(office: Office, given: list[Json], pointer: str, code: str) -> None:
    begun = await office.begun(await office.published())
    answer = await office.answer(begun, *given)
    assert (answer.status_code, codes(answer)) == (422, [(pointer, code)])


async def test_what_is_begun_is_finished_on_its_version(office: Office) -> None:
    asked = await office.published(QUESTIONS[0])
    begun = await office.begun(asked)
    body = {"name": "Nytt", "kinds": ["deviation"], "questions": [{**QUESTIONS[0], "text": "Ny fråga?"}]}
    path = f"/question-sets/{asked['id']}"
    await office.done("POST", f"{path}/publications", of=await office.done("PUT", path, body, of=asked))
    proposed = (await office.done("GET", office.here, by=office.manager))["questionSets"]
    assert [(each["name"], each["number"]) for each in proposed] == [("Nytt", 2)]
    finished = (await office.answer(begun, {"key": "again", "verdict": "cannot-judge"}, finish=True)).json()
    assert (finished["name"], finished["number"]) == ("Bedömningsstöd", 1)
    assert [question["text"] for question in finished["questions"]] == ["Har det hänt förut?"]


async def test_a_set_for_other_kinds_is_not_asked(office: Office) -> None:
    draft = await office.written(QUESTIONS[0], kinds=["decision"])
    await office.done("POST", f"/question-sets/{draft['id']}/publications", of=draft)
    assert (await office.done("GET", office.here, by=office.manager))["questionSets"] == []
    answer = await office.send("POST", office.here, {"questionSetId": draft["id"]}, by=office.manager)
    assert (answer.status_code, answer.json()["code"]) == (409, "unknown-reference")
