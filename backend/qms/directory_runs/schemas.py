"""API shapes of lists of people."""

from typing import Annotated

from pydantic import Field

from qms.directory.models import Verdict
from qms.directory.schemas import DirectoryRow, Key
from qms.directory_runs.models import RunStatus, Way
from qms.intake.schemas import ByItself, ItemProblem, Malformed
from qms.kernel.schema import Choice, Day, Filter, Flag, Id, Instant, Link, PageOf, Shape
from qms.organisation.models import Role
from qms.organisation.schemas import Listed

MOST_ROWS = 20_000
MOST_BYTES = 16 * 1024 * 1024


class DirectoryRunCreate(Shape):
    """A list of people: the whole of what a directory has, or a part."""

    board_id: Id | None = Field(default=None, description="Behövs bara av den som arbetar för flera nämnder")
    source: Key = Field(description="Katalogens namn, alltid detsamma från samma katalog")
    is_complete: Flag = Field(
        description="True när listan är hela katalogen: de som inte står i den slutar. False för en del av den"
    )
    is_dry_run: Flag = Field(default=False, description="True prövar raderna utan att läsa in dem")
    entries: list[Annotated[DirectoryRow | Malformed, ByItself()]] = Field(
        min_length=1, max_length=MOST_ROWS, description="En rad per anställning. Varje rad bedöms för sig"
    )


class DirectoryRunFilter(Listed):
    """What narrows the list of lists."""

    status: RunStatus | None = Field(default=None, description="Bara de i det läget")
    import_id: Id | None = Field(default=None, description="Bara det som en fil skulle bli eller har blivit")


class RowFilter(Filter):
    """What narrows the rows of a list."""

    verdict: Verdict | None = Field(default=None, description="Bara rader med det utslaget")
    remarked: Choice | None = Field(
        default=None, description="Sant: bara rader som är med trots en anmärkning, till exempel en okänd chef"
    )
    same_person: Choice | None = Field(
        default=None, description="Sant: bara nya rader som blir samma person som någon annan"
    )


class DirectoryRunSummary(Shape):
    """A list of people that came in, as one row."""

    id: Id
    board_id: Id
    source: str = Field(max_length=100)
    way: Way
    status: RunStatus
    is_complete: bool
    is_dry_run: bool
    asks: bool = Field(description="Om någon måste säga ja till dem som slutar, eller skulle behöva det")
    import_id: Id | None = Field(description="Filen som listan kommer ur, när den kom som fil")
    requested_at: Instant
    requested_by_name: str = Field(max_length=200)
    row_count: int
    created: int
    updated: int
    unchanged: int
    ended: int = Field(description="Så många slutar, eller skulle sluta")
    rejected: int


class DirectoryRunPage(PageOf):
    """A page of lists of people, the latest first."""

    runs: list[DirectoryRunSummary]


class DirectoryRun(DirectoryRunSummary):
    """A list of people that came in, and what may be done with it."""

    decided_at: Instant | None = Field(description="När någon sade ja eller nej")
    decided_by_name: str | None = Field(max_length=120)
    remarks: int = Field(description="Så många rader är med trots en anmärkning. Den står som problem på raden")
    leaving: int = Field(
        description="Så många personer slutar, ifall listan läses in. Den som går vidare på en annan rad utan en dag "
        "emellan slutar inte"
    )
    ends_caller: bool = Field(description="Om den som frågar själv slutar, ifall listan läses in")
    keeps_caller: bool = Field(
        description="Om listan låter den som frågar sluta, men inte gör det: nämnden skulle stå utan administratör"
    )
    staying: list[str] = Field(
        description="De som listan låter sluta men som inte slutar: ingen annan är, eller var, nämndens administratör"
    )
    working: int = Field(description="Så många rader från källan som gäller nu")
    percent: int = Field(
        description="Nämndens gräns: fler än så många procent får inte sluta utan ett ja. I en fil ingen alls"
    )
    version: int
    links: list[Link] = Field(alias="_links")


class DirectoryRunRow(Shape):
    """A row of a list, and what became of it or would become of it."""

    number: int
    key: str | None = Field(max_length=100)
    verdict: Verdict | None = Field(description="Utslaget; null tills raden har prövats")
    problem: ItemProblem | None
    person_id: Id | None = Field(description="Personen, när den redan finns här")
    person_name: str | None = Field(max_length=120)
    unit_name: str | None = Field(max_length=120)
    same_person_name: str | None = Field(
        max_length=120,
        description="Den som en ny rad blir samma person som, för att inloggningen är densamma. Null: en ny person, "
        "eller en rad som redan är inläst: då säger personName vem det blev",
    )
    same_person_row: int | None = Field(description="Raden som den personen står på, när det är en rad i samma lista")
    goes_on: bool = Field(description="Om personen har en annan rad kvar när den här slutar, och alltså inte slutar")
    last_day: Day | None = Field(description="Sista arbetsdagen, när raden säger en")
    roles: list[Role] = Field(description="De roller som personen har i dag")


class DirectoryRunRowPage(PageOf):
    """A page of the rows of a list."""

    rows: list[DirectoryRunRow]
