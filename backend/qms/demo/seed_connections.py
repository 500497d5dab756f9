"""Links matters of the demo world, gives some of them diary numbers and lets their managers write in them."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import cycle, pairwise
from uuid import UUID

from sqlalchemy import select

from qms.connections import service
from qms.connections.models import Audience, LinkKind
from qms.connections.schemas import DiaryNumberCreate, MatterLinkCreate, MessageCreate
from qms.demo.seed_organisation import Places
from qms.deviations.models import Deviation
from qms.kernel import clock
from qms.kernel.actor import Actor, Grant
from qms.kernel.db import Tx, bind
from qms.organisation.models import Person
from qms.unexecuted_decisions.models import Decision

DEPARTMENT = "nord-bou"
LINKS, NUMBERS = 11, 5
AFTER = timedelta(hours=3)
NOTES = {LinkKind.RECURRENCE_OF: "Samma sak som förra gången, trots den nya rutinen.", LinkKind.ABOUT: None}
THREAD = (
    (Audience.HANDLERS, "Har någon talat med registraturen om hur posten delas ut på fredagar?"),
    (Audience.HANDLERS, "Ja, de vill vara med när vi går igenom rutinen på torsdag."),
    (Audience.REPORTER, "Tack för rapporten. Vi återkommer när vi har gått igenom rutinen."),
)


def store(tx: Tx, places: Places) -> None:
    """Link the latest deviations at the units of a department, of all kinds, and one of them with a decision."""
    units = {unit_id for name, unit_id in places.units.items() if name.startswith(DEPARTMENT)}
    pairs = sorted(_pairs(tx, units), key=lambda pair: pair[0].reported_at, reverse=True)[:LINKS]
    for (later, earlier), kind in zip(pairs, cycle(LinkKind), strict=False):
        _act(tx, later)
        with clock.freeze(later.reported_at + AFTER):
            service.link(tx, later, MatterLinkCreate(to_id=earlier.id, kind=kind, note=NOTES.get(kind)))
    for number, (later, _) in enumerate(pairs[:NUMBERS]):
        _act(tx, later)
        with clock.freeze(later.reported_at + AFTER):
            told = f"SN {later.reported_at.year}/{210 + 17 * number}"
            service.note_number(tx, later, DiaryNumberCreate(number=told))
    if pairs:
        _write(tx, pairs[0][0])
    tx.flush()


def _pairs(tx: Tx, units: set[UUID]) -> Iterator[tuple[Deviation, Deviation]]:
    """Each deviation that somebody owns with the one before it at its unit."""
    owned = select(Deviation).where(Deviation.unit_id.in_(units), Deviation.owner_id.is_not(None))
    for later, earlier in pairwise(tx.scalars(owned.order_by(Deviation.unit_id, Deviation.reported_at.desc()))):
        if later.unit_id == earlier.unit_id and later.reported_at > earlier.reported_at:
            yield later, earlier


def _write(tx: Tx, deviation: Deviation) -> None:
    _act(tx, deviation)
    decision = tx.scalar(
        select(Decision).where(Decision.board_id == deviation.board_id).order_by(Decision.number).limit(1)
    )
    with clock.freeze(deviation.reported_at + AFTER * 2):
        if decision is not None:
            service.link(tx, deviation, MatterLinkCreate(to_id=decision.id, kind=LinkKind.ABOUT))
        service.note_number(tx, deviation, DiaryNumberCreate(number="3.1.2-20417/2026", holder="IVO"))
    for hours, (audience, text) in enumerate(THREAD, start=3):
        with clock.freeze(deviation.reported_at + AFTER * hours):
            service.send(tx, deviation, MessageCreate(text=text, audience=audience))


def _act(tx: Tx, deviation: Deviation) -> None:
    """As who owns the deviation, with the rights of a manager."""
    owner = tx.get_one(Person, deviation.owner_id)
    bind(tx, Actor(owner.id, owner.name, "person", (Grant("unit-manager", deviation.board_id, None),)), "demoSeed")
