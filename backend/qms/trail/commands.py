"""What ``qms audit`` does: verify the trail, and write down what it is now."""

from base64 import b64decode, b64encode
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, text
from sqlalchemy.pool import NullPool

from qms.settings import Settings
from qms.trail import anchors, changes, verification
from qms.trail.seals import SealingKey, known_keys, seal_of
from qms.trail.verification import Verdict

LAST_LOOKED_AT = 1_000
NEWEST = text("select coalesce(max(number), 0) from audit.last_seal()")
LAST = text("select * from audit.last_seal()")
SEALS_AFTER = text("select * from audit.seals(:number)")
UNSEALED = text("select * from audit.unsealed()")


def verify(settings: Settings, *, since: datetime | None = None, anchor_file: Path | None = None) -> list[Verdict]:
    """Look at the whole trail as the owning role. Changes nothing."""
    file = anchor_file or settings.trail_anchor_file
    written = anchors.read(file) if file else None
    with _as_owner(settings).connect() as connection:
        trail = verification.verify(connection, public_keys(settings), anchors=written, since=since)
        return [*trail, *changes.of_tables(connection)]


def anchor(settings: Settings, *, what: anchors.What = "checkpoint") -> str | None:
    """Write down what the trail is now, in the anchor file if there is one, and return the line."""
    with create_engine(settings.database_url, poolclass=NullPool).connect() as connection:
        row = connection.execute(LAST).one_or_none()
    if row is None:
        return None
    line = anchors.anchor_of(seal_of(row), origin=settings.address, what=what)
    if settings.trail_anchor_file:
        anchors.append(settings.trail_anchor_file, line)
    return str(line)


def glance(connection: Connection, settings: Settings) -> list[Verdict]:
    """What the service itself can see in a moment: the last thousand seals, and how long the rest has waited."""
    number = connection.scalar(NEWEST) - LAST_LOOKED_AT
    seals = [seal_of(row) for row in connection.execute(SEALS_AFTER, {"number": max(0, number)})]
    before, seals = (seals[0], seals[1:]) if number > 0 else (None, seals)
    events, oldest = connection.execute(UNSEALED).one()
    signed = [verification.signatures(seals, public_keys(settings))]
    return [*verification.chain(seals, before=before), *signed, verification.tail(events, oldest)]


def _as_owner(settings: Settings) -> Engine:
    return create_engine(
        settings.owner_database_url,
        poolclass=NullPool,
        isolation_level="REPEATABLE READ",
        connect_args={"options": "-c timezone=UTC"},
    )


def public_key(settings: Settings) -> str:
    """The public half of the key, for those who verify elsewhere."""
    secret = settings.trail_secret
    return b64encode(SealingKey(secret).public).decode() if secret else ""


def public_keys(settings: Settings) -> dict[str, bytes]:
    """The keys that a seal may have been signed with: the present one and those before."""
    secret = settings.trail_secret
    present = [SealingKey(secret).public] if secret else []
    return known_keys([*present, *(b64decode(key) for key in settings.trail_public_keys.split())])
