"""What people are told, by whom it is seen, and that it is told no more when it is done."""

import re
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any
from uuid import UUID

import pytest

from qms.deadlines import jobs, service
from qms.kernel import clock
from qms.matters import service as matters
from qms.matters.models import Matter
from qms.notifications.models import INSTEAD
from qms.notifications.models import NotificationKind as Kind
from qms.notifications.service import done, tell_once
from qms.organisation.models import Role
from tests.given import Place
from tests.town import Caller, as_person

pytestmark = pytest.mark.anyio
ASSESS = {"decision": "dismiss", "reason": "Dubblett."}


@pytest.fixture
async def home(here: Place) -> dict[str, UUID]:
    """A unit with a manager and a deputy below a department with a head, an employee, and a report."""
    above = await here.unit("Avdelningen")
    unit = await here.unit(parent=above)
    people = {
        "boss": await here.person("Bo", ("unit-manager", unit)),
        "deputy": await here.person("Disa", ("unit-manager", unit)),
        "head": await here.person("Hedda", ("department-head", above)),
        "rut": await here.person("Rut", ("reporter", unit)),
    }
    here.sql(
        "update unit set manager_id = :boss, deputy_id = :deputy where id = :unit returning 1",
        unit=unit,
        boss=people["boss"],
        deputy=people["deputy"],
    )
    here.sql("update unit set manager_id = :head where id = :unit returning 1", unit=above, head=people["head"])
    return {**people, "unit": unit, "matter": await here.deviation(unit, by=people["rut"])}


async def told(api: Caller, who: UUID, state: str = "new") -> list[dict[str, Any]]:
    answer = await api.get(f"/notifications?state={state}&limit=100", headers=as_person(who))
    assert answer.status_code == 200, answer.text
    rows: list[dict[str, Any]] = answer.json()["notifications"]
    assert answer.json()["_meta"]["totalRecords"] == len(rows)
    if state == "new":
        count = (await api.get("/work-items/count", headers=as_person(who))).json()["newNotifications"]
        assert count == len(rows)
    return rows


async def kinds(api: Caller, who: UUID, state: str = "new") -> list[str]:
    return [row["kind"] for row in await told(api, who, state)]


async def taken(api: Caller, matter: UUID, step: str, who: UUID, body: object) -> Any:
    version = (await api.get(f"/deviations/{matter}", headers=as_person(who))).json()["version"]
    headers = as_person(who, **{"If-Match": f'"{version}"'})
    answer = await api.post(f"/deviations/{matter}/{step}", json=body, headers=headers)
    assert answer.status_code == 201, answer.text
    return answer.json()


async def handed_over(here: Place, matter: UUID, to: UUID) -> None:
    await here.do(lambda tx: matters.hand_over(tx, tx.get_one(Matter, matter), to))


async def test_who_gets_a_matter_is_told_and_no_longer_when_it_is_anothers(
    api: Caller, here: Place, home: dict[str, UUID]
) -> None:
    matter, boss, deputy, head = (home[name] for name in ("matter", "boss", "deputy", "head"))
    await handed_over(here, matter, deputy)
    (row,) = await told(api, deputy)
    assert (row["kind"], row["text"], row["about"], row["aboutId"], row["isDone"], row["readAt"]) == (
        "handed-to-you", "Du har fått ansvaret", "deviation", str(matter), False, None,
    )  # fmt: skip
    assert row["reference"].startswith("AVV-")
    assert await kinds(api, boss) == await kinds(api, head) == []
    await handed_over(here, matter, boss)
    assert (await kinds(api, deputy), await kinds(api, boss)) == ([], ["handed-to-you"])
    assert [row["isDone"] for row in await told(api, deputy, "all")] == [True]


async def test_who_takes_part_is_told_until_that_ends(api: Caller, here: Place, home: dict[str, UUID]) -> None:
    una = await here.person("Una", ("reporter", await here.unit("Andra")))
    path = f"/matters/{home['matter']}/participants"
    body = {"personId": str(una), "part": "investigator"}
    added = await api.post(path, json=body, headers=as_person(home["boss"]))
    assert await kinds(api, una) == ["appointed"]
    (row,) = added.json()["participants"]
    ended = {"reason": "Det är klart."}
    await api.post(f"{path}/{row['id']}/ends", json=ended, headers=as_person(home["boss"]))
    assert await kinds(api, una) == []
    assert await kinds(api, una, "all") == []  # the matter is no longer theirs to read


async def test_what_is_read_waits_no_longer_and_is_the_readers_alone(
    api: Caller, here: Place, home: dict[str, UUID]
) -> None:
    boss, head = home["boss"], home["head"]
    for key in ("1", "2"):
        message: dict[str, Any] = {"board_id": here.board_id, "kind": Kind.MESSAGE, "key": key, "to": [boss, head]}
        await here.do(partial(tell_once, **message, matter_id=home["matter"]))
    (first, _) = await told(api, boss)
    others = await api.post("/notifications/readings", json={"ids": [first["id"]]}, headers=as_person(head))
    assert others.status_code == 201
    assert len(await told(api, boss)) == 2
    await api.post("/notifications/readings", json={"ids": [first["id"]]}, headers=as_person(boss))
    assert len(await told(api, boss)) == 1
    await api.post("/notifications/readings", json={}, headers=as_person(boss))
    assert (await told(api, boss), len(await told(api, boss, "all")), len(await told(api, head))) == ([], 2, 2)


async def test_the_same_is_told_once_and_done_is_done(api: Caller, here: Place, home: dict[str, UUID]) -> None:
    boss, matter = home["boss"], home["matter"]

    async def tell(to: UUID | None, kind: Kind = Kind.RECURRED) -> bool:
        return await here.do(lambda tx: tell_once(tx, here.board_id, kind, to=to, matter_id=matter))

    assert [await tell(boss), await tell(boss), await tell(home["head"])] == [True, False, False]
    assert await tell(None, Kind.MESSAGE)
    assert not await tell(boss, Kind.MESSAGE)
    await here.do(lambda tx: done(tx, here.board_id, Kind.RECURRED, matter_id=matter))
    assert (await kinds(api, boss), await kinds(api, boss, "all")) == ([], ["recurred"])


async def test_a_role_is_told_as_those_who_hold_it(api: Caller, here: Place, home: dict[str, UUID]) -> None:
    ada, before = await here.person("Ada", ("administrator", None)), await here.person("Före")
    await here.assign(before, "administrator", until=clock.today() - timedelta(days=1))
    await here.assign(before, "reporter", home["unit"])
    nobody = "update unit set manager_id = null, deputy_id = null where board_id = :board returning 1"
    here.sql(nobody, board=here.board_id)
    here.sql("update matter set owner_id = null where id = :id returning 1", id=home["matter"])
    for _ in range(2):
        await here.do(lambda tx: jobs.check(tx, here.board_id))
    (row,) = await told(api, ada)
    assert (row["kind"], row["about"], row["title"]) == ("owner-missing", None, "Socialnämnden")
    assert await told(api, before) == []
    here.sql("update matter set owner_id = :boss where id = :id returning 1", id=home["matter"], boss=home["boss"])
    await here.do(lambda tx: jobs.check(tx, here.board_id))
    assert await told(api, ada) == []
    assert here.sql("select recipient_role from notification where board_id = :board", board=here.board_id) == [
        {"recipient_role": Role.ADMINISTRATOR}
    ]


async def test_what_one_may_no_longer_read_is_left_out(api: Caller, here: Place, home: dict[str, UUID]) -> None:
    boss, matter = home["boss"], home["matter"]
    await here.do(lambda tx: tell_once(tx, here.board_id, Kind.MESSAGE, to=boss, matter_id=matter))
    assert await kinds(api, boss) == ["message"]
    here.sql(
        "update assignment set role = 'board-member', unit_id = null where person_id = :boss returning 1", boss=boss
    )
    assert (await kinds(api, boss), await kinds(api, boss, "all")) == ([], [])


async def test_who_stands_in_sees_what_the_absent_one_is_told(api: Caller, here: Place, home: dict[str, UUID]) -> None:
    boss, head, matter, today = home["boss"], home["head"], home["matter"], clock.today()
    await here.do(lambda tx: tell_once(tx, here.board_id, Kind.HANDED_TO_YOU, to=boss, matter_id=matter))
    assert await told(api, head) == []
    absence = await here.away(boss, head, today, today + timedelta(days=3))
    (row,) = await told(api, head)
    assert (row["kind"], row["inPlaceOf"]) == ("handed-to-you", "Bo")
    assert row["text"] == "Du ersätter Bo, som har fått ansvaret"
    assert [(row["inPlaceOf"], row["text"]) for row in await told(api, boss)] == [(None, "Du har fått ansvaret")]
    here.sql("delete from absence where id = :id returning 1", id=absence)
    assert (await told(api, head), len(await told(api, boss))) == ([], 1)


async def test_who_stands_in_reads_for_themselves_and_who_is_away_too(
    api: Caller, here: Place, home: dict[str, UUID]
) -> None:
    """What is done about it ends it for both; what either has read, for the one who did."""
    boss, head, matter, today = home["boss"], home["head"], home["matter"], clock.today()

    async def tell(kind: Kind) -> None:
        await here.do(lambda tx: tell_once(tx, here.board_id, kind, to=boss, matter_id=matter))

    async def read(who: UUID, body: dict[str, Any]) -> None:
        answer = await api.post("/notifications/readings", json=body, headers=as_person(who))
        assert answer.status_code == 201, answer.text

    async def new() -> list[list[str]]:
        return [await kinds(api, who) for who in (boss, head)]

    await tell(Kind.APPOINTED)
    await read(boss, {})
    await tell(Kind.MESSAGE)
    absence = await here.away(boss, head, today, today + timedelta(days=3))
    assert await new() == [["message"], ["message"]], "what was read before is no news to who stands in"
    (row,) = await told(api, head)
    for _ in range(2):
        await read(head, {"ids": [row["id"]]})
    assert await new() == [["message"], []]
    everything = {row["kind"]: row["readAt"] is not None for row in await told(api, head, "all")}
    assert everything == {"appointed": True, "message": True}
    await tell(Kind.RECURRED)
    await read(boss, {})
    assert await new() == [[], ["recurred"]]
    await here.do(lambda tx: done(tx, here.board_id, Kind.RECURRED, matter_id=matter))
    await tell(Kind.JUDGE_MATTER)
    await read(head, {})
    here.sql("delete from absence where id = :id returning 1", id=absence)
    assert await new() == [["judge-matter"], []]
    await read(boss, {})
    assert await new() == [[], []]


async def test_a_message_that_who_stands_in_has_read_is_followed_by_the_next(
    api: Caller, here: Place, home: dict[str, UUID]
) -> None:
    boss, head, deputy, matter, today = *(home[name] for name in ("boss", "head", "deputy", "matter")), clock.today()
    await here.away(boss, head, today, today + timedelta(days=3))

    async def write(who: UUID) -> None:
        path, body = f"/matters/{matter}/messages", {"text": "Hör av dig.", "audience": "handlers"}
        answer = await api.post(path, json=body, headers=as_person(who))
        assert answer.status_code == 201, answer.text

    await write(deputy)
    await write(deputy)
    assert [await kinds(api, who) for who in (boss, head)] == [["message"], ["message"]]
    await write(head)
    assert [await kinds(api, who) for who in (boss, head)] == [["message"] * 2, ["message"]], "who writes has looked"


def says_you(words: str) -> bool:
    return bool(re.search(r"\b(du|dig|din|ditt|dina)\b", words.removeprefix("Du ersätter Bo"), re.IGNORECASE))


@pytest.mark.parametrize("kind", Kind)
def test_who_stands_in_is_never_told_that_it_is_they(kind: Kind) -> None:
    words = kind.words("Bo")
    assert words.startswith("Du ersätter Bo")
    assert not says_you(words)


def test_words_that_are_not_for_who_stands_in_are_found(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delitem(INSTEAD, Kind.HANDED_TO_YOU)
    assert [kind for kind in Kind if says_you(kind.words("Bo"))] == [Kind.HANDED_TO_YOU]


async def watched(here: Place, day: int) -> None:
    with clock.freeze(datetime.combine(clock.today(), datetime.min.time(), UTC) + timedelta(days=day, hours=5)):
        await here.do(lambda tx: service.watch(tx, here.board_id))


async def test_a_time_is_told_its_owner_then_the_deputy_and_at_last_above(
    api: Caller, here: Place, home: dict[str, UUID]
) -> None:
    """Five days to assess; two before its owner hears, the day after the deputy too, five later who leads above."""
    boss, deputy, head = (home[name] for name in ("boss", "deputy", "head"))
    heard = []
    for day in (2, 3, 3, 5, 6, 10, 11, 12):
        await watched(here, day)
        heard.append([len(await kinds(api, who)) for who in (boss, deputy, head)])
    assert heard == [[0, 0, 0], *[[1, 0, 0]] * 3, *[[2, 1, 0]] * 2, *[[2, 1, 1]] * 2]
    assert await kinds(api, boss) == ["deadline-missed", "deadline-near"]
    assert (await kinds(api, deputy), await kinds(api, head)) == (["deadline-missed"], ["deadline-superior"])
    await taken(api, home["matter"], "assessments", boss, ASSESS)
    assert [await kinds(api, who) for who in (boss, deputy, head)] == [[], [], []]


async def test_what_nobody_looked_at_for_long_is_told_everybody_at_once(
    api: Caller, here: Place, home: dict[str, UUID]
) -> None:
    await watched(here, 20)
    told = [await kinds(api, home[name]) for name in ("boss", "deputy", "head", "rut")]
    assert told == [["deadline-missed"], ["deadline-missed"], ["deadline-superior"], []]


async def test_who_is_away_is_stood_in_for_and_who_cannot_read_is_passed_by(
    api: Caller, here: Place, home: dict[str, UUID]
) -> None:
    boss, deputy, head, today = home["boss"], home["deputy"], home["head"], clock.today()
    ida = await here.person("Ida", ("reporter", home["unit"]))
    await here.away(boss, ida, today, today + timedelta(days=30))
    here.sql(
        "update assignment set role = 'board-member', unit_id = null where person_id = :who returning 1", who=deputy
    )
    await watched(here, 3)
    await watched(here, 6)
    every = "select recipient_id from notification where board_id = :board order by told_at"
    rows = here.sql(every, board=here.board_id)
    assert [row["recipient_id"] for row in rows] == [boss, boss]
    assert [(row["kind"], row["inPlaceOf"]) for row in await told(api, ida)] == [
        ("deadline-missed", "Bo"),
        ("deadline-near", "Bo"),
    ]
    await watched(here, 11)
    assert await kinds(api, head) == ["deadline-superior"]


async def test_a_waived_time_is_told_no_more(api: Caller, here: Place, home: dict[str, UUID]) -> None:
    await watched(here, 6)
    path = f"/matters/{home['matter']}/deadlines"
    deadline, _ = (await api.get(path, headers=as_person(home["boss"]))).json()["deadlines"]
    headers = as_person(home["boss"], **{"If-Match": f'"{deadline["version"]}"'})
    waived = await api.post(f"/deadlines/{deadline['id']}/waivers", json={"reason": "Sjukdom."}, headers=headers)
    assert waived.status_code == 201, waived.text
    assert await told(api, home["boss"]) == await told(api, home["deputy"]) == []


async def test_letters_come_as_often_as_one_chooses(api: Caller, here: Place, home: dict[str, UUID]) -> None:
    path, who = "/me/notification-choice", as_person(home["rut"])
    chosen = (await api.get(path, headers=who)).json()
    assert (chosen["letters"], chosen["address"]) == ("daily", "")
    headers = {**who, "If-Match": f'"{chosen["version"]}"'}
    answer = await api.put(path, json={"letters": "weekly"}, headers=headers)
    assert (answer.status_code, answer.json()["letters"]) == (200, "weekly"), answer.text
    assert (await api.put(path, json={"letters": "never"}, headers=headers)).status_code == 412
    assert (await api.get(path, headers=who)).json()["letters"] == "weekly"
    assert (await api.get(path, headers=as_person(home["boss"]))).json()["letters"] == "daily"
    (trail,) = here.audit("notificationChoiceReplace")
    assert trail["actor_id"] == home["rut"]
