"""How the investigation of a matter is shown to one caller."""

from typing import Any

from qms.connections.schemas import LinkedMatter
from qms.investigations import policy, queries, states
from qms.investigations.models import Cause, Investigation, InvestigationStatus, LedgerEntry, Voice
from qms.investigations.schemas import Cause as ShownCause
from qms.investigations.schemas import Investigation as Shown
from qms.investigations.schemas import (
    InvestigationVersion,
    Said,
)
from qms.investigations.schemas import LedgerEntry as ShownEntry
from qms.investigations.schemas import Voice as ShownVoice
from qms.kernel.db import Tx
from qms.kernel.rows import shown as row_shown
from qms.kernel.schema import Link
from qms.matters import policy as matters
from qms.matters.models import Matter
from qms.organisation import queries as organisation

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
    about: dict[str, Any] = {
        "matter_id": matter.id,
        "reference": matter.reference,
        "investigators": [*queries.investigators(tx, matter).values()],
        "examined": queries.examined(tx, known),
        "conflicts": queries.conflicts(tx, matter, known),
        "earlier": [LinkedMatter.model_validate(one) for one in queries.earlier(tx, matter)],
        "ledger_entries": [
            row_shown(ShownEntry, one, links=_strikes(tx, matter, known, one)) for one in queries.ledger(tx, matter)
        ],
        "causes": [
            row_shown(ShownCause, one, cause=queries.label(labels, one), links=_strikes(tx, matter, known, one))
            for one in queries.causes(tx, matter)
        ],
        "voices": [
            row_shown(ShownVoice, one, links=_strikes(tx, matter, known, one)) for one in queries.voices(tx, matter)
        ],
        "missing": queries.missing(tx, matter, known) if known and _goes_on(matter, known) else [],
        "versions": _versions(tx, matter),
        "warnings": [],
        "links": _links(tx, matter, known),
    }
    if known is None:
        return Shown(**NOT_BEGUN, **about)
    return row_shown(Shown, known, opened_by_name=organisation.person_name(tx, known.opened_by), **about)


def _links(tx: Tx, matter: Matter, known: Investigation | None) -> list[Link]:
    here = f"/matters/{matter.id}/investigations"
    if known:
        return states.LIFECYCLE.links(tx, here, known)
    opens = matter.is_open and matters.may_on_any(tx, OPENING, matter)
    ways = [("self", "GET"), *([("investigations", "POST")] if opens else [])]
    return [Link.model_validate({"href": tx.href(here), "rel": rel, "method": method}) for rel, method in ways]


def _strikes(tx: Tx, matter: Matter, known: Investigation | None, row: LedgerEntry | Cause | Voice) -> list[Link]:
    operation, path = STRIKING[type(row)]
    if known is None or row.struck_at or not _goes_on(matter, known) or not policy.may(tx, operation, known):
        return []
    href = tx.href(f"/matters/{row.matter_id}/investigations/{path}/{row.id}/strikes")
    return [Link(href=href, rel="strikes", method="POST")]


def _goes_on(matter: Matter, known: Investigation) -> bool:
    return matter.is_open and known.status == InvestigationStatus.OPEN


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
