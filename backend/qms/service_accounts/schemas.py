"""API shapes of the accounts that systems have."""

from typing import Annotated

from pydantic import Field, StringConstraints

from qms.kernel.schema import Day, Id, Instant, Link, PageOf, Shape
from qms.service_accounts.models import Job
from qms.texts import Name

ClientId = Annotated[str, StringConstraints(min_length=1, max_length=255, pattern=r"^[!-~]+$")]


class ServiceAccountReplace(Shape):
    """An account with what is to stand from now on. One whose last day has been may do nothing."""

    name: Name = Field(description="Vad systemet heter")
    client_id: ClientId = Field(description="Systemets klient-id hos inloggningstjänsten")
    valid_to: Day = Field(description="Sista dagen som systemet får anropa, i dag eller senare. Gårdagen avslutar det")


class ServiceAccountCreate(ServiceAccountReplace):
    """A system that is to call the API for a board."""

    board_id: Id = Field(description="Nämnden som systemet arbetar åt")
    job: Job = Field(description="Det enda som systemet ska göra. Det avgör vad det får göra")


class Right(Shape):
    """One thing that a system may do."""

    scope: str = Field(max_length=60)
    label: str = Field(max_length=120)


class ServiceAccountSummary(Shape):
    """A system that may call the API, or has done so."""

    id: Id
    board_id: Id
    name: str = Field(max_length=120)
    client_id: str = Field(max_length=255)
    job: Job | None
    job_name: str | None = Field(max_length=60)
    scopes: list[Right]
    valid_to: Day
    created_by_name: str | None = Field(max_length=120, description="Vem som lade upp det. Tomt: vid uppläggningen")
    last_used_at: Instant | None = Field(description="När det senast anropade, på en timme när")
    is_unused: bool = Field(description="Sant när det får anropa men inte har gjort det på länge")
    version: int


class ServiceAccount(ServiceAccountSummary):
    """A system that may call the API, and what the caller may do with its account."""

    links: list[Link] = Field(alias="_links")


class ServiceAccountPage(PageOf):
    """A page of systems in Swedish order."""

    service_accounts: list[ServiceAccountSummary]
