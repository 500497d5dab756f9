"""API shapes of people, the roles they hold, and who stands in for whom."""

from typing import Annotated

from pydantic import Field, StrictBool, StringConstraints

from qms.kernel.schema import Choice, Day, Id, Link, PageOf, Shape
from qms.organisation.models import Role
from qms.organisation.schemas import FIRST_DAY, LAST_DAY, Listed
from qms.texts import IS_REFUSED, NAMES_NOBODY, MaybeLabel, Name, Sought

Email = Annotated[
    str,
    StringConstraints(max_length=254, pattern=r"^([A-Za-z0-9.!#$%&'*+/=?^_{|}~-]+@([A-Za-z0-9-]+\.)+[A-Za-z]{2,})?$"),
    IS_REFUSED,
    NAMES_NOBODY,
]

Issuer = Annotated[str, StringConstraints(max_length=2_048, pattern=r"^https?://[!-~]+$")]
Subject = Annotated[str, StringConstraints(min_length=1, max_length=255, pattern=r"^[!-~]+$"), IS_REFUSED, NAMES_NOBODY]
"""Who somebody is at the identity provider, in whatever way in: the number of an employment, never of a person."""


class LoginIdentity(Shape):
    """Who a person is at the identity provider."""

    issuer: Issuer | None = Field(default=None, description="Utelämnat: den inloggningstjänst som är inställd")
    subject: Subject = Field(description="Personens id hos inloggningstjänsten")


class PersonLoginReplace(Shape):
    """Who a person is at the municipality's identity provider from now on; null when they shall not log in."""

    subject: Subject | None = Field(
        description="Personens id hos inloggningstjänsten. Den som loggar in utan konto får se sitt."
    )


class PersonFields(Shape):
    """What is known about someone who works for the municipality."""

    name: Name = Field(description="För- och efternamn")
    email: Email = Field(default="", description="Adress i tjänsten")
    title: MaybeLabel = Field(default="", max_length=120, description="Befattning, så som den ska visas")


class PersonCreate(PersonFields):
    """Someone who begins to work for the municipality."""

    board_id: Id = Field(description="Nämnden som för uppgifterna om personen")
    identity: LoginIdentity | None = Field(default=None, description="Hur personen loggar in. Kan anges senare")


class PersonReplace(PersonFields):
    """A person with what is to stand from now on. Whoever is not active cannot log in."""

    is_active: StrictBool = Field(description="Falskt när personen har slutat. Den kan då inte logga in")


class PersonFilter(Listed):
    """What narrows the list of people."""

    q: Annotated[Sought, Field(max_length=100, description="Delar av namnet, i vilken ordning som helst")] | None = None
    role: Role | None = Field(default=None, description="Bara de som har rollen i dag")
    can_be_away: Choice | None = Field(
        default=None, description="Sant: bara de som den som frågar kan anmäla frånvaro för"
    )


class PersonSummary(Shape):
    """Someone who works for the municipality, with the roles held today."""

    id: Id
    board_id: Id
    name: str = Field(max_length=120)
    title: str = Field(max_length=120)
    email: str = Field(max_length=254)
    is_active: bool
    roles: list[Role]


class PersonPage(PageOf):
    """A page of people in Swedish order."""

    persons: list[PersonSummary]


class AssignmentReplace(Shape):
    """The time during which a role is held. Another role is another assignment."""

    valid_from: Day = Field(description=FIRST_DAY)
    valid_to: Day | None = Field(default=None, description=LAST_DAY)


class AssignmentCreate(AssignmentReplace):
    """Give a person a role at a unit, or at the whole board when no unit is given."""

    board_id: Id = Field(description="Nämnden som rollen gäller hos")
    person_id: Id = Field(description="Personen som får rollen")
    role: Role = Field(description="Rollen, som avgör vad personen får göra")
    unit_id: Id | None = Field(default=None, description="Enheten, och allt under den. Utelämnad: hela nämnden")


class AssignmentFilter(Listed):
    """What narrows the list of assignments."""

    person_id: Id | None = Field(default=None, description="Bara personens roller")
    unit_id: Id | None = Field(default=None, description="Enheten och allt under den")
    role: Role | None = Field(default=None, description="Bara den rollen")
    valid_on: Day | None = Field(default=None, description="Bara de som gäller den dagen")


class AssignmentSummary(Shape):
    """A role that a person holds during a time."""

    id: Id
    board_id: Id
    person_id: Id
    person_name: str = Field(max_length=120)
    role: Role
    role_name: str = Field(max_length=60)
    unit_id: Id | None
    unit_name: str | None = Field(max_length=120)
    is_by_rule: bool = Field(description="Given av en regel om befattningar, inte för hand")
    valid_from: Day
    valid_to: Day | None
    version: int


class Assignment(AssignmentSummary):
    """A role that a person holds, and what the caller may do with it."""

    links: list[Link] = Field(alias="_links")


class AssignmentPage(PageOf):
    """A page of assignments by person."""

    assignments: list[AssignmentSummary]


class Person(PersonSummary):
    """Someone who works for the municipality, with every role that the caller may know of."""

    assignments: list[AssignmentSummary]
    version: int
    links: list[Link] = Field(alias="_links")


class PersonLogin(Shape):
    """Who a person is at the identity provider, and what the caller may do with it."""

    person_id: Id
    issuer: str = Field(max_length=2_048)
    subject: str | None = Field(max_length=255)
    version: int
    links: list[Link] = Field(alias="_links")


class AbsenceCreate(Shape):
    """Time away, and who holds the person's roles at the board meanwhile."""

    board_id: Id = Field(description="Nämnden där någon annan tar rollerna")
    person_id: Id = Field(description="Personen som är borta")
    deputy_id: Id = Field(description="Personen som har rollerna under tiden")
    absent_from: Day = Field(description="Första dagen borta")
    absent_to: Day = Field(description="Sista dagen borta")


class AbsenceFilter(Listed):
    """What narrows the list of absences."""

    person_id: Id | None = Field(default=None, description="Bara personens frånvaro")
    ends_from: Day | None = Field(default=None, description="Slutar den dagen eller senare. Utelämnat: i dag")


class AbsenceSummary(AbsenceCreate):
    """Time away, with names."""

    id: Id
    person_name: str = Field(max_length=120)
    deputy_name: str = Field(max_length=120)
    version: int


class Absence(AbsenceSummary):
    """Time away, and what the caller may do with it."""

    links: list[Link] = Field(alias="_links")


class AbsencePage(PageOf):
    """A page of absences, the next first."""

    absences: list[AbsenceSummary]


class ReportReaders(Shape):
    """Those who read what is reported at a unit through one role, the first of them by name."""

    role: Role
    role_name: str = Field(max_length=120)
    names: list[Annotated[str, Field(max_length=120)]] = Field(description="De första i bokstavsordning")
    total: int


class ReportReaderList(Shape):
    """Who reads what is reported at a unit, by the roles that the board has given out today."""

    readers: list[ReportReaders]
    links: list[Link] = Field(alias="_links")
