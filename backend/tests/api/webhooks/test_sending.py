"""Events that are sent: signed, in order, and again until they are taken."""

import json
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from standardwebhooks import Webhook, WebhookVerificationError

from qms.kernel import clock
from qms.webhooks import jobs
from qms.webhooks.service import WAITS, Tried
from tests.conftest import Figure
from tests.sends import JOB, Json, Sends
from tests.town import as_person
from tests.webhook_peer import Receiver
from tests.webhook_peer import events as ids

pytestmark = pytest.mark.anyio


async def test_events_come_signed_in_the_order_of_the_feed(sends: Sends, peer: Receiver) -> None:
    await sends.happens()
    made = await sends.endpoint(peer.url)
    assert (made["status"], made["secret"][:6], made["outcome"], made["waitingSince"]) == (
        "tried",
        "whsec_",
        None,
        None,
    )
    await sends.happens(3)
    assert ids(peer) == [], "nothing is sent before it has answered"
    active = await sends.tried(made)
    assert (active["status"], active["outcome"], active["secret"]) == ("active", "taken", None)
    assert active["waitingSince"] is not None
    after = await sends.delivered(made)
    assert (after["waitingSince"], after["tries"]) == (None, 0)
    known = await sends.feed()
    assert ids(peer) == [event["id"] for event in known][-len(ids(peer)) :]
    assert (
        len({event["matterId"] for event in known} - {json.loads(got.body)["data"]["matterId"] for got in peer.got[1:]})
        == 1
    )
    for got in peer.got:
        message = Webhook(made["secret"]).verify(got.body, got.headers)
        assert (message["id"], got.headers["Content-Type"]) == (
            got.headers["webhook-id"],
            "application/cloudevents+json",
        )
    told = json.loads(peer.got[-1].body)
    assert set(told) == {"specversion", "id", "type", "source", "subject", "time", "datacontenttype", "data"}
    assert (set(told["data"]), told["type"][:22]) == ({"matterId", "status"}, "se.kvalitet.deviation.")
    again = len(peer.got)
    await sends.delivered(made)
    assert len(peer.got) == again


async def test_what_is_tampered_with_or_old_is_refused(sends: Sends, peer: Receiver) -> None:
    """By the library of the specification itself, as a receiver uses it."""
    made = await sends.endpoint(peer.url)
    await sends.tried(made)
    with clock.freeze(clock.now() - timedelta(minutes=10)):
        await sends.tried(made)
    fresh, old = peer.got
    verify = Webhook(made["secret"]).verify
    assert verify(fresh.body, fresh.headers)["type"] == "se.kvalitet.webhook.tried.v1"
    wrong = [
        (old.body, old.headers),
        (fresh.body.replace(b"tried", b"trier"), fresh.headers),
        (fresh.body, {**fresh.headers, "webhook-id": str(uuid4())}),
        (fresh.body, {**fresh.headers, "webhook-signature": "v1,AAAA"}),
        (old.body, {**old.headers, "webhook-timestamp": fresh.headers["webhook-timestamp"]}),
    ]
    for body, headers in wrong:
        with pytest.raises(WebhookVerificationError):
            verify(body, headers)
    with pytest.raises(WebhookVerificationError):
        Webhook("whsec_AAAA").verify(fresh.body, fresh.headers)


async def test_a_receiver_that_was_away_for_a_day_loses_nothing(sends: Sends, peer: Receiver, figure: Figure) -> None:
    made = await sends.endpoint(peer.url)
    await sends.tried(made)
    peer.status, at = 503, clock.now()
    stands: Json = made
    for wait in WAITS:
        await sends.happens()
        with clock.freeze(at):
            stands = await sends.delivered(made)
        assert (stands["status"], stands["outcome"]) == ("active", "refused")
        next_try = datetime.fromisoformat(stands["nextTryAt"])
        assert wait * 0.9 <= next_try - at <= wait * 1.1
        with clock.freeze(next_try - timedelta(seconds=1)):
            before = len(peer.got)
            await sends.delivered(made)
            assert len(peer.got) == before, "it is not tried before its time"
        at = next_try
    assert (stands["tries"], timedelta(hours=24) < at - clock.now() < timedelta(hours=31)) == (7, True)
    peer.status, tried = 200, len(ids(peer))
    with clock.freeze(at):
        stands = await sends.delivered(made)
    assert (stands["waitingSince"], stands["tries"], stands["nextTryAt"]) == (None, 0, None)
    taken = ids(peer)[tried:]
    assert taken == [event["id"] for event in await sends.feed()]
    assert set(ids(peer)[:tried]) == {taken[0]}, "the first in line, under the same id each time"
    figure(f"webhooks: a receiver away for a day: events {len(taken)}, lost 0, tries in vain {tried}")


async def test_after_eight_tries_it_is_paused_and_goes_on_where_it_was(sends: Sends, peer: Receiver) -> None:
    made = await sends.endpoint(peer.url)
    await sends.tried(made)
    await sends.happens()
    peer.status, at = 500, clock.now()
    for _ in range(len(WAITS) + 1):
        with clock.freeze(at):
            stands = await sends.delivered(made)
        at = datetime.fromisoformat(stands["nextTryAt"]) if stands["nextTryAt"] else at
    assert (stands["status"], stands["outcome"], stands["nextTryAt"]) == ("paused", "refused", None)
    assert {link["rel"] for link in stands["_links"]} == {"self", "trials", "secrets", "ends"}
    (told,) = await sends.told()
    assert (told["kind"], told["about"], told["aboutId"], told["title"]) == (
        *("receiver-paused", "system"),
        *(sends.account["id"], JOB["name"]),
    )
    peer.status = 200
    assert (await sends.delivered(made))["status"] == "paused"
    assert (await sends.tried(made))["status"] == "active"
    assert await sends.told() == []
    assert (await sends.delivered(made))["waitingSince"] is None
    assert ids(peer)[-1] == (await sends.feed())[-1]["id"]


@pytest.mark.parametrize(
    ("status", "outcome", "becomes"),
    [(410, "gone", "paused"), (302, "moved", "active"), (404, "refused", "active"), (500, "refused", "active")],
)
async def test_what_an_answer_means(sends: Sends, peer: Receiver, status: int, outcome: str, becomes: str) -> None:
    made = await sends.endpoint(peer.url)
    await sends.tried(made)
    await sends.happens()
    peer.status, peer.location = status, peer.url + "/annan"
    stands = await sends.delivered(made)
    assert (stands["outcome"], stands["status"]) == (outcome, becomes)
    latest, first = stands["deliveries"]
    assert (latest["eventId"], latest["outcome"], latest["status"]) == (ids(peer)[0], outcome, status)
    assert (first["type"], first["outcome"], first["status"]) == ("se.kvalitet.webhook.tried.v1", "taken", 204)
    assert len(peer.got) == 2, "no other address is followed"


async def test_a_new_secret_goes_beside_the_old_for_a_day(sends: Sends, peer: Receiver) -> None:
    made = await sends.endpoint(peer.url)
    await sends.tried(made)
    renewed = await sends.step(made, "secrets")
    assert renewed["secret"] not in (None, made["secret"])
    await sends.tried(made)
    both = peer.got[-1]
    for secret in (made["secret"], renewed["secret"]):
        assert Webhook(secret).verify(both.body, both.headers)
    lost = {**as_person(sends.admin), "If-Match": f'"{renewed["version"]}"', "Idempotency-Key": str(uuid4())}
    path = f"/webhook-endpoints/{made['id']}/secrets"
    twice = [(await sends.api.post(path, headers=lost)).json()["secret"] for _ in range(2)]
    assert twice[0] == twice[1] not in {renewed["secret"], None}, "who has not got the answer can ask for it"
    with clock.freeze(clock.now() + timedelta(hours=25)):
        await sends.tried(made)
    assert len(peer.got[-1].headers["webhook-signature"].split()) == 1


async def test_what_has_happened_since_a_day_is_sent_again(sends: Sends, peer: Receiver) -> None:
    made = await sends.endpoint(peer.url)
    await sends.tried(made)
    await sends.happens(2)
    await sends.delivered(made)
    first = ids(peer)
    await sends.step(made, "redeliveries", {"since": str(clock.today() - timedelta(days=30))})
    await sends.delivered(made)
    assert ids(peer)[len(first) :] == [event["id"] for event in await sends.feed()]
    await sends.happens()
    with clock.freeze(clock.now() + timedelta(days=2)):
        await sends.step(made, "redeliveries", {"since": str(clock.today())})
    await sends.delivered(made)
    assert ids(peer)[-1] == (await sends.feed())[-1]["id"], "what waited is not passed by"
    for days in (1, -31):
        body = {"since": str(clock.today() + timedelta(days=days))}
        path = f"/webhook-endpoints/{made['id']}/redeliveries"
        refused = await sends.send("POST", path, body, await sends.now(made))
        assert (refused.status_code, refused.json()["errors"][0]["code"]) == (422, "out-of-range")


@pytest.mark.parametrize("step", ["redeliveries", "pauses", "ends"])
async def test_what_somebody_does_meanwhile_stands(
    sends: Sends, peer: Receiver, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    made = await sends.endpoint(peer.url)
    await sends.tried(made)
    await sends.happens()
    await sends.delivered(made)
    before = len(ids(peer))
    await sends.happens(3)
    send, body = jobs.Post.send, {"since": str(clock.today())} if step == "redeliveries" else None

    async def sent(*message: Any) -> Tried:
        tried = await send(*message)
        await sends.step(made, step, body)
        return tried

    with monkeypatch.context() as patched:
        patched.setattr(jobs.Post, "send", sent)
        stands = await sends.delivered(made)
    assert (len(ids(peer)) - before, stands["status"]) == (1, {"pauses": "paused", "ends": "ended"}.get(step, "active"))
    if step == "redeliveries":
        await sends.delivered(made)
        assert ids(peer)[before + 1 :] == [event["id"] for event in await sends.feed()]


async def test_what_was_sent_and_not_kept_comes_again_with_its_id(
    sends: Sends, peer: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As when the worker dies after the receiver has answered."""
    made = await sends.endpoint(peer.url)
    await sends.tried(made)
    await sends.happens()

    def dies(*_: object, **__: object) -> None:
        raise SystemError

    with monkeypatch.context() as patched:
        patched.setattr("qms.webhooks.service.note", dies)
        with pytest.raises(SystemError):
            await sends.delivered(made)
    await sends.delivered(made)
    came = ids(peer)
    assert came == [came[0], *(event["id"] for event in await sends.feed())]


async def test_a_system_that_has_ended_is_sent_nothing(sends: Sends, peer: Receiver) -> None:
    made = await sends.endpoint(peer.url)
    await sends.tried(made)
    await sends.happens()
    yesterday = str(clock.today() - timedelta(days=1))
    sends.place.sql(
        "update service_account set valid_to = :day where id = :id returning 1", day=yesterday, id=sends.account["id"]
    )
    stands = await sends.delivered(made)
    assert (stands["status"], stands["outcome"], ids(peer)) == ("paused", "not-allowed", [])
    assert (await sends.tried(made))["status"] == "paused"
    assert len(peer.got) == 1


async def test_only_a_system_that_may_follow_what_happens_is_sent_it(sends: Sends, peer: Receiver) -> None:
    body = {**JOB, "job": "decision-import", "boardId": str(sends.place.board_id), "clientId": f"vs-{uuid4()}"}
    other = await sends.done("POST", "/service-accounts", body)
    answer = await sends.send("POST", "/webhook-endpoints", {"accountId": other["id"], "url": peer.url})
    assert (answer.status_code, answer.json()["code"]) == (409, "unknown-reference")
    await sends.endpoint(peer.url)
    twice = await sends.send("POST", "/webhook-endpoints", {"accountId": sends.account["id"], "url": peer.url})
    assert (twice.status_code, twice.json()["code"]) == (409, "address-taken")


async def test_what_has_ended_is_sent_nothing_and_keeps_no_secret(sends: Sends, peer: Receiver) -> None:
    made = await sends.endpoint(peer.url)
    await sends.tried(made)
    paused = await sends.step(made, "pauses")
    assert paused["status"] == "paused"
    asked = await sends.step(made, "trials")
    assert (asked["status"], asked["outcome"], asked["triedAt"]) == ("paused", None, None), "it is seen to be tried"
    assert (await sends.tried(made))["status"] == "active"
    ended = await sends.step(made, "ends")
    assert (ended["status"], [link["rel"] for link in ended["_links"]]) == ("ended", ["self"])
    await sends.happens()
    await sends.tried(made)
    await sends.delivered(made)
    assert len(peer.got) == 2
    kept = sends.place.sql(
        "select secret_sealed, earlier_secret_sealed from webhook_endpoint where id = :id", id=made["id"]
    )
    assert list(kept[0].values()) == [None, None]
    refused = await sends.send("POST", f"/webhook-endpoints/{made['id']}/trials", None, await sends.now(made))
    assert (refused.status_code, refused.json()["code"]) == (409, "wrong-state")
    assert (await sends.endpoint(peer.url))["status"] == "tried"


async def test_the_trail_says_who_and_never_where_or_the_secret(sends: Sends, peer: Receiver) -> None:
    made = await sends.endpoint(peer.url)
    (event,) = sends.place.audit("webhookEndpointCreate")
    assert (event["actor_id"], event["object_id"]) == (sends.admin, UUID(made["id"]))
    said = json.dumps(event, default=str)
    assert made["secret"] not in said
    assert peer.url not in said
    await sends.tried(made)
    await sends.happens()
    await sends.delivered(made)
    assert sends.place.audit("webhookDeliver") == [], "how far it has come is no change of what somebody has decided"


async def test_those_whose_turn_it_is_are_woken(sends: Sends, peer: Receiver) -> None:
    made = await sends.endpoint(peer.url)
    await sends.tried(made)
    await sends.delivered(made)
    asked = (
        "select 1 from jobs.procrastinate_jobs where task_name = 'webhooks.deliver' and args ->> 'endpoint_id' = :id"
    )
    sends.place.sql(
        "delete from jobs.procrastinate_jobs where task_name = 'webhooks.deliver' and args ->> 'endpoint_id' = :id "
        "returning 1",
        id=made["id"],
    )
    await jobs.wake(sends.place.database)
    assert sends.place.sql(asked, id=made["id"]) == []
    await sends.happens()
    await jobs.wake(sends.place.database)
    assert len(sends.place.sql(asked, id=made["id"])) == 1
