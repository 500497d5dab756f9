"""A finished version as a document. It is made from what was frozen, and from nothing that stands elsewhere today."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from functools import partial
from uuid import UUID

from qms.investigation_versions import queries
from qms.investigation_versions.schemas import InvestigationContent
from qms.investigations.models import Asking, InvestigationVersion
from qms.investigations.schemas import CauseContent, EntryContent, VoiceContent
from qms.kernel import clock
from qms.kernel.db import Tx
from qms.kernel.idempotency import Answer
from qms.matters.models import Matter
from qms.rendering import document as doc
from qms.rendering import render_pdf
from qms.rendering.document import Document
from qms.rendering.swedish import file_name, long_date

NO_DAY = "Utan dag"
LONGEST_SOURCE = 80
NOTHING = "Inget är antecknat."


def content(tx: Tx, matter: Matter, version_id: UUID) -> Answer:
    """A version of a matter's investigation as PDF, made when nothing of the database is held any more."""
    version = queries.version(tx, matter, version_id)
    name = file_name("utredning", matter.reference, f"v{version.number}")
    headers = {
        "Content-Type": "application/pdf",
        "Content-Disposition": f'attachment; filename="{name}.pdf"',
        "Cache-Control": "no-store",
    }
    return Answer(200, partial(render_pdf, document(version)), headers)


def document(version: InvestigationVersion) -> Document:
    """What was frozen, part by part as the law asks for it."""
    frozen = InvestigationContent.model_validate_json(version.content)
    return Document(
        title=f"Utredning av {frozen.reference}",
        organisation=frozen.board_name,
        unit=frozen.unit_name,
        reference=frozen.reference,
        version=str(version.number),
        secrecy=frozen.secrecy,
        created_at=version.finished_at,
        layout="form",
        blocks=(
            _section("om", "Om utredningen", (_about(frozen, version),)),
            _section("forlopp", "Händelseförlopp", _course(frozen.ledger_entries)),
            _section("orsaker", "Orsaker", _causes(frozen)),
            _section("rost", "Den enskildes röst", _voices(frozen.voices)),
            _section("konsekvens", "Konsekvens för den enskilde", _words(frozen.consequence)),
            _section("igen", "Har det hänt förut, och i så fall varför igen", _words(frozen.recurrence_reason)),
            *_points(frozen),
            _section("slutsats", "Slutsats", _words(frozen.conclusion)),
        ),
    )


def _about(frozen: InvestigationContent, version: InvestigationVersion) -> doc.Facts:
    involved = ", ".join(f"{one.name} ({one.conflict_as.label.lower()})" for one in frozen.conflicts)
    facts = {
        "Ärende": f"{frozen.reference} {frozen.title}",
        "Utredare": ", ".join(frozen.investigators),
        "Inledd": _day(frozen.opened_at),
        "Klar": _day(version.finished_at),
        **({"Handlande eller beslut som granskas": ", ".join(frozen.examined)} if frozen.examined else {}),
        **({"Jäv": involved, "Skäl till att utreda ändå": frozen.conflict_reason or ""} if involved else {}),
        **({"Skäl till den här versionen": version.reason} if version.reason else {}),
        "Kontrollsumma (SHA-256)": version.content_hash,
    }
    return doc.Facts(items=tuple(doc.Fact(label=label, value=value) for label, value in facts.items()))


def _course(entries: list[EntryContent]) -> Iterator[doc.Block]:
    """A table of when, and then the words, which may be long."""
    if not entries:
        yield doc.Para(text=NOTHING)
        return
    yield doc.Table(
        id="tidslinje",
        caption="Uppgifterna i tidsordning",
        columns=("Uppgift", "När", "Slag", "Källa"),
        rows=tuple(
            (
                doc.text(f"{number}"),
                doc.text(_when(entry)),
                doc.text(entry.kind.label),
                doc.text(entry.source[:LONGEST_SOURCE]),
            )
            for number, entry in enumerate(entries, start=1)
        ),
    )
    for number, entry in enumerate(entries, start=1):
        by = ", ".join(filter(None, (entry.author_name, entry.author_title.lower())))
        yield doc.Para(text=(doc.Strong(text=f"{number}. {_when(entry)}. {entry.kind.label}. Källa: {entry.source}"),))
        yield doc.Para(text=entry.words)
        yield doc.Para(text=f"Antecknat {_day(entry.recorded_at)} av {by}.")


def _causes(frozen: InvestigationContent) -> Iterator[doc.Block]:
    for cause in frozen.causes:
        yield doc.Para(text=(doc.Strong(text=cause.cause.label),))
        yield _cause(cause)
        if cause.whys:
            yield doc.Bullets(items=tuple(cause.whys), ordered=True)
    yield doc.Para(text=(doc.Strong(text="Andra orsaker som övervägdes"),))
    yield from _words(frozen.other_causes)


def _cause(cause: CauseContent) -> doc.Facts:
    facts = {
        "Område": cause.system_area.label if cause.system_area else "",
        "Hur säker": cause.certainty.label if cause.certainty else "",
        "Beskrivning": cause.note or "",
    }
    return doc.Facts(items=tuple(doc.Fact(label=label, value=value) for label, value in facts.items()))


def _voices(voices: list[VoiceContent]) -> Iterator[doc.Block]:
    for voice in voices:
        yield doc.Para(text=(doc.Strong(text=voice.whose.label),))
        if voice.asking == Asking.ASKED and voice.asked_on:
            yield doc.Para(text=voice.words or "")
            yield doc.Para(text=f"Frågan ställdes {long_date(voice.asked_on)} av {voice.asked_by}.")
        else:
            yield doc.Para(text=f"{voice.asking.label}. {voice.reason or ''}")


def _points(frozen: InvestigationContent) -> Iterator[doc.Section]:
    for place, asked in enumerate(frozen.points, start=1):
        facts = tuple(
            doc.Fact(label=point.question, value=". ".join(filter(None, (point.answer, point.note))))
            for point in asked.points
        )
        title = f"{asked.name} (version {asked.number}{'' if asked.is_finished else ', inte klar'})"
        yield _section(f"fragor-{place}", title, (doc.Facts(items=facts),))


def _words(words: str | None) -> tuple[doc.Block, ...]:
    return (doc.Para(text=words or NOTHING),)


def _section(name: str, title: str, blocks: Iterable[doc.Block]) -> doc.Section:
    return doc.Section(id=name, title=title, blocks=tuple(blocks))


def _when(entry: EntryContent) -> str:
    if entry.happened_on is None:
        return NO_DAY
    return " ".join(filter(None, (entry.happened_on.isoformat(), entry.clock_time)))


def _day(at: datetime) -> str:
    return long_date(clock.civil_date(at))
