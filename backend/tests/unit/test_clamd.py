"""The virus scanner: what it says, and all that is no yes."""

import pytest

from qms.screening.clamd import FileInfected, FileUnscanned, Scanner, ScannerAway
from tests.clamd_peer import clamd
from tests.hostile_attachments import EICAR

pytestmark = pytest.mark.anyio


async def test_what_nothing_is_found_in_passes_after_the_scanner_has_proved_itself() -> None:
    async with clamd() as peer:
        await Scanner(peer.url).look_through(b"x" * 600_000)
        assert peer.seen == [EICAR, b"x" * 600_000]


@pytest.mark.parametrize(
    ("mood", "content", "most", "refusal"),
    [
        ("fine", b"a" + EICAR, 10**7, FileInfected),
        ("limited", b"x", 10**7, FileUnscanned),
        ("fine", b"x" * 2_000, 1_000, FileUnscanned),
        ("fine", b"x" * 9_000_000, 1_000, FileUnscanned),
        ("blind", b"x", 10**7, ScannerAway),
        ("ill", b"x", 10**7, ScannerAway),
        ("silent", b"x", 10**7, ScannerAway),
    ],
)
async def test_everything_else_is_no_yes(mood: str, content: bytes, most: int, refusal: type[Exception]) -> None:
    async with clamd(mood, most=most) as peer:
        with pytest.raises(refusal):
            await Scanner(peer.url, seconds=0.5 if mood == "silent" else 30).look_through(content)


async def test_a_scanner_that_is_not_there_is_away() -> None:
    async with clamd() as peer:
        url = peer.url
    with pytest.raises(ScannerAway):
        await Scanner(url).look_through(b"x")
    with pytest.raises(ScannerAway):
        await Scanner("unix:/nowhere/clamd.ctl").look_through(b"x")


async def test_it_says_how_old_what_it_knows_is() -> None:
    async with clamd() as peer:
        assert not await Scanner(peer.url).is_old()
