"""Taking in what other systems send: each thing once, by the source's own id, and many with a verdict for each."""

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from functools import partial
from typing import Any, TypeVar

from sqlalchemy import Select, func, select, tuple_

from qms.canonical import canonical_json, fingerprint
from qms.intake.schemas import Batch, BatchVerdict, ItemStatus, Malformed, Sent, verdict
from qms.kernel.db import Tx
from qms.kernel.problems import Conflict, Problem
from qms.matters.models import MISTAKEN, Matter
from qms.matters.schemas import Source

T = TypeVar("T")
M = TypeVar("M", bound=Matter)
C = TypeVar("C", bound=Sent)
V = TypeVar("V", bound=BatchVerdict)
B = TypeVar("B", bound=Batch[Any])
Key = tuple[str, str]
"""A source's system, and its own id of a thing."""


VERSION = "/source/version"


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


REPEATS = (StaleSource, SourceReused)
"""Refusals of what has been said before, as it may have been by another row or item of the same send."""


class _SomeRefusedError(Exception):
    """Leaves a savepoint with all that was done in it undone."""


class _NothingStaysError(Exception):
    """Leaves a savepoint with all that was tried in it undone."""


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
    known = _known(tx, model, client, command.source)
    if known is None:
        matter = create(tx, command)
        _mark(matter, client, command.source, command)
        _expected(tx, model, client)[command.source.system, command.source.id] = matter
        return ItemStatus.CREATED, matter
    stored = known.source_version or 0
    if command.source.version < stored:
        raise StaleSource(at=VERSION)
    if command.source.version == stored:
        if known.source_fingerprint not in (None, _fingerprint(command), _fingerprint_with_version(command)):
            raise SourceReused(at=VERSION)
        return ItemStatus.UNCHANGED, known
    says_the_same = known.source_fingerprint == _fingerprint(command)
    if not says_the_same:
        with tx.begin_nested():
            update(tx, known, command)
    _mark(known, client, command.source, command)
    return ItemStatus.UNCHANGED if says_the_same else ItemStatus.UPDATED, known


def expect(tx: Tx, model: type[M], keys: Iterable[Key], *, client: str | None = None) -> None:
    """Look up at once what a source may have sent before, of what is about to be taken in."""
    client = client or str(tx.actor.id)
    _in_turn(tx, client)
    wanted = dict.fromkeys(keys)
    place = tuple_(model.source_system, model.source_id)
    known = tx.scalars(_sent_by(model, client).where(place.in_(list(wanted)))).all() if wanted else ()
    by_key = {(matter.source_system or "", matter.source_id or ""): matter for matter in known}
    _expected(tx, model, client).update(dict.fromkeys(wanted) | by_key)


def each(tx: Tx, takes: Sequence[Callable[[], T]]) -> list[T | Problem]:
    """Take in many, each by itself: what is refused leaves nothing behind, and the others stay.

    All are tried at once, so that what they write is written together. Where some are refused nothing of it stays, and
    the others are taken in anew.
    """
    refused: dict[int, Problem] = {}
    while True:
        told: dict[int, T | Problem] = dict(refused)
        with suppress(_SomeRefusedError), tx.begin_nested():
            for number, take in enumerate(takes):
                if number not in refused:
                    told[number] = _or_refusal(take)
            anew = {number: said for number, said in told.items() if isinstance(said, Problem)}
            if len(anew) > len(refused):
                refused = anew
                raise _SomeRefusedError
            tx.flush()
            return [told[number] for number in range(len(takes))]


def tried(tx: Tx, takes: Sequence[Callable[[], T]]) -> list[T | Problem]:
    """What would become of many if they were taken in. Nothing of it stays."""
    told: list[T | Problem] = []
    with suppress(_NothingStaysError), tx.begin_nested():
        told = each(tx, takes)
        raise _NothingStaysError
    return told


def beside(told: T | Problem, place: str | None) -> T | Problem:
    """What became of something, naming where else in a send it stands when that is why it was refused."""
    if place is None or not isinstance(told, REPEATS):
        return told
    return type(told)(f"{place} har samma id. {told.detail}", at=VERSION)


def batch(
    tx: Tx,
    model: type[Matter],
    shape: type[B],
    item: type[V],
    commands: Sequence[C | Malformed],
    take: Callable[[Tx, C], tuple[ItemStatus, Matter]],
) -> B:
    """Take in many, each by itself, and answer with a verdict for each in the order sent."""
    expect(tx, model, [(command.source.system, command.source.id) for command in commands if command.source])
    told = iter(each(tx, [partial(take, tx, command) for command in commands if not isinstance(command, Malformed)]))
    verdicts, last = [], dict[Key, int]()
    for index, command in enumerate(commands):
        taken = command.problem if isinstance(command, Malformed) else next(told)
        if command.source and (key := (command.source.system, command.source.id)) in last:
            taken = beside(taken, f"Posten med index {last[key]}")
        if command.source and not isinstance(taken, Problem):
            last[command.source.system, command.source.id] = index
        status, became = (ItemStatus.REJECTED, taken) if isinstance(taken, Problem) else (taken[0], taken[1].id)
        verdicts.append(verdict(item, index, command, status, became))
    return shape.of(verdicts)


def _or_refusal(take: Callable[[], T]) -> T | Problem:
    try:
        return take()
    except Problem as problem:
        return problem


def _in_turn(tx: Tx, client: str) -> None:
    """Take in one send from a source at a time, so that two at once cannot make the same thing or block each other."""
    tx.execute(select(func.pg_advisory_xact_lock(func.hashtextextended(f"source {client}", 0))))


def _expected(tx: Tx, model: type[M], client: str) -> dict[Key, M | None]:
    """What is known already of what a source has sent before: the thing, or that there is none."""
    by_source: dict[Key, M | None] = tx.info.setdefault("expected", {}).setdefault((model, client), {})
    return by_source


def _sent_by(model: type[M], client: str) -> Select[M]:
    return select(model).where(model.source_client == client, model.status != MISTAKEN)


def _known(tx: Tx, model: type[M], client: str, source: Source) -> M | None:
    """What the source has sent before under this id. What was made and undone again is not there."""
    expected, key = _expected(tx, model, client), (source.system, source.id)
    if key not in expected:
        _in_turn(tx, client)
        sent = _sent_by(model, client).where(model.source_system == source.system, model.source_id == source.id)
        return tx.scalar(sent)
    known = expected[key]
    return known if known is not None and known in tx else None


def _mark(matter: Matter, client: str, source: Source, command: Sent) -> None:
    matter.source_client, matter.source_system = client, source.system
    matter.source_id, matter.source_version = source.id, source.version
    matter.source_fingerprint = _fingerprint(command)


def _fingerprint(command: Sent) -> str:
    """What is said, whatever the version that says it."""
    return fingerprint(canonical_json(command.model_dump(exclude={"source": {"version"}, **_unsaid(command)})))


def _fingerprint_with_version(command: Sent) -> str:
    """As it was kept before the version was left out."""
    return fingerprint(canonical_json(command.model_dump(exclude=_unsaid(command))))


def _unsaid(command: Sent) -> dict[str, bool]:
    """The fields that came later and say nothing."""
    fields = type(command).model_fields
    return {name: True for name in command.came_later if getattr(command, name) == fields[name].default}
