"""The lists that can be taken out: their rows, what their columns are called, and their filters in words."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, FromClause, Select, select

from qms.action_lists import queries as actions
from qms.action_lists.schemas import ActionNarrowing
from qms.actions.models import OPEN as OPEN_ACTIONS
from qms.actions.models import ActionKind, ActionStatus, ActionStrength
from qms.actions.queries import NAMED as NAMED_ACTIONS
from qms.actions.states import KIND as ACTION
from qms.data_incidents import queries as incidents
from qms.data_incidents.models import DataIncidentStatus, DataRisk
from qms.data_incidents.schemas import DataIncidentNarrowing
from qms.deadlines.models import DeadlineStatus
from qms.deviation_lists import queries as deviations
from qms.deviation_lists.columns import JOINED
from qms.deviation_lists.schemas import DeviationNarrowing
from qms.deviations.models import OPEN, DeviationStatus, ReportType
from qms.deviations.states import KIND as DEVIATION
from qms.investigations.models import SystemArea
from qms.kernel import clock
from qms.kernel.codes import Codes
from qms.kernel.db import Tx
from qms.kernel.rows import Row
from qms.kernel.schema import Filter
from qms.list_exports.models import ListName
from qms.matters.models import Effect, Matter
from qms.matters.states import Kind
from qms.organisation.code_lists import CodeListName
from qms.spreadsheets.writer import Value
from qms.unexecuted_decisions import queries as decisions
from qms.unexecuted_decisions.models import ClockBasis, DecisionStatus
from qms.unexecuted_decisions.schemas import DecisionNarrowing
from qms.unexecuted_decisions.states import KIND as DECISION

Names = Mapping[str, Mapping[str, str]]
"""By list of codes, what each code is called at the board."""
LEVEL = "level"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, its width, and which of a row's values stands in it, by a list of codes or as it is.

    A list is a closed one, or one of the board's by its name.
    """

    heading: str
    width: int
    name: str
    codes: type[Codes] | str = ""
    only_if: Callable[[Row], bool] = lambda _: True

    def of(self, row: Row, names: Names) -> Value:
        """What stands in the column of a row, as the list shows it."""
        return shown(row[self.name], _called(self.codes, names)) if self.only_if(row) else None


def _called(codes: type[Codes] | str, names: Names) -> Mapping[str, str]:
    return names.get(codes, {}) if isinstance(codes, str) else codes.labels()


@dataclass(frozen=True, slots=True)
class Listed:
    """A list: by whose rights it is read and searched, what narrows it, its rows in order, and its columns.

    Its rows are matters of a kind, or name one each.
    """

    kind: Kind | None
    reads: str
    searches: str | None
    filters: type[Filter]
    chosen: Callable[[Tx, Any, str], list[ColumnElement[bool]]]
    rows: Callable[[Tx], Select[Any]]
    orders: Mapping[str, Sequence[ColumnElement[Any]]]
    columns: Sequence[Column]
    matter: str = "id"
    """By which of a row's values its matter is known."""

    @property
    def tables(self) -> FromClause:
        """What is counted: the matters of its kind, or what it has instead."""
        if self.kind is None:
            return incidents.JOINED
        own, matter = self.kind.model.__table__, Matter.__table__
        return matter.join(own, own.c.id == matter.c.id)


def shown(value: Any, names: Mapping[str, str]) -> Value:
    """A value as people read it: a code by its name, an instant by its day, yes as a word and no as nothing."""
    match value:
        case Codes():
            return value.label
        case bool():
            return "Ja" if value else None
        case datetime():
            return clock.civil_date(value)
        case str():
            return names.get(value, value)
        case None | int() | date():
            return value
    return names.get(str(value), str(value))


FILTERS = {
    "status": "Läge",
    "reportType": "Typ",
    "unitId": "Enhet med allt under",
    "area": "Område",
    "category": "Kategori",
    "reportedFrom": "Inkom från",
    "reportedTo": "Inkom till",
    "overdue": "Bara försenade",
    "stage": "Tid sedan beslut eller avbrott",
    "basis": "Tiden räknas från",
    "benefit": "Insats",
    "caseReference": "Ett visst ärende",
    "decidedFrom": "Beslutat från",
    "decidedTo": "Beslutat till",
    "endsFrom": "Gräns från",
    "endsTo": "Gräns till",
    "mine": "Bara egna",
    "others": "Bara det som andra ansvarar för",
    "activity": "Aktivitet",
    "concernsChild": "Gäller ett barn",
    "direction": "Vem som registrerade i vårdsamverkan",
    "counterpart": "Motpart",
    "cooperationCategory": "Kategori i vårdsamverkan",
    "atIntake": "Bara det som mottagningen ska fördela",
    "intakeId": "Bara det som kom till en viss mottagning",
    "seriousness": "Risk",
    "asOf": "Så som det stod",
    "singleUnitId": "Enhet",
    "follow": "Enheter följs genom omorganisationer",
    "handling": "Hanteringstid",
    "closing": "Pågående eller avslutat",
    "outcome": "Vad det blev",
    "cause": "Orsak",
    "causeArea": "Var i verksamheten en orsak ligger",
    "again": "Bara det som har hänt förut",
    "effect": "Bedömd effekt",
    "withoutJudgedAction": "Bara det som ingen åtgärd är bedömd för",
    "group": "Tid kvar",
    "elsewhere": "Bara det som någon utanför ska genomföra",
    "recurred": "Bara det som återkom",
    "actionKind": "Slag av åtgärd",
    "strength": "Styrka",
    "proposedFrom": "Föreslagna från",
    "proposedTo": "Föreslagna till",
    "about": "Vad de gäller",
    "level": "För vem",
    "watched": "Att hålla ögonen på",
    "learntFrom": "Känd från",
    "learntTo": "Känd till",
    "late": "Bara de som inte beslutades i tid",
    "sort": "Ordning",
}
"""What each filter of a list is called."""
UNTOLD = {"caseReference", "intakeId"}
"""Filters whose value is not put in words, since it names one person's case, or says nothing to who reads it."""
TOLD_ALREADY, OTHER_CODES = {"board_id"}, {"none": "Ingen", **{kind.name: kind.title for kind in (DEVIATION, DECISION)}}
"""What stands at the head of the file anyhow."""
CODED: dict[str, type[Codes] | str] = {
    "category": CodeListName.CATEGORY,
    "benefit": CodeListName.BENEFIT,
    "activity": CodeListName.ACTIVITY,
    "counterpart": CodeListName.COUNTERPART,
    "cooperationCategory": CodeListName.COOPERATION_CATEGORY,
    "cause": CodeListName.CAUSE,
    "causeArea": SystemArea,
    "effect": Effect,
    "seriousness": LEVEL,
}


def in_words(filters: Filter, units: Mapping[str, str], names: Names) -> list[str]:
    """The filters that are set, and the order, as they are read."""
    words = []
    for name, value in filters.model_dump(by_alias=True, exclude=TOLD_ALREADY).items():
        values = [one for one in (value if isinstance(value, list) else [value]) if one not in (None, "", False)]
        if values and (name in UNTOLD or value is True):
            words.append(FILTERS[name])
        elif values:
            known = {**units, **OTHER_CODES, **_called(CODED.get(name, ""), names)}
            words.append(f"{FILTERS[name]}: {', '.join(str(shown(one, known)) for one in values)}")
    return words


def _is_open(row: Row) -> bool:
    return row["status"] in OPEN


REFERENCE, UNIT = Column("Nummer", 14, "reference"), Column("Enhet", 32, "unitName")
OF_DEVIATIONS = (
    REFERENCE,
    Column("Rubrik", 50, "title"),
    UNIT,
    Column("Typ", 18, "reportType", ReportType),
    Column("Antal händelser", 10, "eventCount"),
    Column("Läge", 18, "status", DeviationStatus),
    Column("Omedelbar fara", 10, "immediateDanger"),
    Column("Risk", 14, "seriousness", LEVEL),
    Column("Inkom", 12, "reportedAt"),
    Column("Inläst ur annat system", 12, "importedAt"),
    Column("Ska vara klar", 12, "dueOn", only_if=_is_open),
)
OF_DECISIONS = (
    REFERENCE,
    Column("Insats", 32, "benefit", CodeListName.BENEFIT),
    UNIT,
    Column("Skyddade personuppgifter", 12, "isProtected"),
    Column("Gräns", 12, "endsOn"),
    Column("Dagar kvar", 10, "daysLeft"),
    Column("Tiden räknas från", 18, "basis", ClockBasis),
    Column("Läge", 18, "status", DecisionStatus),
    Column("Skäl till dröjsmålet", 32, "delayReason", CodeListName.DELAY_REASON),
    Column("Ansvarig", 26, "ownerName"),
    Column("Beslutat", 12, "decidedOn"),
)


OF_ACTIONS = (
    REFERENCE,
    Column("Åtgärd", 50, "title"),
    UNIT,
    Column("Slag", 18, "actionKind", ActionKind),
    Column("Styrka", 10, "strength", ActionStrength),
    Column("Läge", 18, "status", ActionStatus),
    Column("Ansvarig", 26, "ownerName"),
    Column("Utanför", 26, "outsideName"),
    Column("Skickad", 12, "sentOn"),
    Column("Svar", 12, "answeredOn"),
    Column("Gånger flyttad", 10, "postponements"),
    Column("Återkom", 12, "recurredAt"),
    Column("Föreslagen", 12, "reportedAt"),
    Column("Ska vara klar", 12, "dueOn", only_if=lambda row: row["status"] in OPEN_ACTIONS),
)


OF_INCIDENTS = (
    REFERENCE,
    UNIT,
    Column("Läge", 24, "status", DataIncidentStatus),
    Column("Risk", 30, "risk", DataRisk),
    Column("Antal personer", 10, "subjectCount"),
    Column("Känd", 12, "learntAt"),
    Column("Beslut senast", 12, "dueAt"),
    Column("Tiden", 14, "timeStatus", DeadlineStatus),
    Column("Beslutad", 12, "decidedAt"),
    Column("De registrerade underrättade", 14, "informedOn"),
)


def _deviations(_: Tx) -> Select[Any]:
    return select(*deviations.SUMMARY).select_from(JOINED)


def _running(tx: Tx, filters: Any, operation: str) -> list[ColumnElement[bool]]:
    return [*decisions.conditions(tx, filters, operation), decisions.START.is_not(None)]


_DECISIONS = Listed(
    DECISION,
    "decisionList",
    DECISION.search,
    DecisionNarrowing,
    decisions.conditions,
    lambda tx: select(*decisions.summary(tx)).select_from(decisions.NAMED),
    decisions.SORTS,
    OF_DECISIONS,
)
LISTS: Mapping[ListName, Listed] = {
    ListName.DEVIATIONS: Listed(
        DEVIATION,
        "deviationList",
        DEVIATION.search,
        DeviationNarrowing,
        deviations.conditions,
        _deviations,
        deviations.SORTS,
        OF_DEVIATIONS,
    ),
    ListName.DECISIONS: _DECISIONS,
    ListName.ACTIONS: Listed(
        ACTION,
        "actionList",
        ACTION.search,
        ActionNarrowing,
        actions.conditions,
        lambda _: select(*actions.SUMMARY).select_from(NAMED_ACTIONS),
        actions.SORTS,
        OF_ACTIONS,
    ),
    ListName.DATA_INCIDENTS: Listed(
        None,
        "dataIncidentList",
        None,
        DataIncidentNarrowing,
        incidents.conditions,
        lambda _: select(*incidents.SUMMARY).select_from(incidents.JOINED),
        incidents.SORTS,
        OF_INCIDENTS,
        matter="matterId",
    ),
    ListName.UNEXECUTED_DECISIONS: replace(_DECISIONS, reads="unexecutedDecisionList", chosen=_running),
}
