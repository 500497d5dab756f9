"""Taking in what other systems send: each thing once, by the source's own id, and a batch with a verdict for each."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, TypeVar

from sqlalchemy import func, select

from qms.canonical import canonical_json, fingerprint
from qms.intake.schemas import Batch, BatchVerdict, ItemStatus, Malformed, Sent, verdict
from qms.kernel.db import Tx
from qms.kernel.problems import Conflict, Problem
from qms.matters.models import Matter
from qms.matters.schemas import Source

T = TypeVar("T")
M = TypeVar("M", bound=Matter)
C = TypeVar("C", bound=Sent)
V = TypeVar("V", bound=BatchVerdict)
B = TypeVar("B", bound=Batch[Any])


class StaleSource(Conflict):
    """Källsystemet har redan skickat en nyare version av samma post."""

    code = "stale-source-version"
    title = "En nyare version finns redan"
    detail = "Källsystemet har redan skickat en nyare version. Den här versionen sparades inte."


class SourceReused(Conflict):
    """Samma version av posten har redan skickats av källsystemet, med ett annat innehåll."""

    code = "source-version-reused"
    title = "Samma version med annat innehåll"
    detail = "Höj källans versionsnummer när innehållet ändras."


def take_in(
    tx: Tx,
    model: type[M],
    command: C,
    *,
    create: Callable[[Tx, C], M],
    update: Callable[[Tx, M, C], None],
    client: str | None = None,
) -> tuple[ItemStatus, M]:
    """Take in what may have been sent before: by its natural key it is created, updated or unchanged.

    An older version is refused, and so is the same version with another content. What a newer one changes is the
    kind's own rule; one that says the same as the last changes nothing. The client is who sends, unless something else
    is the same whoever does.
    """
    if command.source is None:
        return ItemStatus.CREATED, create(tx, command)
    client = client or str(tx.actor.id)
    _in_turn(tx, client)
    known = _known(tx, model, client, command.source)
    if known is None:
        matter = create(tx, command)
        _mark(matter, client, command.source, command)
        return ItemStatus.CREATED, matter
    stored = known.source_version or 0
    if command.source.version < stored:
        raise StaleSource
    if command.source.version == stored:
        if known.source_fingerprint not in (None, _fingerprint(command), _fingerprint_with_version(command)):
            raise SourceReused
        return ItemStatus.UNCHANGED, known
    says_the_same = known.source_fingerprint == _fingerprint(command)
    if not says_the_same:
        update(tx, known, command)
    _mark(known, client, command.source, command)
    return ItemStatus.UNCHANGED if says_the_same else ItemStatus.UPDATED, known


def by_itself(tx: Tx, take: Callable[[], T]) -> T | Problem:
    """Take in one of many. What is refused leaves nothing behind, and the others stay."""
    try:
        with tx.begin_nested():
            taken = take()
            tx.flush()
    except Problem as problem:
        return problem
    return taken


def batch(
    tx: Tx,
    shape: type[B],
    item: type[V],
    commands: Sequence[C | Malformed],
    take: Callable[[Tx, C], tuple[ItemStatus, Matter]],
) -> B:
    """Take in many, each by itself, and answer with a verdict for each in the order sent."""
    return shape.of([_verdict(tx, item, index, command, take) for index, command in enumerate(commands)])


def _verdict(
    tx: Tx, item: type[V], index: int, command: C | Malformed, take: Callable[[Tx, C], tuple[ItemStatus, Matter]]
) -> V:
    taken = command.problem if isinstance(command, Malformed) else by_itself(tx, partial(take, tx, command))
    if isinstance(taken, Problem):
        return verdict(item, index, command, ItemStatus.REJECTED, taken)
    status, matter = taken
    return verdict(item, index, command, status, matter.id)


def _in_turn(tx: Tx, client: str) -> None:
    """Take in one send from a source at a time, so that two at once cannot make the same thing or block each other."""
    tx.execute(select(func.pg_advisory_xact_lock(func.hashtextextended(f"source {client}", 0))))


def _known(tx: Tx, model: type[M], client: str, source: Source) -> M | None:
    """What the source has sent before under this id."""
    return tx.scalar(
        select(model).where(
            model.source_client == client, model.source_system == source.system, model.source_id == source.id
        )
    )


def _mark(matter: Matter, client: str, source: Source, command: Sent) -> None:
    matter.source_client, matter.source_system = client, source.system
    matter.source_id, matter.source_version = source.id, source.version
    matter.source_fingerprint = _fingerprint(command)


def _fingerprint(command: Sent) -> str:
    """What is said, whatever the version that says it."""
    return fingerprint(canonical_json(command.model_dump(exclude={"source": {"version"}})))


def _fingerprint_with_version(command: Sent) -> str:
    """As it was kept before the version was left out."""
    return fingerprint(canonical_json(command.model_dump()))
