"""The shape of what a directory says of one person."""

from datetime import date
from typing import Annotated

from pydantic import Field, StringConstraints, ValidationInfo, field_validator

from qms.kernel.schema import Day, Shape
from qms.people.schemas import Email, Subject
from qms.texts import BesideError, Label, MaybeLabel, Name

Key = Annotated[Label, StringConstraints(max_length=100)]


class DirectoryAbsence(Shape):
    """A time when somebody is away, and who stands in."""

    absent_from: Day = Field(description="Första dagen borta")
    absent_to: Day = Field(description="Sista dagen borta")
    deputy: Key | None = Field(
        default=None, description="Ersättarens nyckel i katalogen. Utelämnad: den närmaste chefen"
    )


class DirectoryRow(Shape):
    """Where somebody works, as the municipality's directory says it."""

    key: Key = Field(description="Katalogens egen nyckel för anställningen. Samma nyckel igen är samma rad")
    name: Name = Field(description="För- och efternamn")
    email: Email = Field(default="", description="Adress i tjänsten")
    login: Subject | None = Field(
        default=None,
        description="Personens id hos inloggningstjänsten. Knyts bara till den som är ny eller saknar roller",
    )
    unit: Label = Field(max_length=120, description="Enhetens kod i katalogen, eller dess namn här")
    title: MaybeLabel = Field(default="", max_length=120, description="Befattning, så som reglerna nämner den")
    valid_from: Day | None = Field(default=None, description="Första arbetsdagen. Utelämnad: den dag raden först kom")
    valid_to: Day | None = Field(default=None, description="Sista arbetsdagen. Utelämnad: tills vidare")
    manager: Key | None = Field(default=None, description="Närmaste chefens nyckel i katalogen")
    absence: DirectoryAbsence | None = Field(default=None, description="Pågående eller kommande frånvaro")

    @field_validator("valid_to")
    @classmethod
    def _ends_after_it_begins(cls, last: date | None, info: ValidationInfo) -> date | None:
        first = info.data.get("valid_from")
        if first and last and last < first:
            raise BesideError("Sista arbetsdagen ligger före den första")
        return last
