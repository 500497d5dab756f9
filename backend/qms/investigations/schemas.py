"""API shapes of the investigation of a matter, and what is frozen of it."""

from typing import Annotated

from pydantic import ConfigDict, Field, StringConstraints

from qms.connections.schemas import LinkedMatter
from qms.intake.schemas import when
from qms.investigations.models import (
    Asking,
    Certainty,
    ConflictAs,
    EntryKind,
    InvestigationStatus,
    SystemArea,
    VoiceOf,
)
from qms.kernel.schema import Day, Id, Instant, Link, Shape
from qms.matters.schemas import CodeLabel, Warned
from qms.texts import Code, Line, Telling, Words

CONFLICT, SOURCE, NOTE, WORDS = "Skäl till att utreda trots jäv", "Källan", "Beskrivningen", "Uppgiften"
CONSEQUENCE, RECURRENCE, OTHERS, CONCLUSION = "Konsekvensen", "Varför igen", "Andra orsaker", "Slutsatsen"
ASKED_BY, SAID, NOT_ASKED = "Vem som frågade", "Vad personen säger", "Varför personen inte har fått frågan"
REOPENED, STRUCK = "Skäl till en ny version", "Skäl till strykningen"
ClockTime = Annotated[str, Field(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$", json_schema_extra={"example": "14:30"})]
Examined = Annotated[
    list[Id],
    Field(max_length=10, description="De vars handlande eller beslut granskas. De kan inte själva utreda"),
]
Why = Annotated[Telling, StringConstraints(max_length=1_000)]


class InvestigationCreate(Shape):
    """That a matter is being investigated, and whose acts are looked at."""

    examined_ids: Examined = []
    conflict_reason: Why | None = Field(
        default=None, title=CONFLICT, description="Behövs när utredaren själv rapporterade eller granskas. Visas"
    )


class InvestigationReplace(Shape):
    """What an investigation says besides its notes, causes and voices. A draft may leave all of it empty."""

    examined_ids: Examined = []
    conflict_reason: Why | None = Field(default=None, title=CONFLICT, description="Visas i utredningen")
    consequence: Words | None = Field(
        default=None, max_length=4_000, title=CONSEQUENCE, description="Vad det ledde till för den enskilde"
    )
    recurrence_reason: Telling | None = Field(
        default=None,
        max_length=4_000,
        title=RECURRENCE,
        description="Varför det hände igen. Behövs när ett tidigare liknande ärende är kopplat",
    )
    other_causes: Words | None = Field(
        default=None, max_length=4_000, title=OTHERS, description="Orsaker som övervägdes men inte höll"
    )
    conclusion: Telling | None = Field(
        default=None, max_length=10_000, title=CONCLUSION, description="Vad utredningen kommer fram till"
    )


class InvestigationReopeningCreate(Shape):
    """Why a finished investigation is opened again. What was finished stays as it is."""

    reason: Why = Field(title=REOPENED, description="Vad som har tillkommit eller var fel")


class LedgerEntryCreate(Shape):
    """A piece of information, with where it comes from. Who notes it and when is kept by itself."""

    kind: EntryKind = Field(description="Om det är en faktauppgift eller en bedömning")
    source: Line = Field(max_length=200, title=SOURCE, description="Var uppgiften kommer från, till exempel journalen")
    words: Words = Field(max_length=4_000, title=WORDS, description="Det som kom fram. Går inte att ändra, bara stryka")
    happened_on: Day | None = Field(default=None, description="Dagen som uppgiften gäller, om den är känd")
    clock_time: ClockTime | None = Field(default=None, description="Klockslaget den dagen, om det är känt")


class CauseCreate(Shape):
    """Why it happened."""

    code: Code = Field(description="En kod i nämndens lista cause")
    system_area: SystemArea = Field(description="Var i verksamheten orsaken ligger")
    certainty: Certainty = Field(description="Hur säker orsaken är")
    note: Words | None = Field(default=None, max_length=4_000, title=NOTE, description="Hur det gick till")
    whys: Annotated[list[Annotated[Line, StringConstraints(max_length=400)]], Field(max_length=5)] = Field(
        default=[], title="Varför", description="Svaren på varför, i tur och ordning: vart och ett förklarar det före"
    )


class VoiceCreate(Shape):
    """What somebody whom it concerns has said, or why they were not asked."""

    model_config = ConfigDict(
        json_schema_extra=when(
            "asking",
            {
                "asked": [(["askedOn", "askedBy", "words"], ["reason"])],
                "not-asked": [(["reason"], ["askedOn", "askedBy", "words"])],
            },
            others=("whose",),
        )
    )

    whose: VoiceOf = Field(description="Vems röst det är")
    asking: Asking = Field(description="Om personen har fått frågan")
    asked_on: Day | None = Field(default=None, description="När personen fick frågan")
    asked_by: Line | None = Field(default=None, max_length=120, title=ASKED_BY, description="Vem som frågade")
    words: Words | None = Field(
        default=None, max_length=4_000, title=SAID, description="Vad personen själv säger om det som hände"
    )
    reason: Why | None = Field(default=None, title=NOT_ASKED, description="Varför personen inte har fått frågan")


class EntryContent(Shape):
    """A piece of information as it was noted."""

    kind: EntryKind
    source: str = Field(max_length=200, title=SOURCE)
    words: str = Field(max_length=4_000, title=WORDS)
    happened_on: Day | None
    clock_time: str | None = Field(max_length=5)
    author_name: str = Field(max_length=120)
    author_title: str = Field(max_length=120)
    recorded_at: Instant


class CauseContent(Shape):
    """A cause with what it was called when it was shown."""

    cause: CodeLabel
    system_area: SystemArea | None
    certainty: Certainty | None
    note: str | None = Field(max_length=4_000, title=NOTE)
    whys: list[Annotated[str, Field(max_length=400)]] = Field(title="Varför")
    set_at: Instant


class VoiceContent(Shape):
    """What somebody said, or why they were not asked."""

    whose: VoiceOf
    asking: Asking
    asked_on: Day | None
    asked_by: str | None = Field(max_length=120, title=ASKED_BY)
    words: str | None = Field(max_length=4_000, title=SAID)
    reason: str | None = Field(max_length=1_000, title=NOT_ASKED)


class Struck(Shape):
    """What a row has that can be struck."""

    id: Id
    struck_at: Instant | None
    struck_reason: str | None = Field(max_length=1_000, title=STRUCK)
    links: list[Link] = Field(alias="_links")


class LedgerEntry(Struck, EntryContent):
    """A note of an investigation."""


class Cause(Struck, CauseContent):
    """A cause of an investigation."""


class Voice(Struck, VoiceContent):
    """A voice in an investigation."""


class InterestConflict(Shape):
    """Somebody who investigates what they have a part in."""

    name: str = Field(max_length=120)
    conflict_as: ConflictAs = Field(description="Vad personen är i ärendet")


class ExaminedPerson(Shape):
    """Somebody whose acts or decisions are looked at."""

    id: Id
    name: str = Field(max_length=120)


class MissingPart(Shape):
    """What is missing before an investigation can be declared finished."""

    pointer: str = Field(
        max_length=60, description="Var i utredningen det saknas", json_schema_extra={"example": "/causes"}
    )
    detail: str = Field(max_length=200)


class InvestigationVersion(Shape):
    """A finished version, which is never changed."""

    id: Id
    number: int
    content_hash: str = Field(max_length=64, description="Kontrollsumma av innehållet")
    reason: str | None = Field(max_length=1_000, title=REOPENED)
    finished_at: Instant
    finished_by_name: str | None = Field(max_length=120)
    links: list[Link] = Field(alias="_links")


class Said(Shape):
    """What an investigation says besides its notes, causes and voices."""

    conflict_reason: str | None = Field(max_length=1_000, title=CONFLICT)
    consequence: str | None = Field(max_length=4_000, title=CONSEQUENCE)
    recurrence_reason: str | None = Field(max_length=4_000, title=RECURRENCE)
    other_causes: str | None = Field(max_length=4_000, title=OTHERS)
    conclusion: str | None = Field(max_length=10_000, title=CONCLUSION)


class Investigation(Warned, Said):
    """The investigation of a matter as it stands. Without ``status`` nobody has begun it."""

    matter_id: Id
    reference: str = Field(max_length=40, json_schema_extra={"example": "AVV-1042"})
    status: InvestigationStatus | None
    opened_at: Instant | None
    opened_by_name: str | None = Field(max_length=120)
    investigators: list[Annotated[str, Field(max_length=120)]] = Field(
        description="De som är utsedda till utredare, annars den som ansvarar för ärendet"
    )
    examined: list[ExaminedPerson]
    conflicts: list[InterestConflict] = Field(description="De som utreder trots att de har del i det")
    earlier: list[LinkedMatter] = Field(description="Tidigare liknande ärenden som den som frågar får läsa")
    ledger_entries: list[LedgerEntry]
    causes: list[Cause]
    voices: list[Voice]
    missing: list[MissingPart] = Field(description="Vad som saknas innan utredningen kan bli klar")
    versions: list[InvestigationVersion] = Field(description="Det som har blivit klart, det senaste först")
    version: int
    links: list[Link] = Field(alias="_links")
