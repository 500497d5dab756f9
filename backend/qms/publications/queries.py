"""Reads of publications, and of what in them could tell who somebody in the matter behind is."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from pydantic.alias_generators import to_camel
from sqlalchemy import Date, Select, and_, case, cast, func, literal, or_, select

from qms.connections.models import Message
from qms.identifying import NAME, SAID, found_in
from qms.kernel import access, clock
from qms.kernel.db import Tx
from qms.kernel.problems import UnknownReference
from qms.kernel.rows import Row, columns_of, contains, one_visible, page_of, swedish
from qms.matters.models import DiaryNumber, Matter, MatterEvent
from qms.matters.schemas import Successor
from qms.organisation.models import Board, Person, Unit, UnitKind
from qms.organisation.queries import require_reached
from qms.participants.models import Participant
from qms.publications import policy
from qms.publications.models import Publication, PublicationKind, PublicationUnit, PublicationView
from qms.publications.schemas import PublicationFilter, PublicationSummary

SHOWN = 20
DAYS_TO_READ = 14
"""So long a card lies with somebody before the list of work says that it is late."""
POLISH, PUBLISH = "publicationReplace", policy.PUBLISH
WRITTEN = ("title", "happened", "learnt", "changed", "first_question", "second_question", "third_question")
OR_A_WORD = ". Är det ett vanligt ord, ange ordet och varför"
MEETING = (UnitKind.UNIT, UnitKind.TEAM)
"""The kinds of unit that have meetings of their own."""
PUBLICATION, OF_UNIT = Publication.__table__, PublicationUnit.__table__


def get(tx: Tx, publication_id: UUID) -> Publication:
    """One publication that the caller may see. Otherwise it does not exist."""
    return one_visible(tx, Publication, publication_id, policy.visible_to(tx, "publicationRead"))


def page(tx: Tx, filters: PublicationFilter, *, offset: int, limit: int) -> tuple[list[Row], int]:
    """A page of publications, what has changed last first."""
    require_reached(tx, filters)
    rows = _rows().where(policy.visible_to(tx, tx.action))
    if filters.board_id:
        rows = rows.where(PUBLICATION.c.board_id == filters.board_id)
    if filters.view == PublicationView.MINE:
        rows = rows.where(PUBLICATION.c.author_id == tx.actor.id)
    elif filters.view == PublicationView.TO_READ:
        rows = rows.where(PUBLICATION.c.status == "reading", PUBLICATION.c.reader_id.in_(tx.actor.persons))
    else:
        rows = rows.where(PUBLICATION.c.status == "published")
    order = (PUBLICATION.c.changed_at.desc(), PUBLICATION.c.id.desc())
    return page_of(tx, rows.order_by(*order), offset=offset, limit=limit)


def waiting(tx: Tx) -> list[Row]:
    """What the caller is to read before it is published, or to write anew since it came back, for a list of work."""
    mine = {name: access.within(tx.actor, access.reach(tx.actor, name), policy.LOCATED) for name in (POLISH, PUBLISH)}
    is_back = and_(PUBLICATION.c.status == "draft", PUBLICATION.c.back_reason.is_not(None), mine[POLISH])
    is_read = and_(PUBLICATION.c.status == "reading", PUBLICATION.c.author_id != tx.actor.id, mine[PUBLISH])
    rows = (
        select(
            PUBLICATION.c.id,
            literal(PublicationKind.LEARNING_CARD.label).label("reference"),
            PUBLICATION.c.title,
            PUBLICATION.c.status,
            func.coalesce(Unit.name, Board.short_name).label("unitName"),
            case((is_back, "Ändra"), else_="Läs före publicering").label("step"),
            case((is_back, POLISH), else_=PUBLISH).label("operation"),
            (cast(func.timezone(str(clock.STOCKHOLM), PUBLICATION.c.changed_at), Date) + DAYS_TO_READ).label("dueOn"),
        )
        .join(Board, Board.id == PUBLICATION.c.board_id)
        .outerjoin(Unit, Unit.id == PUBLICATION.c.unit_id)
        .where(or_(is_back, is_read))
        .order_by(PUBLICATION.c.changed_at, PUBLICATION.c.id)
    )
    return [dict(row) for row in tx.execute(rows).mappings()]


def row(tx: Tx, publication: Publication) -> Row:
    """A publication as a row of the list."""
    return dict(tx.execute(_rows().where(PUBLICATION.c.id == publication.id)).mappings().one())


def of_matter(tx: Tx, matter: Matter) -> list[Row]:
    """What has been written from a matter and the caller may see, the latest first."""
    rows = _rows().where(PUBLICATION.c.matter_id == matter.id, policy.visible_to(tx, tx.action))
    return [dict(row) for row in tx.execute(rows.order_by(PUBLICATION.c.changed_at.desc())).mappings()]


def _rows() -> Select[*tuple[Any, ...]]:
    here = OF_UNIT.c.publication_id == PUBLICATION.c.id
    counted = select(func.count()).select_from(OF_UNIT).where(here)
    more = {
        "unit_name": Unit.name,
        "unit_count": counted.scalar_subquery(),
        "discussed_count": counted.where(OF_UNIT.c.discussed_on.is_not(None)).scalar_subquery(),
    }
    rows = select(*columns_of(PublicationSummary, PUBLICATION, **more)).select_from(PUBLICATION)
    return rows.outerjoin(Unit, Unit.id == PUBLICATION.c.unit_id)


def names_of(tx: Tx, publication: Publication) -> dict[str, str | None]:
    """What those who write and read it are called."""
    people = {"author_name": publication.author_id, "reader_name": publication.reader_id}
    rows = select(Person.id, Person.name).where(Person.id.in_([each for each in people.values() if each]))
    known = {row.id: row.name for row in tx.execute(rows)}
    return {name: known[each] if each else None for name, each in people.items()}


def units_of(tx: Tx, publication: Publication) -> Sequence[PublicationUnit]:
    """The units that a publication is for since it was published, in Swedish order."""
    rows = select(PublicationUnit).where(PublicationUnit.publication_id == publication.id)
    return tx.scalars(rows.order_by(swedish(OF_UNIT.c.unit_name), OF_UNIT.c.id)).all()


def units_for(tx: Tx, publication: Publication) -> Sequence[Unit]:
    """The units with meetings of their own that a publication would be for today."""
    today = clock.today()
    rows = select(Unit).where(Unit.board_id == publication.board_id, Unit.kind.in_(MEETING), Unit.valid_from <= today)
    rows = rows.where(or_(Unit.valid_to.is_(None), Unit.valid_to >= today))
    if publication.unit_id:
        rows = rows.where(Unit.id.in_(access.reached_from([publication.unit_id])))
    return tx.scalars(rows.order_by(Unit.id)).all()


def readers(tx: Tx, publication: Publication, words: str | None) -> list[Row]:
    """The first of those who could read it before it is published, by a part of the name."""
    rows = select(*columns_of(Successor, Person)).where(policy.can_read_first(publication))
    if words:
        rows = rows.where(*(contains(Person.name, word) for word in words.split()))
    ordered = rows.order_by(swedish(Person.name), Person.id).limit(SHOWN)
    return [dict(row) for row in tx.execute(ordered).mappings()]


def reader(tx: Tx, publication: Publication, person_id: UUID) -> Person:
    """Somebody who could read it before it is published."""
    person = tx.scalar(select(Person).where(Person.id == person_id, policy.can_read_first(publication)))
    if person is None:
        raise UnknownReference("Välj en annan än den som skrev, med en roll som får publicera.", at="/readerId")
    return person


def names_in(tx: Tx, matter: Matter) -> Sequence[str]:
    """What those in a matter are called: who reported it and for whom, answers for it, takes part or wrote in it."""
    known = [each for each in (matter.reporter_id, matter.owner_id) if each]
    ways = (
        select(MatterEvent.actor_id).where(MatterEvent.matter_id == matter.id),
        select(Message.author_id).where(Message.matter_id == matter.id),
        select(Participant.person_id).where(Participant.matter_id == matter.id),
    )
    people = select(Person.name).where(or_(Person.id.in_(known), *(Person.id.in_(way) for way in ways)))
    instead = getattr(matter, "on_behalf_of", None) or ""
    return [*tx.scalars(people), *([instead] if instead.istitle() else [])]


def numbers_of(tx: Tx, matter: Matter) -> list[str]:
    """What a matter is called: its own number, its case's, and those of diaries, also struck."""
    noted = tx.scalars(select(DiaryNumber.number).where(DiaryNumber.matter_id == matter.id))
    return [matter.reference, *matter.identifiers, *noted]


def people_named_in(tx: Tx, text: str) -> Sequence[str]:
    """Those at work whose whole names stand in a text, whoever they are: else it would tell who is in the matter."""
    return tx.scalars(select(Person.name).where(func.strpos(func.lower(text), func.lower(Person.name)) > 0)).all()


def findings(tx: Tx, publication: Publication) -> list[dict[str, str]]:
    """What in the texts tells who somebody is, by field and kind. The words themselves are said nowhere."""
    matter = policy.behind(tx, publication)
    numbers = numbers_of(tx, matter) if matter is not None else []
    nobody = {str(one["word"]).casefold() for one in publication.no_persons}
    named = names_in(tx, matter) if matter is not None else []
    names = [part for name in named for part in name.replace("-", " ").split() if part.casefold() not in nobody]
    return [
        {"pointer": f"/{to_camel(field)}", "code": code, "detail": f"{SAID[code]}{'' if code != NAME else OR_A_WORD}"}
        for field in WRITTEN
        if (text := getattr(publication, field))
        for code in found_in(text, names, numbers)
    ]
