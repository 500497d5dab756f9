"""What somebody has been told, whatever it is about, and the letters that say that something waits."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from qms.kernel.codes import Codes
from qms.kernel.db import Base
from qms.organisation.models import Person, Role


class NotificationKind(Codes):
    """What somebody is told. The words name nobody: what it is about is shown beside them, to whoever may read it."""

    DEADLINE_NEAR = "deadline-near", "En tid går snart ut"
    DEADLINE_MISSED = "deadline-missed", "En tid har gått ut"
    DEADLINE_SUPERIOR = "deadline-superior", "En tid har gått ut, och det som skulle göras är inte gjort"
    LIMIT_NEAR = "limit-near", "Det är en månad kvar till lagens gräns"
    LIMIT_PASSED = "limit-passed", "Lagens gräns har passerat"
    SOURCE_CHANGED = "source-changed", "Källsystemet har ändrat uppgifter"
    HANDED_TO_YOU = "handed-to-you", "Du har fått ansvaret"
    APPOINTED = "appointed", "Du ska medverka"
    MESSAGE = "message", "Någon har skrivit ett meddelande"
    JUDGE_MATTER = "judge-matter", "Effekten kan bedömas"
    RECURRED = "recurred", "Det har hänt igen"
    MEASURE_READY = "measure-ready", "Måttet är räknat"
    ANSWERED = "answered", "Du har fått svar"
    STEP_TAKEN = "step-taken", "Det du rapporterade har kommit ett steg till"
    REOPENED = "reopened", "Öppnat igen"
    SAME_EVENT = "same-event", "Samma händelse är rapporterad av fler"
    DATA_INCIDENT = "data-incident", "Någon obehörig kan ha fått del av personuppgifter"
    DATA_INCIDENT_LATE = "data-incident-late", "Obehöriga kan ha fått del av personuppgifter, och tiden har gått ut"
    DATA_INCIDENT_DECIDED = "data-incident-decided", "Dataskyddsombudet har beslutat"
    AT_INTAKE = "at-intake", "Något om din enhet ligger hos mottagningen"
    OWNER_MISSING = "owner-missing", "Det finns ärenden som ingen ansvarig når"
    INTAKE_UNHELD = "intake-unheld", "Ett område med mottagning har ingen som fördelar rapporterna"
    PUBLICATION_TO_READ = "publication-to-read", "Du ska läsa ett lärkort innan det publiceras"
    PUBLICATION_BACK = "publication-back", "Ett lärkort som du har skrivit behöver ändras"
    PUBLICATION_NEW = "publication-new", "Ett nytt lärkort att tala om på arbetsplatsträffen"
    RECEIVER_PAUSED = "receiver-paused", "Händelser når inte ett anslutet system, och skickas inte längre"
    ADDRESS_REFUSED = "address-refused", "Brev når inte adressen"
    QUARTER_ENDING = "quarter-ending", "Kvartalet tar snart slut"
    REPORT_DUE = "report-due", "Det är snart sista dagen att anmäla till IVO"
    OVERDUE = "overdue", "Sista dagen att anmäla till IVO har passerat"
    ESCALATED = "escalated", "Kvartalet är inte anmält fast sista dagen har passerat"

    def words(self, in_place_of: str | None) -> str:
        """What is said to who is told, or to who stands in for them, who is not the one it is said of."""
        if in_place_of is None:
            return self.label
        does = INSTEAD.get(self)
        return f"Du ersätter {in_place_of}, {does}" if does else f"Du ersätter {in_place_of}. {self.label}"


INSTEAD = {
    NotificationKind.HANDED_TO_YOU: "som har fått ansvaret",
    NotificationKind.APPOINTED: "som ska medverka",
    NotificationKind.ANSWERED: "som har fått svar",
    NotificationKind.AT_INTAKE: "vars enhet har något hos mottagningen",
    NotificationKind.PUBLICATION_TO_READ: "som ska läsa ett lärkort innan det publiceras",
    NotificationKind.PUBLICATION_BACK: "vars lärkort behöver ändras",
    NotificationKind.STEP_TAKEN: "vars rapport har kommit ett steg till",
}
"""What says *du* to who is told, as it is said to who stands in for them."""


class NotificationState(Codes):
    """Which of what somebody has been told."""

    NEW = "new", "Det som varken är läst eller gjort"
    ALL = "all", "Allt"


class Notification(Base):
    """Something that a person, or those with a role, have been told, so that it happens once.

    It is about one thing at most, with a column for each sort of thing, or about the board. A role is told as those who
    held it then; where nobody did, the row says so by having no recipient. It waits until it is read, or until what it
    says is done. While who is told is away it waits for them and for who stands in, each until they have read it
    themselves (``Reading``).
    """

    __tablename__ = "notification"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=None)
    board_id: Mapped[UUID]
    matter_id: Mapped[UUID | None]
    report_id: Mapped[UUID | None]
    publication_id: Mapped[UUID | None]
    account_id: Mapped[UUID | None]
    person_id: Mapped[UUID | None] = mapped_column(ForeignKey(Person.id))
    kind: Mapped[NotificationKind]
    key: Mapped[str]
    """Tells what is told of one kind about one thing apart, such as the day that a clock started."""
    recipient_id: Mapped[UUID | None] = mapped_column(ForeignKey(Person.id))
    recipient_role: Mapped[Role | None]
    told_at: Mapped[datetime]
    read_at: Mapped[datetime | None]
    """When who is told had read it, and was there to do something about it."""
    done_at: Mapped[datetime | None]


class Reading(Base):
    """That somebody has read what waits for another too: as who stands in for who is told, or as who is away."""

    __tablename__ = "notification_reading"

    notification_id: Mapped[UUID] = mapped_column(ForeignKey(Notification.id), primary_key=True)
    person_id: Mapped[UUID] = mapped_column(ForeignKey(Person.id), primary_key=True)
    board_id: Mapped[UUID]
    read_at: Mapped[datetime]


class DigestStatus(Codes):
    """How far a letter has come. What became of an unknown one nobody can say, so it is never sent again."""

    MADE = "made", "Väntar på att skickas"
    SENDING = "sending", "Skickas"
    SENT = "sent", "Mottaget av e-postservern"
    UNKNOWN = "unknown", "Avbrutet, oklart om det kom fram"
    UNDELIVERABLE = "undeliverable", "Adressen tar inte emot det"
    DROPPED = "dropped", "Behövdes inte längre"


class Digest(Base):
    """The letter of a day to one person, whatever waits and at how many boards: one at most."""

    __tablename__ = "digest"

    id: Mapped[UUID] = mapped_column(primary_key=True, default=None)
    board_id: Mapped[UUID]
    person_id: Mapped[UUID] = mapped_column(ForeignKey(Person.id))
    day: Mapped[date]
    progress: Mapped[DigestStatus]
    attempts: Mapped[int] = mapped_column(default=0)
    changed_at: Mapped[datetime]
    fault: Mapped[str | None]
