"""Reads of who takes part in a matter, and who could."""

from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import Row, and_, select
from sqlalchemy.orm import aliased

from qms.kernel import access
from qms.kernel.db import Tx
from qms.kernel.problems import UnknownReference
from qms.kernel.rows import one_visible
from qms.matters import policy
from qms.matters.models import Matter
from qms.organisation.models import Absence, Board, Person
from qms.participants.models import Part, Participant


def of_matter(tx: Tx, matter: Matter) -> Sequence[Row[*tuple[Participant, str, str, bool, str | None]]]:
    """Everybody who takes part or has done so, with who stands in for those away today."""
    deputy = aliased(Person)
    is_away = and_(
        Absence.person_id == Participant.person_id,
        Absence.board_id == Participant.board_id,
        access.TODAY.between(Absence.absent_from, Absence.absent_to),
    )
    stands_in = and_(deputy.id == Absence.deputy_id, Absence.absent_from + Board.stand_in_days > access.TODAY)
    rows = (
        select(
            Participant,
            Person.name,
            Person.title,
            Absence.id.is_not(None).label("is_away"),
            deputy.name.label("deputy_name"),
        )
        .join(Person, Person.id == Participant.person_id)
        .join(Board, Board.id == Participant.board_id)
        .outerjoin(Absence, is_away)
        .outerjoin(deputy, stands_in)
        .where(Participant.matter_id == matter.id)
    )
    order = (Participant.ended_at.is_not(None), Participant.appointed_at, Participant.id)
    return tx.execute(rows.order_by(*order)).all()


def get(tx: Tx, matter: Matter, participant_id: UUID) -> Participant:
    """Somebody who takes part in a matter, or has done so. Otherwise there is no such row."""
    return one_visible(tx, Participant, participant_id, Participant.matter_id == matter.id)


def having(tx: Tx, matter: Matter, part: Part) -> Sequence[Participant]:
    """Those who have a part in a matter now."""
    now = (Participant.matter_id == matter.id, Participant.part == part, Participant.ended_at.is_(None))
    return tx.scalars(select(Participant).where(*now).order_by(Participant.id)).all()


def taking_part(tx: Tx, matter: Matter) -> Sequence[UUID]:
    """Those who take part in a matter now, whatever they do in it."""
    now = (Participant.matter_id == matter.id, Participant.ended_at.is_(None))
    return tx.scalars(select(Participant.person_id).where(*now).distinct().order_by(Participant.person_id)).all()


def candidate(tx: Tx, matter: Matter, person_id: UUID) -> Person:
    """Somebody whose roles let them read the matter when they take part in it."""
    can = policy.can_take_over(matter, policy.reading(matter))
    person = tx.scalar(select(Person).where(Person.id == person_id, can))
    if person is None:
        raise UnknownReference(
            "Personen finns inte, eller har ingen roll i nämnden som låter den läsa ett sådant ärende.", at="/personId"
        )
    return person


def left(tx: Tx, board_id: UUID) -> Sequence[Participant]:
    """Those who take part still although they do not work here any more."""
    rows = select(Participant).join(Person, Person.id == Participant.person_id)
    gone = (Participant.board_id == board_id, Participant.ended_at.is_(None), Person.is_active.is_(False))
    return tx.scalars(rows.where(*gone).order_by(Participant.id)).all()
