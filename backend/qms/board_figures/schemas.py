"""API shapes of the figures that can be asked for by those who may not read what is counted."""

from typing import Annotated

from pydantic import Field, StringConstraints, model_validator

from qms.board_figures.models import FigureDimension
from qms.figures.schemas import FigureFormat
from qms.kernel.schema import Day, Id, Link, Shape
from qms.texts import Code

FigurePeriod = Annotated[
    str,
    StringConstraints(pattern=r"^(19|20)[0-9]{2}(-(0[1-9]|1[0-2]|Q[1-4]))?$"),
    Field(json_schema_extra={"example": "2026-Q3"}),
]


MENU = (
    "Det här går att fråga efter, delat på en sak i taget: hela nämnden en månad vars kvartal är slut "
    "(period=2026-08), en enhet ett avslutat kvartal (unitId och period=2026-Q3), och hela nämnden ett avslutat år "
    "(period=2025) på kategori eller allvarlighetsgrad."
)


class FiguresFilter(Shape):
    """One of the questions that can be asked: about a board or a unit, one period, one dimension."""

    board_id: Id | None = Field(default=None, description="Nämnden. Utelämnad: den egna")
    unit_id: Id | None = Field(default=None, description="Enheten för sig. Utelämnad: hela nämnden")
    period: FigurePeriod | None = Field(
        default=None,
        description="För nämnden en månad i ett avslutat kvartal (2026-08) eller ett avslutat år (2025), för en enhet "
        "ett avslutat kvartal (2026-Q3). Utelämnad: den senaste månaden, för en enhet det senaste kvartalet",
    )
    by: FigureDimension = Field(
        default=FigureDimension.CATEGORY, description="Vad talen delas upp på. För ett år: category eller grade"
    )

    @model_validator(mode="before")
    @classmethod
    def _asks_for_nothing_else(cls, sent: object) -> object:
        if isinstance(sent, dict) and sent.keys() - {field.alias or name for name, field in cls.model_fields.items()}:
            raise ValueError(MENU)
        return sent


class FileOfBoardFigures(FiguresFilter):
    """One of the questions, and what kind of file is wanted."""

    format: FigureFormat = Field(default=FigureFormat.XLSX, description="Vilket slags fil svaret ska vara")


class ShownFigure(Shape):
    """One row. A hidden figure has neither count nor share."""

    code: Code
    label: str = Field(max_length=120)
    count: int | None
    share: float | None = Field(description="Andel i procent, en decimal")


class DeviationFigures(Shape):
    """The answer to one question, as it was first given."""

    board_id: Id
    board_name: str = Field(max_length=120)
    unit_id: Id | None
    scope: str = Field(max_length=120)
    source: str = Field(max_length=1_000, description="Källan i en mening, att ha med där ett tal används")
    file_name: str = Field(max_length=200, description="Namnet på en fil med siffrorna, utan ändelse")
    period: FigurePeriod
    starts_on: Day
    ends_on: Day
    first_shown_on: Day = Field(description="Dagen då talen visades första gången. De räknas inte om")
    by: FigureDimension
    title: str = Field(max_length=60)
    small_limit: int = Field(description="Tal under den här gränsen visas inte, och inte heller tal som avslöjar dem")
    total: int | None = Field(description="Antalet rapporter; null när det är dolt")
    rows: list[ShownFigure]
    is_silent: bool = Field(description="Sant när ingen uppdelning visas, för att rapporterna är för få")
    links: list[Link] = Field(alias="_links")
