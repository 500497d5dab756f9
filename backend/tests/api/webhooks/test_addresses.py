"""Where events are sent: nowhere that the service should not reach, and no longer than it takes."""

from dataclasses import replace
from ipaddress import ip_address
from typing import Any

import pytest

from qms.calls.sender import Sender
from qms.settings import Settings
from qms.webhooks import jobs
from qms.webhooks.models import DeliveryOutcome
from tests.conftest import Figure
from tests.sends import HERE, Sends
from tests.webhook_peer import Receiver

pytestmark = pytest.mark.anyio
MOST_ON_ITS_WAY = 8_000_000
"""What buffers between two programs may hold."""


async def test_who_does_not_answer_holds_nobody_up_for_long(
    sends: Sends, peer: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = await sends.endpoint(peer.url)
    monkeypatch.setattr("qms.calls.sender.PATIENCE", 0.2)
    peer.may_answer.clear()
    assert (await sends.tried(made))["outcome"] == "silent"


async def test_an_answer_without_end_is_not_listened_to(sends: Sends, peer: Receiver, figure: Figure) -> None:
    """What an answer says is never read, and its head no longer than heads are."""
    made = await sends.endpoint(peer.url)
    peer.flood = b"\r\n" + b"x" * 65_536
    assert (await sends.tried(made))["outcome"] == "taken"
    peer.flood, poured = b"x-a: " + b"a" * 65_536 + b"\r\n", peer.flooded
    assert (await sends.tried(made))["outcome"] == "unreachable"
    assert max(poured, peer.flooded - poured) < MOST_ON_ITS_WAY
    figure(f"webhooks: answers without end: bytes sent by the receiver {poured} and {peer.flooded - poured}")


async def test_who_answers_without_getting_anywhere_holds_nobody_up(
    sends: Sends, peer: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each byte comes in time, and the whole does not."""
    monkeypatch.setattr("qms.calls.sender.PATIENCE", 0.2)
    made = await sends.endpoint(peer.url)
    peer.flood, peer.is_slow = b"x", True
    assert (await sends.tried(made))["outcome"] == "silent"


async def test_a_certificate_that_nobody_vouches_for_is_not_trusted(sends: Sends, peer: Receiver) -> None:
    made = await sends.endpoint(peer.url)
    stranger = jobs.Post(Sender.of(Settings(webhook_networks=HERE)), "")
    assert (await replace(sends, post=stranger).tried(made))["outcome"] == "untrusted"
    other_name = await sends.endpoint(f"https://127.0.0.1:{peer.port}/")
    assert (await sends.tried(other_name))["outcome"] == "untrusted"
    assert peer.got == []


AS_NO_ADDRESS_IS_WRITTEN = ("2130706433", "0x7f000001", "0177.0.0.1", "127.1")
PUBLIC = ("8.8.8.8", "193.10.0.1", "2a00:1450::1", "64:ff9b::808:808", "::ffff:8.8.8.8", "2002:808:808::")
FORBIDDEN = (
    *("127.0.0.1", "localhost", "[::1]", "2130706433", "0x7f000001", "0177.0.0.1", "127.1", "0.0.0.0", "[::]"),  # noqa: S104 - called, not bound
    *("10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "192.0.0.192", "198.18.0.1"),
    *("224.0.0.1", "240.0.0.1", "255.255.255.255", "[fe80::1]", "[fd00::1]", "[fc00::1]", "[ff02::1]"),
    *("[::ffff:127.0.0.1]", "[::ffff:10.0.0.1]", "[64:ff9b::7f00:1]", "[64:ff9b::a9fe:a9fe]", "[2002:7f00:1::]"),
    *("[2001:0:0:0:0:0:80ff:fffe]", "[100::1]", "[2001:db8::1]", "[fec0::1]", "[64:ff9b:1::1]", "[3fff::1]"),
    *("[::127.0.0.1]", "192.0.0.8", "192.88.99.1", "192.0.2.1", "198.51.100.1", "203.0.113.1", "[64:ff9b::a00:1]"),
)


async def test_forbidden_addresses_are_reached_by_nobody(sends: Sends, peer: Receiver, figure: Figure) -> None:
    """However they are written. What the operator has named is let through, and nothing else."""
    bare = replace(sends, post=jobs.Post(Sender.of(Settings()), ""))
    for host in FORBIDDEN:
        body = {"accountId": sends.account["id"], "url": f"https://{host}:{peer.port}/"}
        made = await sends.send("POST", "/webhook-endpoints", body)
        assert (made.status_code == 422) == (host in AS_NO_ADDRESS_IS_WRITTEN), host
        if made.is_success:
            assert (await bare.tried(made.json()))["outcome"] == DeliveryOutcome.FORBIDDEN, host
    assert peer.got == []
    assert all(map(bare.post.sender.may_reach, map(ip_address, PUBLIC)))
    figure(f"webhooks: forbidden addresses tried {len(FORBIDDEN)}, reached 0")


async def test_one_forbidden_address_of_a_name_is_enough(sends: Sends, monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that leads both to the internet and within is not called at all, and is looked up once."""
    asked = []

    async def known(_: object, host: str, port: int, **__: object) -> list[Any]:
        asked.append(host)
        return [(2, 1, 6, "", ("93.184.216.34", port)), (2, 1, 6, "", ("127.0.0.1", port))]

    monkeypatch.setattr("asyncio.base_events.BaseEventLoop.getaddrinfo", known)
    monkeypatch.setattr("uvloop.Loop.getaddrinfo", known, raising=False)
    made = await sends.endpoint("https://verksamhet.example.se/handelser")
    assert (await replace(sends, post=jobs.Post(Sender.of(Settings()), "")).tried(made))["outcome"] == "forbidden"
    assert asked == ["verksamhet.example.se"]


async def test_a_name_is_looked_up_once(sends: Sends, peer: Receiver, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was looked at is what is called, whatever the name leads to a moment later."""
    asked, answers = [], ["127.0.0.1", "127.0.0.2"]

    async def known(_: object, host: str, port: int, **__: object) -> list[Any]:
        asked.append(host)
        return [(2, 1, 6, "", (answers[len(asked) - 1], port))]

    made = await sends.endpoint(peer.url)
    monkeypatch.setattr("asyncio.base_events.BaseEventLoop.getaddrinfo", known)
    monkeypatch.setattr("uvloop.Loop.getaddrinfo", known, raising=False)
    assert (await sends.tried(made))["outcome"] == "taken"
    assert asked == ["localhost"]


@pytest.mark.parametrize(
    "url",
    [
        *("http://verksamhet.example.se/", "https://", "https:///handelser", "https://a:b@verksamhet.example.se/"),
        *(
            "https://verksamhet.example.se/#del",
            "https://verksamhet.example.se:0/",
            "https://[::1/",
            "ftp://a.example/",
        ),
        *("https://verksamhet.example.se/ å", "https://verksamhet.example.se:99999/"),
    ],
)
async def test_an_address_is_whole_and_holds_no_secret(sends: Sends, url: str) -> None:
    answer = await sends.send("POST", "/webhook-endpoints", {"accountId": sends.account["id"], "url": url})
    assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (422, "/url")
