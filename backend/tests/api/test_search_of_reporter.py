"""Who has reported something finds it by what they read of it, never by what is written among those who handle it."""

import re
from typing import Any
from uuid import UUID

import pytest

from qms.kernel.db import Tx
from qms.matters import policy
from qms.matters.models import Matter
from qms.matters.service import record
from tests.api.test_investigations import given_matter, send
from tests.architecture.tree import PACKAGE, sources
from tests.conftest import Figure
from tests.given import Place
from tests.town import Caller, as_person

pytestmark = pytest.mark.anyio
Json = dict[str, Any]


async def finds(api: Caller, who: UUID, words: str, matter: UUID) -> set[bool]:
    """Whether a matter is found by words: in the search over everything, and in the one over deviations."""
    every = await api.post("/searches", json={"text": words}, headers=as_person(who))
    some = await api.post("/deviation-searches", json={"text": words}, headers=as_person(who))
    assert (every.status_code, some.status_code) == (200, 200), (every.text, some.text)
    groups = [one["id"] for group in every.json()["groups"] for one in group["matters"]]
    return {str(matter) in groups, str(matter) in [one["id"] for one in some.json()["deviations"]]}


async def handled(api: Caller, here: Place, boss: UUID, rut: UUID, matter: UUID) -> tuple[list[str], list[str]]:
    """A word of its own in every field: those that only who handles it reads, and those for who reported it too."""
    hidden: list[str] = []
    told: list[str] = []

    def word(of: list[str]) -> str:
        of.append(f"ord{'abcdefghijklmnopqrstuvwxyz'[len(hidden) + len(told)]}kvist")
        return of[-1]

    async def write(path: str, **body: object) -> None:
        version = here.sql("select version from matter where id = :id", id=matter)[0]["version"]
        headers = as_person(boss, **{"If-Match": f'"{version}"'})
        answer = await api.post(path.format(matter), json=body, headers=headers)
        assert answer.status_code in (200, 201), (path, answer.text)

    earlier, helper = (
        await here.deviation(await given_unit(here, matter), by=boss),
        await here.person("Siv", ("sas", None)),
    )
    here.sql("update matter set reported_at = '2026-01-01' where id = :id returning 1", id=earlier)
    around: tuple[tuple[str, Json], ...] = (
        ("/deviations/{}/additions", {"text": word(hidden)}),
        ("/matters/{}/participants", {"personId": str(helper), "part": "helper", "reason": word(hidden)}),
        ("/matters/{}/links", {"toId": str(earlier), "kind": "recurrence-of", "note": word(hidden)}),
        ("/matters/{}/diary-numbers", {"number": word(hidden)}),
        ("/matters/{}/messages", {"text": word(hidden), "audience": "handlers"}),
    )
    for path, body in around:
        await write(path, **body)
    deadlines = (await api.get(f"/matters/{matter}/deadlines", headers=as_person(boss))).json()["deadlines"]
    one = next(one for one in deadlines if any(link["rel"] == "waivers" for link in one["_links"]))
    headers = as_person(boss, **{"If-Match": f'"{one["version"]}"'})
    answer = await api.post(f"/deadlines/{one['id']}/waivers", json={"reason": word(hidden)}, headers=headers)
    assert answer.status_code == 201, answer.text
    assessed = {"decision": "investigate", "category": "other", "lawArea": "sol", "probability": 1, "consequence": 1}
    await write("/deviations/{}/assessments", **assessed, reason=word(told))
    await send(api, matter, boss)
    within: tuple[tuple[str, Json], ...] = (
        ("/ledger-entries", {"kind": "fact", "source": word(hidden), "words": word(hidden)}),
        (
            "/causes",
            {
                "code": "no-staff",
                "systemArea": "routines",
                "certainty": "possible",
                "note": word(hidden),
                "whys": [word(hidden)],
            },
        ),
        ("/voices", {"whose": "individual", "asking": "not-asked", "reason": word(hidden)}),
    )
    for path, body in within:
        assert (await send(api, matter, boss, path, **body)).status_code == 201
    here.sql(
        "update investigation set consequence = :a, conclusion = :b, recurrence_reason = :c, other_causes = :d"
        " where matter_id = :id returning 1",
        id=matter,
        **{name: word(hidden) for name in "abcd"},
    )
    await write("/deviations/{}/reroutings", unitId=str(await here.unit("Andra")), reason=word(told))
    added = await api.post(f"/deviations/{matter}/additions", json={"text": word(told)}, headers=as_person(rut))
    assert added.status_code == 201
    return hidden, told


NOTED = re.compile(r"""record\(tx, \w+, "([a-z-]+)", note=""")
KINDS = sorted({kind for path in sources(PACKAGE) for kind in NOTED.findall(path.read_text("utf-8"))})
"""Every step that leaves words on a timeline, besides those whose name is made where they are taken."""
EVERY = sorted({*KINDS, "data-incident", "source-updated", *policy.TO_REPORTER})


async def test_of_every_step_a_reporter_finds_the_words_that_they_read(
    api: Caller, here: Place, figure: Figure
) -> None:
    boss, rut, matter = await given_matter(here)
    words = {kind: f"steg{chr(97 + number // 26)}{chr(97 + number % 26)}kvist" for number, kind in enumerate(EVERY)}

    def noted(tx: Tx) -> None:
        for kind, word in words.items():
            record(tx, tx.get_one(Matter, matter), kind, note=word)
            tx.flush()

    await here.do(noted)
    shown = (await api.get(f"/deviations/{matter}", headers=as_person(rut))).text
    read = {kind for kind, word in words.items() if word in shown}
    assert read == policy.TO_REPORTER & words.keys()
    assert {kind for kind, word in words.items() if await finds(api, rut, word, matter) == {True}} == read
    assert {kind for kind, word in words.items() if await finds(api, boss, word, matter) == {True}} == set(words)
    figure(f"search as who has reported: steps with words {len(words)}, read and found {len(read)}")
    assert {"closed", "concluded", "effect-judged", "data-incident", "deadline-waived"} <= set(words)


async def given_unit(here: Place, matter: UUID) -> UUID:
    (row,) = here.sql("select unit_id from matter where id = :id", id=matter)
    return UUID(str(row["unit_id"]))


async def test_a_reporter_finds_nothing_by_what_they_do_not_read(
    api: Caller, here: Place, figure: Figure, monkeypatch: pytest.MonkeyPatch
) -> None:
    boss, rut, matter = await given_matter(here)
    await here.assign(boss, "department-head")
    hidden, told = await handled(api, here, boss, rut, matter)
    shown = (await api.get(f"/deviations/{matter}", headers=as_person(rut))).text
    assert ([word for word in hidden if word in shown], [word for word in told if word not in shown]) == ([], [])
    for word in hidden:
        for words in (word, f'"{word}"', f"brev {word}", f"{word} or {hidden[0]}"):
            assert await finds(api, rut, words, matter) == {False}, words
    for word in (*told, "brev", "adress", f"brev {told[0]}", f'"{told[1]}"'):
        assert await finds(api, rut, word, matter) == {True}, word
    indexed = [word for word in hidden if await finds(api, boss, word, matter) == {True}]
    figure(f"search as who has reported: hidden fields tried {len(hidden)}, of them indexed {len(indexed)}, found by 0")
    assert len(hidden) >= 14
    assert len(indexed) >= 4
    monkeypatch.setattr(policy, "TO_REPORTER", {"added", "participant-appointed", "deadline-waived"})
    assert [word for word in indexed if await finds(api, rut, word, matter) == {True}], "what is told to them is found"
