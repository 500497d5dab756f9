"""A finished investigation as a document: everybody can read it, and everything that was frozen stands in it."""

from datetime import UTC, datetime
from io import BytesIO
from uuid import UUID

import page
import pytest
from pypdf import PdfReader

from qms.investigation_versions.reports import document
from qms.investigation_versions.schemas import InvestigationContent
from qms.investigations.models import InvestigationVersion
from qms.rendering import render_pdf

PROFILES = (page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_2A)
AT = datetime(2026, 11, 20, 9, 30, tzinfo=UTC)
LONG = "Adressen var ändrad i folkbokföringen men inte i verksamhetssystemet. " * 50
ENTRY = {
    "kind": "fact",
    "source": "Journalen",
    "words": LONG,
    "happened_on": "2026-11-03",
    "clock_time": "14:30",
    "author_name": "Bo Berg",
    "author_title": "Enhetschef",
    "recorded_at": AT,
}
CAUSE = {
    "cause": {"code": "routine-missing", "label": "Rutin saknas"},
    "system_area": "routines",
    "certainty": "probable",
    "note": "Ingen jämför adresser.",
    "whys": ["Adressen var gammal", "Ingen jämför med folkbokföringen"],
    "set_at": AT,
}
ASKED = {
    "whose": "individual",
    "asking": "asked",
    "asked_on": "2026-11-05",
    "asked_by": "Bo",
    "words": "Jag blev rädd.",
}
NOT_ASKED = {"whose": "relative", "asking": "not-asked", "reason": "Har inga närstående."}
NO_DAY = dict.fromkeys(("happened_on", "clock_time"))
NOTHING: dict[str, object] = dict.fromkeys(("asked_on", "asked_by", "words", "reason"))
SAID = {
    "conflict_reason": "Ingen annan kan systemet.",
    "consequence": "Grannen läste beslutet.",
    "recurrence_reason": "Rutinen blev aldrig känd.",
    "other_causes": None,
    "conclusion": "Adressen ska kontrolleras innan brev skickas.",
}


def version(entries: int, number: int = 1) -> InvestigationVersion:
    """What was frozen of an invented investigation with so many notes."""
    content = InvestigationContent.model_validate(
        {
            **SAID,
            "reference": "AVV-1042",
            "title": "Brev till fel adress",
            "unit_name": "Mottagningen",
            "board_name": "Socialnämnden",
            "secrecy": "Sekretess enligt 26 kap. 1 § OSL",
            "opened_at": AT,
            "investigators": ["Rut Ek"],
            "examined": ["Rut Ek"],
            "conflicts": [{"name": "Rut Ek", "conflict_as": "examined"}],
            "ledger_entries": [
                {**ENTRY, **({"happened_on": None, "clock_time": None} if not n else {})} for n in range(entries)
            ],
            "causes": [CAUSE],
            "voices": [{**NOTHING, **ASKED}, {**NOTHING, **NOT_ASKED}],
            "points": [
                {
                    "name": "De nio punkterna",
                    "number": 2,
                    "is_finished": False,
                    "points": [{"question": "Kan det hända igen?", "answer": "Ja", "note": "Tills rutinen finns."}],
                }
            ],
        }
    )
    return InvestigationVersion(
        id=UUID(int=1),
        matter_id=UUID(int=2),
        number=number,
        content=content.model_dump_json(by_alias=True),
        content_hash="a" * 64,
        reason="Ett vittne." if number > 1 else None,
        finished_at=AT,
    )


@pytest.mark.parametrize(("entries", "number"), [(0, 1), (1, 2), (40, 1)])
def test_everybody_can_read_it(entries: int, number: int) -> None:
    pdf = render_pdf(document(version(entries, number)))
    reports = [page.validate_pdf_bytes(pdf, profile=profile) for profile in PROFILES]
    assert [[failure.rule_id for failure in report.failures] for report in reports] == [[], []]


def test_what_was_frozen_stands_in_it() -> None:
    pdf = render_pdf(document(version(2, 2)))
    text = " ".join(part.extract_text() for part in PdfReader(BytesIO(pdf)).pages).replace("\u00ad", "")
    whole = " ".join(text.split())
    expected = (
        *(word for word in SAID.values() if word),
        *("Rutin saknas", "Sannolik", "Processer, rutiner och riktlinjer", "Jag blev rädd.", "Har inga närstående."),
        *("Rut Ek", "Ett vittne.", "Bo Berg, enhetschef", "2026-11-03 14:30", "Faktauppgift", "Utan dag"),
        *("De nio punkterna (version 2, inte klar)", "Kan det hända igen?", "a" * 20),
    )
    assert [words for words in expected if words not in whole] == []
