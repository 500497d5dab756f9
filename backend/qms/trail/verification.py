"""Whether the trail is what it was: rows against seals, seals against each other, their signatures and the anchors.

Reads as the owning role, in UTC, and makes every digest anew: nothing that the database says of itself is believed.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, text

from qms.kernel import clock
from qms.trail.anchors import Anchor
from qms.trail.seals import NOTHING_BEFORE, Seal, is_signed, leaf_of, root_of, seal_of

TAIL_MAY_WAIT = timedelta(minutes=5)
SEALS = text("select * from audit.seal order by number")
ROWS = text(
    """
    select e.generation, e.xid::text, e.at, jsonb_strip_nulls(to_jsonb(e))::text as content
      from audit.event e
     where (e.generation, e.xid) >= (:generation, cast(cast(:xid as text) as xid8))
     order by e.generation, e.xid, e.id
    """
)
SHOWN = 5


@dataclass(frozen=True)
class Verdict:
    """One thing looked at: whether it is as it should be, and what to say of it in plain Swedish."""

    fine: bool
    text: str


@dataclass
class _Outcome:
    """What a walk over the rows has seen."""

    rows: int = 0
    seals: int = 0
    broken: list[int] | None = None
    outside: int = 0
    unsealed: int = 0
    oldest: datetime | None = None


def verify(
    connection: Connection,
    keys: Mapping[str, bytes],
    *,
    anchors: Sequence[Anchor] | None = None,
    since: datetime | None = None,
) -> list[Verdict]:
    """Look at the whole trail, or at the rows sealed since a time; seals, signatures and anchors always whole."""
    seals = [seal_of(row) for row in connection.execute(SEALS)]
    outcome = _walk(connection, seals, since)
    between = [*chain(seals), signatures(seals, keys), _anchors(seals, anchors)]
    return [_rows(outcome), _outside(outcome), *between, tail(outcome.unsealed, outcome.oldest)]


def chain(seals: Sequence[Seal], *, before: Seal | None = None) -> list[Verdict]:
    """Whether each seal stands on the one before and the trail only grows."""
    broken = []
    for previous, seal in zip([before, *seals], seals, strict=False):
        if not _follows(previous, seal) or seal.stored_seal != seal.seal:
            broken.append(seal.number)
    if broken:
        return [Verdict(False, f"Kedja: bruten vid försegling {_some(broken)}.")]
    return [Verdict(True, f"Kedja: {len(seals)} förseglingar hänger ihop.")]


def signatures(seals: Sequence[Seal], keys: Mapping[str, bytes]) -> Verdict:
    """Whether each seal was signed by a key that is known."""
    foreign = [seal.number for seal in seals if not is_signed(seal, keys)]
    if foreign:
        return Verdict(False, f"Underskrifter: stämmer inte för försegling {_some(foreign)}.")
    return Verdict(True, "Underskrifter: alla stämmer.")


def _follows(previous: Seal | None, seal: Seal) -> bool:
    if previous is None:
        previous = Seal(0, seal.generation, 0, 0, 0, 0, b"", b"", seal.sealed_at)
        stands_on, begin = NOTHING_BEFORE, 0
    else:
        stands_on, begin = previous.seal, previous.to_xid if seal.generation == previous.generation else 0
    return (
        seal.number == previous.number + 1
        and seal.previous == stands_on
        and seal.generation >= previous.generation
        and (seal.from_xid, seal.size) == (begin, previous.size + seal.events)
    )


def _walk(connection: Connection, seals: Sequence[Seal], since: datetime | None) -> _Outcome:
    wanted = [seal for seal in seals if since is None or seal.sealed_at >= since]
    outcome = _Outcome(broken=[])
    first = wanted[0] if since and wanted else None
    start = first or (seals[-1] if since and seals else None)
    begin = (start.generation, start.from_xid if first else start.to_xid) if start else (0, 0)
    place = {"generation": begin[0], "xid": str(begin[1])}
    rows = connection.execute(ROWS, place, execution_options={"yield_per": 5_000})
    leaves: list[bytes] = []
    ahead = iter(wanted)
    seal = next(ahead, None)
    for generation, xid, at, content in rows:
        at_place = (generation, int(xid))
        while seal and at_place >= (seal.generation, seal.to_xid):
            _close(outcome, seal, leaves)
            leaves, seal = [], next(ahead, None)
        if seal is None:
            outcome.unsealed += 1
            outcome.oldest = min(outcome.oldest or at, at)
        elif at_place < (seal.generation, seal.from_xid):
            outcome.outside += 1
        else:
            leaves.append(leaf_of(content))
    while seal:
        _close(outcome, seal, leaves)
        leaves, seal = [], next(ahead, None)
    return outcome


def _close(outcome: _Outcome, seal: Seal, leaves: list[bytes]) -> None:
    outcome.seals += 1
    outcome.rows += len(leaves)
    if len(leaves) != seal.events or root_of(leaves) != seal.root:
        assert outcome.broken is not None
        outcome.broken.append(seal.number)


def _rows(outcome: _Outcome) -> Verdict:
    if outcome.broken:
        return Verdict(False, f"Rader: ändrade, borta eller tillagda i försegling {_some(outcome.broken)}.")
    return Verdict(True, f"Rader: {outcome.rows} i {outcome.seals} förseglingar är som när de förseglades.")


def _outside(outcome: _Outcome) -> Verdict:
    if outcome.outside:
        return Verdict(False, f"Rader: {outcome.outside} står där inget har förseglats.")
    return Verdict(True, "Rader: inga står utanför förseglingarna.")


def _anchors(seals: Sequence[Seal], anchors: Sequence[Anchor] | None) -> Verdict:
    if anchors is None:
        return Verdict(True, "Ankare: ingen fil angiven. Utan den syns det inte om slutet av spåret har klippts av.")
    restored = next((index for index in reversed(range(len(anchors))) if anchors[index].what == "restored"), -1)
    by_number = {seal.number: seal for seal in seals}
    gone = 0
    for index, anchor in enumerate(anchors):
        if index < restored and anchor.number > anchors[restored].number:
            gone += 1
            continue
        seal = by_number.get(anchor.number)
        if seal is None or (seal.seal, seal.size) != (anchor.seal, anchor.size):
            at = anchor.at.isoformat(timespec="seconds")
            return Verdict(False, f"Ankare: spåret är inte det som skrevs ned {at}. Något är borta eller utbytt.")
    explained = f" {gone} är förklarade av en återläsning." if gone else ""
    return Verdict(True, f"Ankare: {len(anchors) - gone} stämmer.{explained}")


def tail(events: int, oldest: datetime | None) -> Verdict:
    """Whether what is not yet sealed has waited too long."""
    if oldest is None:
        return Verdict(True, "Oförseglat: inget.")
    seconds = int((clock.now() - oldest).total_seconds())
    if seconds > TAIL_MAY_WAIT.total_seconds():
        minutes = seconds // 60
        return Verdict(False, f"Oförseglat: {events} rader, den äldsta {minutes} minuter. Är qms worker igång?")
    return Verdict(True, f"Oförseglat: {events} rader, den äldsta {max(0, seconds)} sekunder.")


def _some(numbers: Sequence[int]) -> str:
    more = f" och {len(numbers) - SHOWN} till" if len(numbers) > SHOWN else ""
    return ", ".join(map(str, numbers[:SHOWN])) + more
