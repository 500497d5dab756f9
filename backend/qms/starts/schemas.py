"""API shapes of the start page."""

from pydantic import Field

from qms.kernel.codes import Codes
from qms.kernel.schema import Day, Id, Link, Shape


class NoteName(Codes):
    """What a note on a start page tells of. They stand in this order."""

    QUARTER = "quarter", "Kvartalet som ska anmälas till IVO"
    DECISIONS_NEAR = "decisions-near", "Beslut som snart passerar gränsen"
    SUSPECTED_MISCONDUCT = "suspected-misconduct", "Misstänkta missförhållanden som inte är avslutade"
    OTHER_SHARE = "other-share", "Rapporter i kategorin Övrigt i år"
    OPEN_AGES = "open-ages", "Öppna avvikelser och hur gamla de är"
    SILENT_UNITS = "silent-units", "Enheter som inte har rapporterat"
    BOARD_FIGURES = "board-figures", "Nämndens senaste siffror"
    QUARTER_SENT = "quarter-sent", "Kvartalet som senast anmäldes till IVO"
    DISCLOSURES = "disclosures", "Röjda identiteter den senaste veckan"
    DENIALS = "denials", "Nekade försök i går och i dag"
    DIRECTORY_RUNS = "directory-runs", "Listor från katalogen som väntar på ja"
    PEOPLE_FILES = "people-files", "Granskade filer med personer"
    DECISION_FILES = "decision-files", "Granskade filer med beslut"
    ACCOUNTS_ENDING = "accounts-ending", "Systemkonton som snart slutar gälla"
    ABSENCES_UNGUARDED = "absences-unguarded", "Frånvarande som ingen ersätter längre"
    EXPORT_APPROVED = "export-approved", "Ditt uttag är godkänt"
    EXPORT_REFUSED = "export-refused", "Ditt uttag är nekat"
    ROLE_ENDS = "role-ends", "En roll som har ett slutdatum"
    COMPLAINTS_LATER = "complaints-later", "Det finns inget register för synpunkter och klagomål ännu"


class Note(Shape):
    """One thing that is worth knowing about a board, in numbers. What a number counts follows from the name."""

    name: NoteName
    board_id: Id
    board_name: str = Field(max_length=120)
    thing_id: Id | None = Field(description="Det som uppgiften gäller, när det är en enda sak")
    count: int | None = Field(description="Antalet. För board-figures null när det är för litet för att visas")
    base: int | None = Field(description="Antalet som count räknas av, eller så många av count som är försenade")
    day: Day | None = Field(description="Sista dagen, den äldsta, den första som räknas eller den då något upphör")
    label: str | None = Field(max_length=120, description="Kvartalet, månaden, rollen eller listan")
    status: str | None = Field(max_length=60, description="Hur långt kvartalet har kommit")
    names: list[str] = Field(description="Enheternas namn, i bokstavsordning")
    is_late: bool = Field(description="Sant när en sista dag har passerat")
    links: list[Link] = Field(alias="_links")


class Start(Shape):
    """What stands on the caller's start page beside the list of work."""

    notes: list[Note]
    links: list[Link] = Field(alias="_links")
