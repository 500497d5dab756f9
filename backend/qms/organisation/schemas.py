"""API shapes of the organisation. The commands are taken by the verbs as they are, by API and seeds alike."""

from typing import Annotated

from pydantic import Field

from qms.kernel.schema import Choice, Day, Filter, Flag, Id, Link, NotText, PageOf, Shape
from qms.organisation.code_lists import CodeListName
from qms.organisation.models import Area, SuccessionKind, UnitKind
from qms.texts import Code, Label, Name, Sought

FIRST_DAY, LAST_DAY = "Första dagen som det gäller", "Sista dagen som det gäller. Utelämnad: tills vidare"
Days = Annotated[int, Field(ge=1, le=180), NotText]


class Listed(Filter):
    """Base of what narrows a list. A filter never widens what the caller may see."""

    board_id: Id | None = Field(default=None, description="Bara den här nämnden")


class RiskLevel(Shape):
    """A step of a risk scale: it begins at a product of probability and consequence."""

    code: Code = Field(description="Nivåns kod, som inte ändras")
    label: Label = Field(max_length=60, description="Vad nivån heter")
    starts: Annotated[int, Field(ge=1, le=1_000), NotText] = Field(
        description="Från vilken produkt av sannolikhet och konsekvens nivån gäller"
    )


class RiskScale(Shape):
    """A board's own scale: what its steps of probability and consequence are called, and its levels."""

    probability: list[Annotated[Label, Field(max_length=60)]] = Field(
        min_length=2, max_length=10, description="Vad stegen av sannolikhet heter, det lägsta först"
    )
    consequence: list[Annotated[Label, Field(max_length=60)]] = Field(
        min_length=2, max_length=10, description="Vad stegen av konsekvens heter, det lägsta först"
    )
    levels: list[RiskLevel] = Field(min_length=1, max_length=10, description="Nivåerna, den lägsta först")


class BoardReplace(Shape):
    """A board's own limits and scales. Laws set no such limits."""

    assess_days: Annotated[int, Field(ge=1, le=60), NotText] = Field(
        description="Antal dagar från att en rapport kom in tills den ska vara bedömd"
    )
    investigate_days: Days = Field(description="Antal dagar från bedömningen tills utredningen ska vara klar")
    quality_year_starts: Annotated[int, Field(ge=1, le=12, description="Månaden då kvalitetsåret börjar"), NotText]
    stand_in_days: Annotated[int, Field(ge=1, le=90), NotText] = Field(
        description="Högsta antal dagar i följd som någon kan ersätta den som är borta"
    )
    end_percent: Annotated[int, Field(ge=1, le=50, description="Procent av katalogen som slutar utan ett ja"), NotText]
    undo_minutes: Annotated[int, Field(ge=1, le=1_440), NotText] = Field(
        description="Antal minuter som den som tog ett steg kan ångra det"
    )
    remind_days: Annotated[int, Field(ge=0, le=30), NotText] = Field(
        description="Antal dagar innan en tid går ut som den ansvariga ska påminnas"
    )
    superior_after_days: Annotated[int, Field(ge=1, le=60), NotText] = Field(
        description="Antal dagar efter att en tid har gått ut som chefen ovanför ska få veta det"
    )
    decide_days: Annotated[int, Field(ge=1, le=60), NotText] = Field(
        description="Antal dagar från att en åtgärd föreslås tills den ska vara beslutad"
    )
    max_follow_up_days: Annotated[int, Field(ge=1, le=730), NotText] = Field(
        description="Ett ärende kan avslutas före bedömningen av effekten när den ska göras inom så många dagar"
    )
    answer_days: Annotated[int, Field(ge=1, le=365), NotText] = Field(
        description="Antal dagar från att en rapport kom in tills den som rapporterade ska ha fått svar"
    )
    export_rows: Annotated[int, Field(ge=0, le=2_000), NotText] = Field(
        description="Antal rader ur listor som var och en kan ta ut per dygn utan att ange ändamål"
    )
    export_rows_alone: Annotated[int, Field(ge=0, le=20_000), NotText] = Field(
        description="Antal rader per dygn som var och en kan ta ut med ändamål men utan någon annans ja"
    )
    risk_scale: RiskScale = Field(description="Nämndens egen riskskala")


class BoardSummary(Shape):
    """A nämnd by name."""

    id: Id
    name: str = Field(max_length=120)
    short_name: str = Field(max_length=40)


class Board(BoardSummary, BoardReplace):
    """A nämnd with its settings."""

    version: int
    links: list[Link] = Field(alias="_links")


class BoardPage(PageOf):
    """The boards that the caller works for."""

    boards: list[BoardSummary]


class Headcount(Shape):
    """How many people a unit had during a year."""

    year: Annotated[int, Field(ge=1990, le=2100), NotText] = Field(description="Året som antalet gäller")
    persons: Annotated[int, Field(ge=0, le=100_000), NotText] = Field(
        description="Antal anställda. Underlag för rapporter per anställd"
    )


class NewUnit(Shape):
    """A unit to be made."""

    parent_id: Id | None = Field(default=None, description="Enheten närmast över. Utelämnad: högst upp")
    name: Name = Field(description="Enhetens namn")
    kind: UnitKind = Field(description="Vad enheten är i organisationen")
    area: Area = Field(description="Verksamhetsområdet")
    manager_id: Id | None = Field(default=None, description="Personen som är chef och får enhetens rapporter")
    deputy_id: Id | None = Field(default=None, description="Svarar för enheten när chef saknas")


class UnitCreate(NewUnit):
    """A unit from a day on."""

    board_id: Id = Field(description="Nämnden som enheten hör till")
    valid_from: Day = Field(description=FIRST_DAY)
    valid_to: Day | None = Field(default=None, description=LAST_DAY)


class UnitReplace(NewUnit):
    """A unit with what is to stand about it from now on. For a reorganisation there are unit successions."""

    valid_from: Day = Field(description=FIRST_DAY)
    valid_to: Day | None = Field(default=None, description=LAST_DAY)
    headcounts: list[Headcount] = Field(max_length=60, description="Antal anställda, ett per år")


class UnitFilter(Listed):
    """What narrows the list of units."""

    valid_on: Day | None = Field(default=None, description="Enheter som finns den dagen. Utelämnat: i dag")
    include_ended: Choice = Field(default=False, description="Ta med enheter som har upphört före den dagen")
    countable: Choice = Field(default=False, description="Bara enheter vars siffror den som frågar får se")
    q: Annotated[Sought, Field(max_length=100, description="Del av namnet")] | None = None


class UnitSummary(Shape):
    """A unit as one row of a list, with the names above it."""

    id: Id
    board_id: Id
    parent_id: Id | None
    name: str = Field(max_length=120)
    path: str = Field(max_length=2_000, description="Namnen uppifrån och ned, åtskilda av snedstreck")
    kind: UnitKind
    area: Area
    valid_from: Day
    valid_to: Day | None
    manager_name: str | None = Field(max_length=120)


class UnitPage(PageOf):
    """A page of units in Swedish order."""

    units: list[UnitSummary]


class Succession(Shape):
    """A unit that came before or after another in a reorganisation."""

    unit_id: Id
    name: str = Field(max_length=120)
    kind: SuccessionKind
    happened_on: Day


class Unit(UnitSummary):
    """A unit, who answers for it, and what it was and became."""

    manager_id: Id | None
    deputy_id: Id | None
    deputy_name: str | None = Field(max_length=120)
    headcounts: list[Headcount]
    predecessors: list[Succession]
    successors: list[Succession]
    version: int
    links: list[Link] = Field(alias="_links")


class CodeReplace(Shape):
    """What a code is called, when it ends, and what it became. The code itself never changes."""

    label: Label = Field(max_length=120, description="Vad koden kallas där den visas")
    sort: Annotated[int, Field(ge=0, le=10_000), NotText] = Field(
        default=0, description="Platsen i listan, lägst först"
    )
    valid_to: Day | None = Field(default=None, description=LAST_DAY)
    maps_to: Code | None = Field(default=None, description="Koden som den blev, i samma lista")
    asks_data_incident: Flag = Field(
        default=False,
        description="Sant: den som väljer koden får frågan om någon obehörig kan ha fått del av personuppgifter",
    )


class CodeCreate(CodeReplace):
    """A new code of one of a board's lists."""

    board_id: Id = Field(description="Nämnden vars lista det är")
    list: Code = Field(description="Listans namn, till exempel category eller benefit")
    code: Code = Field(description="Koden, med små bokstäver, siffror och bindestreck. Ändras aldrig")
    valid_from: Day = Field(description=FIRST_DAY)
    parent: Code | None = Field(
        default=None, description="Koden som den hör till, i listan ovanför. Behövs i en lista som har en sådan"
    )


class CodeVersion(CodeCreate):
    """A code during a time."""

    id: Id
    version: int
    links: list[Link] = Field(alias="_links")


class CodeListSummary(Shape):
    """A list where each board has codes of its own."""

    name: CodeListName
    label: str = Field(max_length=60)
    singular: str = Field(max_length=60, description="Vad en kod i listan kallas, till exempel kategori")
    description: str = Field(max_length=200, description="Vad listan är till för")
    above: CodeListName | None = Field(description="Listan ovanför, som varje kod hör till någon i")


class CodeListPage(PageOf):
    """The lists that every board has, in the order of the work."""

    code_lists: list[CodeListSummary]


class CodeListFilter(Shape):
    """Whose list, and as of which day."""

    board_id: Id | None = Field(default=None, description="Nämnden. Utelämnad: den egna")
    valid_on: Day | None = Field(default=None, description="Koder som gäller den dagen. Utelämnat: i dag")
    include_ended: Choice = Field(default=False, description="Ta med koder som inte gäller den dagen")


class CodeEntry(Shape):
    """A code as one row of a list."""

    id: Id
    code: Code
    label: str = Field(max_length=120)
    sort: int
    valid_from: Day
    valid_to: Day | None
    maps_to: Code | None
    parent: Code | None
    asks_data_incident: bool
    is_valid: bool
    version: int


class CodeList(Shape):
    """A board's codes of one kind, in the board's order."""

    name: Code
    board_id: Id
    valid_on: Day
    codes: list[CodeEntry]
    links: list[Link] = Field(alias="_links")
