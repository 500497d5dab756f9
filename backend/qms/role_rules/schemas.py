"""API shapes of the rules by which a directory gives roles, and of what directories call units."""

from pydantic import Field

from qms.kernel.schema import Choice, Flag, Id, Instant, Link, PageOf, Shape
from qms.organisation.models import Role
from qms.texts import Label, MaybeLabel


class DirectoryRuleFields(Shape):
    """Whoever has a title at a unit has a role there."""

    title: MaybeLabel = Field(
        max_length=120, description="Befattningen, utan hänsyn till stora och små bokstäver. Tom: alla"
    )
    unit_id: Id | None = Field(default=None, description="Enheten. Utelämnad: hela nämnden")
    includes_below: Flag = Field(default=True, description="Gäller även enheter under den")
    role: Role = Field(
        description="Rollen, på enheten där personen arbetar. Bara reporter, unit-manager och department-head"
    )


class DirectoryRuleCreate(DirectoryRuleFields):
    """A rule to begin with."""

    board_id: Id = Field(description="Nämnden som beslutar regeln")


class DirectoryRuleTrial(Shape):
    """A rule that somebody thinks of."""

    board_id: Id | None = Field(default=None, description="Behövs bara av den som arbetar för flera nämnder")
    title: MaybeLabel = Field(default="", max_length=120, description="Befattningen. Tom: alla")
    unit_id: Id | None = Field(default=None, description="Enheten. Utelämnad: hela nämnden")
    includes_below: Choice = Field(default=True, description="Gäller även enheter under den")
    role: Role = Field(default=Role.REPORTER, description="Rollen som skulle ges. Utelämnad: reporter")


class DirectoryRuleExample(Shape):
    """Somebody whom a rule would fit."""

    person_name: str = Field(max_length=120)
    title: str = Field(max_length=120)
    unit_name: str = Field(max_length=120)


class DirectoryRuleEffect(Shape):
    """What a rule would do today."""

    persons: int = Field(description="Så många skulle ha rollen genom regeln")
    without: int = Field(description="Så många av dem har den inte redan")
    examples: list[DirectoryRuleExample] = Field(description="De första, i bokstavsordning")
    links: list[Link] = Field(alias="_links")


class DirectoryRuleSummary(DirectoryRuleFields):
    """A rule as one row of a list."""

    id: Id
    board_id: Id
    role_name: str = Field(max_length=60)
    unit_name: str | None = Field(max_length=120)
    decided_at: Instant
    decided_by_name: str | None = Field(max_length=120)
    persons: int = Field(description="Så många har rollen genom regeln i dag")


class DirectoryRulePage(PageOf):
    """A page of the rules that hold, by title."""

    rules: list[DirectoryRuleSummary]


class DirectoryRule(DirectoryRuleSummary):
    """A rule, and what may be done with it."""

    version: int
    links: list[Link] = Field(alias="_links")


class DirectoryUnitCreate(Shape):
    """What a directory calls one of the board's units."""

    board_id: Id = Field(description="Nämnden som enheten hör till")
    code: Label = Field(max_length=120, description="Vad enheten kallas i katalogen, till exempel ett kostnadsställe")
    unit_id: Id = Field(description="Enheten")


class DirectoryUnit(DirectoryUnitCreate):
    """What a directory calls a unit, as one row."""

    id: Id
    unit_name: str = Field(max_length=120)
    version: int
    links: list[Link] = Field(alias="_links")


class DirectoryUnitPage(PageOf):
    """A page of what directories call units."""

    directory_units: list[DirectoryUnit]
