"""Seals the trail while the service works, and writes to the anchor file what has been sealed."""

import asyncio
import logging
from datetime import timedelta

from sqlalchemy import Connection, create_engine, text
from sqlalchemy.pool import NullPool

from qms.kernel import clock
from qms.settings import Settings
from qms.trail import anchors
from qms.trail.seals import NOTHING_BEFORE, Seal, SealingKey, root_of, seal_of

EVERY = 10
AT_ONCE = 5_000
ANCHOR_EVERY = timedelta(minutes=15)
LOCK = 7_355_609
ALONE = text("select pg_try_advisory_xact_lock(:lock)")
UNHURRIED = text("set local statement_timeout = '2min'")
"""A transaction is sealed whole, however much it wrote, and nobody waits for it: the bound of a request is not its."""
GENERATION = text("select access.begin_generation()")
LAST = text("select * from audit.last_seal()")
SEALABLE = text("select to_xid::text, leaves from audit.sealable(:generation, cast(:from as xid8), :limit)")
ADD = text(
    "select audit.add_seal(:number, :generation, cast(:from as xid8), cast(:to as xid8), :events, :size, :root, "
    ":previous, :seal, :signature, :key, :at)"
)
log = logging.getLogger(__name__)


async def keep_sealing(settings: Settings) -> None:
    """Seal every ten seconds until cancelled. What fails once is done the next time; the doctor tells of what waits."""
    while True:
        try:
            await asyncio.to_thread(seal_all, settings)
        except Exception:
            log.exception("The trail could not be sealed")
        await asyncio.sleep(EVERY)


def seal_all(settings: Settings, *, at_once: int = AT_ONCE) -> int:
    """Seal every row that can get no predecessors any more. Returns how many seals were made."""
    secret = settings.trail_secret
    if secret is None:
        return 0
    key, made = SealingKey(secret), 0
    engine = create_engine(settings.database_url, poolclass=NullPool, connect_args={"connect_timeout": 3})
    while True:
        with engine.begin() as connection:
            more = connection.scalar(ALONE, {"lock": LOCK}) and _seal_some(connection, key, at_once)
        if not more:
            break
        made += 1
    with engine.connect() as connection:
        _anchor(connection, settings)
    return made


def _seal_some(connection: Connection, key: SealingKey, at_once: int) -> bool:
    connection.execute(UNHURRIED)
    newest: int = connection.scalar(GENERATION) or 1
    row = connection.execute(LAST).one_or_none()
    last = seal_of(row) if row else None
    generation, begin = (last.generation, last.to_xid) if last else (1, 0)
    while True:
        given = {"generation": generation, "from": str(begin), "limit": at_once}
        to, leaves = connection.execute(SEALABLE, given).one()
        if leaves:
            break
        if generation == newest:
            return False
        generation, begin = generation + 1, 0
    _add(connection, key, last, generation=generation, between=(begin, int(to)), leaves=leaves)
    return True


def _add(
    connection: Connection,
    key: SealingKey,
    last: Seal | None,
    *,
    generation: int,
    between: tuple[int, int],
    leaves: list[bytes],
) -> None:
    seal = Seal(
        number=last.number + 1 if last else 1,
        generation=generation,
        from_xid=between[0],
        to_xid=between[1],
        events=len(leaves),
        size=(last.size if last else 0) + len(leaves),
        root=root_of([bytes(leaf) for leaf in leaves]),
        previous=last.seal if last else NOTHING_BEFORE,
        sealed_at=clock.now(),
    )
    connection.execute(
        ADD,
        {
            "number": seal.number,
            "generation": seal.generation,
            "from": str(seal.from_xid),
            "to": str(seal.to_xid),
            "events": seal.events,
            "size": seal.size,
            "root": seal.root,
            "previous": seal.previous,
            "seal": seal.seal,
            "signature": key.sign(seal),
            "key": key.id,
            "at": seal.sealed_at,
        },
    )


def _anchor(connection: Connection, settings: Settings) -> None:
    file = settings.trail_anchor_file
    row = connection.execute(LAST).one_or_none()
    if file is None or row is None:
        return
    newest = anchors.read(file)[-1:] if file.exists() else []
    due = not newest or clock.now() - newest[0].at >= ANCHOR_EVERY
    if due and (not newest or newest[0].number != row.number):
        anchors.append(file, anchors.anchor_of(seal_of(row), origin=settings.address))
