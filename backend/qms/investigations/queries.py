"""Reads of the investigation of a matter, of who investigates, and of what is asked and known around it."""

from collections.abc import Sequence
from typing import TypeVar
from uuid import UUID

from sqlalchemy import Row, inspect, select

from qms.connections import queries as connections
from qms.connections.models import LinkKind, MatterLink
from qms.investigations.models import (
    Cause,
    ConflictAs,
    Investigation,
    InvestigationStatus,
    InvestigationVersion,
    LedgerEntry,
    Voice,
)
from qms.investigations.schemas import ExaminedPerson, InterestConflict, MissingPart
from qms.kernel.db import Tx
from qms.kernel.rows import one_visible
from qms.matters.models import Matter
from qms.matters.schemas import CodeLabel
from qms.organisation.code_lists import CodeListName
from qms.organisation.models import Person
from qms.participants.models import Part
from qms.participants.queries import having

R = TypeVar("R", LedgerEntry, Cause, Voice)


def of_matter(tx: Tx, matter: Matter) -> Investigation | None:
    """The investigation of a matter, if somebody has begun it. Of what is not stored yet nobody has."""
    known = inspect(matter, raiseerr=False)
    if known is not None and not known.persistent:
        return None
    return tx.scalar(select(Investigation).where(Investigation.matter_id == matter.id))


def unfinished(tx: Tx, matter: Matter) -> bool:
    """Whether something stands in the investigation of a matter that nobody has declared finished.

    One that was only begun says nothing, so nothing waits for it.
    """
    known = of_matter(tx, matter)
    if known is None or known.status == InvestigationStatus.FINISHED:
        return False
    words = (known.consequence, known.recurrence_reason, known.other_causes, known.conclusion, known.reopened_reason)
    return any(words) or any((standing(ledger(tx, matter)), standing(causes(tx, matter)), standing(voices(tx, matter))))


def held(tx: Tx, matter: Matter) -> Investigation:
    """The same to be changed: whoever else changes it waits, so that what is frozen is all there is."""
    of_this = Investigation.matter_id == matter.id
    known = tx.scalar(select(Investigation.id).where(of_this))
    investigation = one_visible(tx, Investigation, known or matter.id, of_this)
    tx.refresh(investigation, with_for_update=True)
    return investigation


def ledger(tx: Tx, matter: Matter) -> Sequence[LedgerEntry]:
    """What is noted, in the order that it happened; what has no day comes last."""
    rows = select(LedgerEntry).where(LedgerEntry.matter_id == matter.id)
    order = (LedgerEntry.happened_on.nulls_last(), LedgerEntry.clock_time.nulls_first(), LedgerEntry.recorded_at)
    return tx.scalars(rows.order_by(*order, LedgerEntry.id)).all()


def causes(tx: Tx, matter: Matter) -> Sequence[Cause]:
    """The causes of a matter, in the order that they were set."""
    return tx.scalars(select(Cause).where(Cause.matter_id == matter.id).order_by(Cause.set_at, Cause.code)).all()


def voices(tx: Tx, matter: Matter) -> Sequence[Voice]:
    """Those who were asked, and those who were not."""
    rows = select(Voice).where(Voice.matter_id == matter.id)
    return tx.scalars(rows.order_by(Voice.recorded_at, Voice.id)).all()


def row(tx: Tx, kind: type[R], matter: Matter, row_id: UUID) -> R:
    """A note, a cause or a voice of a matter. Otherwise there is no such row."""
    return one_visible(tx, kind, row_id, kind.matter_id == matter.id)


def versions(tx: Tx, matter: Matter) -> Sequence[Row[*tuple[InvestigationVersion, str]]]:
    """What has been declared finished and by whom, the latest first."""
    rows = select(InvestigationVersion, Person.name).outerjoin(Person, Person.id == InvestigationVersion.finished_by)
    of_this = rows.where(InvestigationVersion.matter_id == matter.id)
    return tx.execute(of_this.order_by(InvestigationVersion.number.desc())).all()


def investigators(tx: Tx, matter: Matter) -> dict[UUID, str]:
    """Those who are appointed to investigate a matter, or else who answers for it, by their names."""
    appointed = [one.person_id for one in having(tx, matter, Part.INVESTIGATOR)]
    return names(tx, appointed or ([matter.owner_id] if matter.owner_id else []))


def names(tx: Tx, person_ids: Sequence[UUID]) -> dict[UUID, str]:
    """What some people are called, in their order."""
    rows = tx.execute(select(Person.id, Person.name).where(Person.id.in_(person_ids)))
    known: dict[UUID, str] = {row.id: row.name for row in rows}
    return {person_id: known[person_id] for person_id in person_ids if person_id in known}


def earlier(tx: Tx, matter: Matter) -> list[Matter]:
    """The earlier matters of which this is said to be the same again, as far as the caller may read them.

    Of others nobody is told, also not by being asked why it happened again (decision 0029).
    """
    again = (MatterLink.kind == LinkKind.RECURRENCE_OF, MatterLink.struck_at.is_(None))
    return [end for _, end in connections.links(tx, matter, MatterLink.from_id == matter.id, *again)]


def examined(tx: Tx, known: Investigation | None) -> list[ExaminedPerson]:
    """Those whose acts are looked at, by their names."""
    people = names(tx, known.examined_ids) if known else {}
    return [ExaminedPerson(id=person_id, name=name) for person_id, name in people.items()]


def conflicts(tx: Tx, matter: Matter, known: Investigation | None) -> list[InterestConflict]:
    """Those who investigate what they have reported, or what they did themselves."""
    examined = known.examined_ids if known else []
    reporters = [matter.reporter_id] if matter.reporter_id else []
    parts = [(ConflictAs.REPORTER, reporters), (ConflictAs.EXAMINED, examined)]
    return [
        InterestConflict(name=name, conflict_as=part)
        for person_id, name in investigators(tx, matter).items()
        for part, people in parts
        if person_id in people
    ]


def standing(rows: Sequence[R]) -> list[R]:
    """The rows that have not been struck."""
    return [row for row in rows if row.struck_at is None]


def label(labels: dict[tuple[str, str], str], cause: Cause) -> CodeLabel:
    """A cause with what the board's list calls it."""
    return CodeLabel(code=cause.code, label=labels.get((CodeListName.CAUSE, cause.code), cause.code))


def missing(tx: Tx, matter: Matter, known: Investigation) -> list[MissingPart]:
    """What must be there before an investigation is declared finished, each with where it belongs."""
    named = standing(causes(tx, matter))
    lacks = {
        "/conflictReason": (
            bool(conflicts(tx, matter, known)) and known.conflict_reason is None,
            "Utredaren har själv del i det som utreds: utse någon annan, eller skriv varför det ändå går bra",
        ),
        "/ledgerEntries": (not standing(ledger(tx, matter)), "Minst en uppgift i händelseförloppet"),
        "/causes": (not named, "Minst en orsak"),
        "/causes/systemArea": (
            any(cause.system_area is None or cause.certainty is None for cause in named),
            "En orsak saknar område eller hur säker den är: stryk den och lägg till den igen",
        ),
        "/voices": (not standing(voices(tx, matter)), "Den enskildes röst, eller varför ingen har frågat"),
        "/consequence": (known.consequence is None, "Vad det ledde till för den enskilde"),
        "/recurrenceReason": (
            known.recurrence_reason is None and bool(earlier(tx, matter)),
            "Varför det hände igen: ett tidigare liknande ärende är kopplat",
        ),
        "/conclusion": (known.conclusion is None, "Vad utredningen kommer fram till"),
    }
    return [MissingPart(pointer=at, detail=detail) for at, (is_lacking, detail) in lacks.items() if is_lacking]
