"""Accounts of systems, and when each was last used."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ARRAY, ForeignKey, Text
from sqlalchemy.orm import Mapped, mapped_column

from qms.kernel import clock
from qms.kernel.codes import Codes
from qms.kernel.db import Base
from qms.kernel.rows import Versioned


class Job(Codes):
    """What a municipal system does here: one thing each. ``jobs.toml`` says what that takes."""

    DEVIATION_INTAKE = "deviation-intake", "Lämna avvikelser"
    DECISION_IMPORT = "decision-import", "Lämna beslut"
    IVO_REPORTING = "ivo-reporting", "Ta fram kvartalsrapporten till IVO"
    KOLADA_IMPORT = "kolada-import", "Hämta nämndens siffror"
    DIRECTORY_SYNC = "directory-sync", "Hålla personer och enheter aktuella"


class ServiceAccount(Versioned, Base):
    """A municipal system that calls the API: one job, named scopes, one board, an end date."""

    __tablename__ = "service_account"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=None)
    board_id: Mapped[UUID] = mapped_column(ForeignKey("board.id"))
    client_id: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    job: Mapped[Job | None]
    scopes: Mapped[list[str]] = mapped_column(ARRAY(Text))
    valid_to: Mapped[date]
    created_by: Mapped[UUID | None] = mapped_column(ForeignKey("person.id"))
    created_at: Mapped[datetime] = mapped_column(default=clock.now)


class ServiceAccountUse(Base):
    """When an account last called, within the hour. Written by ``access.enter`` at most that often; never here."""

    __tablename__ = "service_account_use"

    account_id: Mapped[UUID] = mapped_column(ForeignKey("service_account.id"), primary_key=True)
    board_id: Mapped[UUID]
    used_at: Mapped[datetime]
