"""API shapes of personal data incidents."""

from typing import Annotated, ClassVar

from pydantic import Field

from qms.data_incidents.models import DataIncidentStatus, DataRisk, DataSubjects
from qms.deadlines.models import DeadlineStatus
from qms.kernel.schema import Choice, Day, Filter, Flag, Id, Instant, Link, NotText, PageOf, Shape
from qms.matters.schemas import Warned
from qms.occurred.schemas import ClockTime
from qms.texts import Line, Telling, Words

WORDS, LEARNT, DECISION = "Vad som har hänt med uppgifterna", "Varför en annan tid gäller", "Skäl till beslutet"
CIRCUMSTANCES, CONSEQUENCES, MEASURES = "Omständigheterna", "Följderna", "Vad som är gjort"
DELAY, NOTE, HOW, NOT_TOLD = "Skäl till förseningen", "Anteckning", "Hur de fick veta det", "Varför de inte underrättas"
WITHDRAWN, REFERENCE = "Varför det tas tillbaka", "IMY:s nummer"


class DataIncidentCreate(Shape):
    """That somebody who should not have may have seen personal data."""

    words: Words | None = Field(
        default=None,
        max_length=4_000,
        title=WORDS,
        description="Vilka uppgifter det gäller och vem som kan ha sett dem",
    )


class DataIncidentWithdrawalCreate(Shape):
    """That it was told by mistake. The row stays."""

    reason: Telling = Field(max_length=1_000, title=WITHDRAWN, description="Vad som blev fel")


class MomentCreate(Shape):
    """A moment as clocks in Sweden showed it."""

    on: Day = Field(description="Dagen")
    time: ClockTime = Field(max_length=5, description="Klockslaget i Sverige den dagen")
    is_second: Flag | None = Field(
        default=None,
        description="Behövs bara natten då klockan ställs tillbaka: sant om det var andra gången den visade time",
    )


class DataIncidentReplace(Shape):
    """What the data protection officer knows so far, and how they assess it."""

    learnt: MomentCreate | None = Field(
        default=None, description="När nämnden fick veta det, och tiden löper från. Utelämnad: när ärendet kom in"
    )
    learnt_reason: Telling | None = Field(
        default=None, max_length=1_000, title=LEARNT, description="Behövs tillsammans med learnt, annars inte"
    )
    subject_count: Annotated[int | None, Field(ge=0, le=10_000_000), NotText] = Field(
        default=None, description="Ungefär hur många personer det gäller"
    )
    subject_kinds: list[DataSubjects] = Field(default=[], max_length=6, description="Vilka det gäller")
    risk: DataRisk | None = Field(default=None, description="Hur stor risken är för dem som uppgifterna gäller")
    circumstances: Words | None = Field(
        default=None, max_length=4_000, title=CIRCUMSTANCES, description="Vad som hände, och hur det kunde hända"
    )
    consequences: Words | None = Field(
        default=None, max_length=4_000, title=CONSEQUENCES, description="Vad det troligen leder till för dem"
    )
    measures: Words | None = Field(
        default=None, max_length=4_000, title=MEASURES, description="Vad som är gjort för att begränsa skadan"
    )


class DataIncidentNoticeCreate(Shape):
    """That the authority has been told, for the first time or with more."""

    notified: MomentCreate = Field(description="När anmälan skickades till IMY")
    reference: Line | None = Field(
        default=None, max_length=60, title=REFERENCE, description="IMY:s nummer på anmälan, om det är känt"
    )
    delay_reason: Telling | None = Field(
        default=None, max_length=1_000, title=DELAY, description="Behövs när den första anmälan kommer för sent"
    )
    note: Words | None = Field(
        default=None, max_length=1_000, title=NOTE, description="Vad som återstår att anmäla, eller vad som lades till"
    )


class DataIncidentDecisionCreate(Shape):
    """That the authority is not told, and why."""

    is_incident: Flag = Field(
        description="Sant: den anmäls inte, eftersom den osannolikt medför en risk. Falskt: det är ingen incident"
    )
    reason: Telling = Field(max_length=4_000, title=DECISION, description="Varför")


class DataIncidentInformationCreate(Shape):
    """That those whose data it is have been told, or why they are not."""

    informed: Flag = Field(description="Sant när de har fått veta det")
    informed_on: Day | None = Field(default=None, description="När de fick veta det")
    informed_how: Words | None = Field(default=None, max_length=1_000, title=HOW, description="Till exempel per brev")
    reason: Telling | None = Field(
        default=None, max_length=1_000, title=NOT_TOLD, description="När de inte underrättas"
    )


class MatterDataIncident(Shape):
    """An incident as it stands beside its matter, for those who handle that."""

    id: Id
    status: DataIncidentStatus
    words: str | None = Field(max_length=4_000, title=WORDS)
    told_at: Instant
    told_by_name: str = Field(max_length=120)
    learnt_at: Instant
    due_at: Instant | None = Field(description="När beslutet senast ska vara fattat")
    decided_at: Instant | None
    decision_reason: str | None = Field(max_length=4_000, title=DECISION)
    withdrawn_reason: str | None = Field(max_length=1_000, title=WITHDRAWN)
    links: list[Link] = Field(alias="_links")


class MatterDataIncidentList(Warned):
    """The incidents of a matter, the latest first. One of them stands at most."""

    data_incidents: list[MatterDataIncident]
    links: list[Link] = Field(alias="_links")


class DataIncidentSummary(Shape):
    """An incident as one row of the register."""

    id: Id
    matter_id: Id
    reference: str = Field(max_length=40, description="Ärendets nummer", json_schema_extra={"example": "AVV-1042"})
    unit_name: str = Field(max_length=120)
    status: DataIncidentStatus
    risk: DataRisk | None
    subject_count: int | None
    learnt_at: Instant
    due_at: Instant | None = Field(description="När beslutet senast ska vara fattat")
    time_status: DeadlineStatus | None = Field(description="Om tiden är hållen")
    decided_at: Instant | None
    informed_on: Day | None


class DataIncidentPage(PageOf):
    """A page of the register."""

    data_incidents: list[DataIncidentSummary]


class DataIncidentNotice(Shape):
    """What the authority was told."""

    number: int
    notified_at: Instant
    reference: str | None = Field(max_length=60)
    delay_reason: str | None = Field(max_length=1_000, title=DELAY)
    note: str | None = Field(max_length=1_000, title=NOTE)
    recorded_by_name: str = Field(max_length=120)


class DataIncident(Warned, DataIncidentSummary):
    """An incident as the register keeps it, and in ``_links`` what the caller may do with it now."""

    board_id: Id
    title: str = Field(max_length=120, description="Ärendets rubrik")
    reported_at: Instant = Field(description="När ärendet rapporterades")
    owner_name: str | None = Field(max_length=120)
    words: str | None = Field(max_length=4_000, title=WORDS)
    told_at: Instant
    told_by_name: str = Field(max_length=120)
    learnt_reason: str | None = Field(max_length=1_000, title=LEARNT)
    subject_kinds: list[DataSubjects]
    circumstances: str | None = Field(max_length=4_000, title=CIRCUMSTANCES)
    consequences: str | None = Field(max_length=4_000, title=CONSEQUENCES)
    measures: str | None = Field(max_length=4_000, title=MEASURES)
    legal_reference: str | None = Field(max_length=120)
    decided_by_name: str | None = Field(max_length=120)
    decision_reason: str | None = Field(max_length=4_000, title=DECISION)
    notices: list[DataIncidentNotice] = Field(description="Anmälningarna till IMY, den första först")
    informed_how: str | None = Field(max_length=1_000, title=HOW)
    uninformed_reason: str | None = Field(max_length=1_000, title=NOT_TOLD)
    withdrawn_reason: str | None = Field(max_length=1_000, title=WITHDRAWN)
    version: int
    links: list[Link] = Field(alias="_links")


class DataIncidentFilter(Filter):
    """What narrows the register. A filter never widens what the caller may see."""

    sort: ClassVar[str] = "-learntAt"
    """There is one order: what the board learnt of last stands first."""
    board_id: Id | None = Field(default=None, description="Bara den nämnden")
    unit_id: Id | None = Field(default=None, description="Enheten och allt under den")
    status: list[DataIncidentStatus] = Field(default=[], max_length=5, description="Bara de som har kommit så långt")
    learnt_from: Day | None = Field(default=None, description="Som nämnden fick veta den dagen eller senare")
    learnt_to: Day | None = Field(default=None, description="Som nämnden fick veta den dagen eller tidigare")
    late: Choice | None = Field(default=None, description="Bara de som inte beslutades inom tiden")


class DataIncidentNarrowing(DataIncidentFilter):
    """The same in a body, where yes and no are not text."""

    late: Flag | None = Field(default=None, description="Bara de som inte beslutades inom tiden")


class DataIncidentStatistics(Shape):
    """How many incidents the boards have learnt of, and how many were decided within the law's time: k of n."""

    total: int = Field(description="Alla utom återtagna")
    undecided: int
    notified: int
    not_notified: int
    no_incident: int
    decided_in_time: int
    times_ended: int = Field(description="Tider som är hållna eller har gått ut")
    share: float | None = Field(description="Beslutade i tid i procent av dem, en decimal")
    links: list[Link] = Field(alias="_links")
