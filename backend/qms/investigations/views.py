"""How the investigation of a matter is shown to one caller, and what it lacks."""

from collections.abc import Iterator, Sequence
from typing import Any

from qms.connections.schemas import LinkedMatter
from qms.investigations import policy, queries, states
from qms.investigations.models import Cause, ConflictAs, Investigation, InvestigationStatus, LedgerEntry, Voice
from qms.investigations.schemas import Cause as ShownCause
from qms.investigations.schemas import (
    ExaminedPerson,
    InterestConflict,
    InvestigationVersion,
    MissingPart,
    Said,
)
from qms.investigations.schemas import Investigation as Shown
from qms.investigations.schemas import LedgerEntry as ShownEntry
from qms.investigations.schemas import Voice as ShownVoice
from qms.kernel.db import Tx
from qms.kernel.rows import shown as row_shown
from qms.kernel.schema import Link
from qms.matters import policy as matters
from qms.matters.models import Matter
from qms.matters.schemas import CodeLabel
from qms.organisation import queries as organisation
from qms.organisation.code_lists import CodeListName

OPENING = "investigationOpen"
STRIKING = {
    LedgerEntry: ("ledgerEntryStrike", "ledger-entries"),
    Cause: ("causeStrike", "causes"),
    Voice: ("voiceStrike", "voices"),
}
NOT_BEGUN: dict[str, Any] = {
    **dict.fromkeys(("status", "opened_at", "opened_by_name")),
    **dict.fromkeys(Said.model_fields),
    "version": 0,
}
"""What is said of an investigation that nobody has begun."""


def shown(tx: Tx, matter: Matter) -> Shown:
    """The investigation of a matter as it stands, and what the caller may do with it now."""
    tx.flush()
    known = queries.of_matter(tx, matter)
    labels = organisation.labels(tx, matter.board_id)
    about = {
        "matter_id": matter.id,
        "reference": matter.reference,
        "investigators": [*queries.investigators(tx, matter).values()],
        "examined": _examined(tx, known),
        "conflicts": conflicts(tx, matter, known),
        "earlier": [LinkedMatter.model_validate(one) for one in queries.earlier(tx, matter)],
        "ledger_entries": [
            row_shown(ShownEntry, one, links=_strikes(tx, known, one)) for one in queries.ledger(tx, matter)
        ],
        "causes": [
            row_shown(ShownCause, one, cause=_label(labels, one), links=_strikes(tx, known, one))
            for one in queries.causes(tx, matter)
        ],
        "voices": [row_shown(ShownVoice, one, links=_strikes(tx, known, one)) for one in queries.voices(tx, matter)],
        "missing": [*missing(tx, matter, known)] if known and known.status == InvestigationStatus.OPEN else [],
        "versions": _versions(tx, matter),
        "warnings": [],
        "links": _links(tx, matter, known),
    }
    if known is None:
        return Shown(**NOT_BEGUN, **about)
    return row_shown(Shown, known, opened_by_name=organisation.person_name(tx, known.opened_by), **about)


def missing(tx: Tx, matter: Matter, known: Investigation) -> Iterator[MissingPart]:
    """What must be there before an investigation is declared finished, each with where it belongs."""
    causes = _standing(queries.causes(tx, matter))
    lacks = {
        "/conflictReason": (
            bool(conflicts(tx, matter, known)) and known.conflict_reason is None,
            "Utredaren har själv del i det som utreds: utse någon annan, eller skriv varför det ändå går bra",
        ),
        "/ledgerEntries": (not _standing(queries.ledger(tx, matter)), "Minst en uppgift i händelseförloppet"),
        "/causes": (not causes, "Minst en orsak"),
        "/causes/systemArea": (
            any(cause.system_area is None or cause.certainty is None for cause in causes),
            "En orsak saknar område eller hur säker den är: stryk den och lägg till den igen",
        ),
        "/voices": (not _standing(queries.voices(tx, matter)), "Den enskildes röst, eller varför ingen har frågat"),
        "/consequence": (known.consequence is None, "Vad det ledde till för den enskilde"),
        "/recurrenceReason": (
            known.recurrence_reason is None and bool(queries.earlier(tx, matter)),
            "Varför det hände igen: ett tidigare liknande ärende är kopplat",
        ),
        "/conclusion": (known.conclusion is None, "Vad utredningen kommer fram till"),
    }
    return (MissingPart(pointer=at, detail=detail) for at, (is_lacking, detail) in lacks.items() if is_lacking)


def conflicts(tx: Tx, matter: Matter, known: Investigation | None) -> list[InterestConflict]:
    """Those who investigate what they have reported, or what they did themselves."""
    examined = known.examined_ids if known else []
    parts = [(ConflictAs.REPORTER, [matter.reporter_id]), (ConflictAs.EXAMINED, examined)]
    return [
        InterestConflict(name=name, conflict_as=part)
        for person_id, name in queries.investigators(tx, matter).items()
        for part, people in parts
        if person_id in people
    ]


def _standing(rows: Sequence[Any]) -> list[Any]:
    return [row for row in rows if row.struck_at is None]


def _label(labels: dict[tuple[str, str], str], cause: Cause) -> CodeLabel:
    return CodeLabel(code=cause.code, label=labels.get((CodeListName.CAUSE, cause.code), cause.code))


def _examined(tx: Tx, known: Investigation | None) -> list[ExaminedPerson]:
    people = queries.names(tx, known.examined_ids) if known else {}
    return [ExaminedPerson(id=person_id, name=name) for person_id, name in people.items()]


def _links(tx: Tx, matter: Matter, known: Investigation | None) -> list[Link]:
    here = f"/matters/{matter.id}/investigations"
    if known:
        return states.LIFECYCLE.links(tx, here, known)
    opens = matter.is_open and matters.may_on_any(tx, OPENING, matter)
    ways = [("self", "GET"), *([("investigations", "POST")] if opens else [])]
    return [Link.model_validate({"href": tx.href(here), "rel": rel, "method": method}) for rel, method in ways]


def _strikes(tx: Tx, known: Investigation | None, row: LedgerEntry | Cause | Voice) -> list[Link]:
    operation, path = STRIKING[type(row)]
    is_open = known is not None and known.status == InvestigationStatus.OPEN and row.struck_at is None
    if known is None or not is_open or not policy.may(tx, operation, known):
        return []
    href = tx.href(f"/matters/{row.matter_id}/investigations/{path}/{row.id}/strikes")
    return [Link(href=href, rel="strikes", method="POST")]


def _versions(tx: Tx, matter: Matter) -> list[InvestigationVersion]:
    return [
        row_shown(
            InvestigationVersion,
            one,
            finished_by_name=name,
            links=[
                Link(
                    href=tx.href(f"/matters/{matter.id}/investigations/versions/{one.id}/content"),
                    rel="content",
                    method="GET",
                )
            ],
        )
        for one, name in queries.versions(tx, matter)
    ]
