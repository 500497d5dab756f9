"""Who reads a publication: everybody at its board what is published, else those who work with it."""

from typing import Protocol, runtime_checkable
from uuid import UUID

from sqlalchemy import ColumnElement, and_, or_, select

from qms.kernel import access
from qms.kernel.access import Located
from qms.kernel.db import Tx
from qms.kernel.problems import Conflict, Forbidden
from qms.matters import policy as matters
from qms.matters.models import MISTAKEN, Matter
from qms.organisation.models import Person
from qms.publications.models import Publication, PublicationStatus, PublicationUnit

PUBLICATION = Publication.__table__
LOCATED = Located(PUBLICATION.c.board_id, reporter_id=PUBLICATION.c.author_id, owner_id=PUBLICATION.c.reader_id)
OF_MATTER = "matterPublicationList"
PUBLISH, DISCUSS = "publicationPublish", "publicationDiscuss"
BEHIND = ("publicationWithdraw", PUBLISH)
"""The operations of those who know a publication before, and after, everybody does."""
OF_UNITS = (DISCUSS, "publicationUndiscuss")


@runtime_checkable
class Told(Protocol):
    """A kind of matter that may be told of by another rule than: by who reads it, when it is closed."""

    @property
    def told_by(self) -> str | None:
        """The operation that is then needed. None: not yet."""


class NotYetTold(Conflict):
    """Det går att berätta om ett ärende när det är avslutat, eller är ett gott exempel."""

    code = "not-yet-told"
    title = "Ärendet är inte avslutat"
    detail = "Gör klart ärendet först."


def may_tell(tx: Tx, matter: Matter) -> bool:
    """Whether the caller may tell others what was learnt of a matter now."""
    by = told_by(matter)
    return by is not None and matters.may_on_any(tx, OF_MATTER, matter) and matters.may(tx, by, matter)


def require_told(tx: Tx, matter: Matter) -> None:
    """Refuse to tell of a matter before it is closed, and who may not tell of it."""
    if told_by(matter) is None:
        raise NotYetTold(at="/matterId")
    if not may_tell(tx, matter):
        raise Forbidden(about=(matter.kind, matter.id))


def told_by(matter: Matter) -> str | None:
    """The operation by which somebody reaches a matter who may tell of it. None: nobody does before it is closed."""
    if isinstance(matter, Told):
        return matter.told_by
    return matters.reading(matter) if matter.closed_at and matter.status != MISTAKEN else None


def behind(tx: Tx, publication: Publication) -> Matter | None:
    """The matter that a publication comes from."""
    return tx.get(Matter, publication.matter_id) if publication.matter_id else None


def visible_to(tx: Tx, operation: str) -> ColumnElement[bool]:
    """The condition on publications for what the caller may see with an operation."""
    known = (access.within(tx.actor, access.reach(tx.actor, name), LOCATED) for name in BEHIND)
    is_told = PUBLICATION.c.status == PublicationStatus.PUBLISHED
    return and_(access.within(tx.actor, access.reach(tx.actor, operation), LOCATED), or_(is_told, *known))


def may(tx: Tx, operation: str, publication: Publication) -> bool:
    """Whether the caller may do this with a publication: of units it is enough to lead one of those it is for."""
    if operation in OF_UNITS:
        return bool(led(tx, operation, publication))
    reach, board = access.reach(tx.actor, operation), publication.board_id
    owners, _ = reach.people_at(board)
    is_own = board in reach.own and publication.author_id == tx.actor.id
    return board in reach.boards or is_own or publication.reader_id in owners


def knows(tx: Tx, publication: Publication) -> bool:
    """Whether the caller reads it by more than that it is published."""
    return any(may(tx, name, publication) for name in BEHIND)


def led(tx: Tx, operation: str, publication: Publication, *, only_said: bool = False) -> set[UUID]:
    """The units that a publication is for, of which the caller may say this."""
    unit = PublicationUnit.__table__.c
    within = access.within(tx.actor, access.reach(tx.actor, operation), Located(unit.board_id, unit.unit_id))
    units = select(unit.unit_id).where(unit.publication_id == publication.id, within)
    return set(tx.scalars(units.where(unit.discussed_on.is_not(None)) if only_said else units))


def can_read_first(publication: Publication) -> ColumnElement[bool]:
    """The people with a role at the board today by which they could publish it, but for who wrote it."""
    roles = access.roles_reaching()[PUBLISH]["anywhere"]
    held = select(matters.HELD.c.role).where(
        matters.HELD.c.board_id == publication.board_id, matters.HELD.c.role.in_(roles)
    )
    return and_(Person.is_active, Person.id != publication.author_id, held.correlate(Person).exists())
