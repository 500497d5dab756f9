"""Files of deviations: which columns they have, what other systems call them, and how a row is taken in."""

from qms.actions.models import ConcernsChild
from qms.cooperation.models import CooperationDirection
from qms.deviation_imports import service
from qms.deviation_imports.schemas import ImportedDeviation
from qms.deviations.models import Affected, Deviation, ReportType
from qms.file_columns.columns import DAY, CodeOf, Column, OneOf, Values, day, moment, number, unit
from qms.file_imports.columns import ImportKind, Profile
from qms.intake.schemas import ItemStatus
from qms.kernel.db import Tx
from qms.matters.models import Matter
from qms.organisation.code_lists import CodeListName

NO_CODE = "?"
YES_OR_NO = OneOf({"ja": True, "nej": False})
CHILD = OneOf({label.lower(): code for code, label in ConcernsChild.labels().items()})
TYPES = OneOf(
    {label.lower(): code for code, label in ReportType.labels().items()} | {"missförhållande": "suspected-misconduct"}
)
AFFECTED = OneOf(
    {label.lower(): code for code, label in Affected.labels().items()}
    | {"en": "one", "flera": "several", "ingen": "none-known"}
)
DIRECTIONS = OneOf({label.lower(): code for code, label in CooperationDirection.labels().items()})
COLUMNS = (
    Column(
        "Källsystem",
        "source.system",
        "ett namn med högst 100 tecken",
        "Var rapporten kommer från, till exempel Treserva eller DF Respons.",
        required=True,
    ),
    Column(
        "Nummer",
        "source.id",
        "ett namn eller nummer med högst 100 tecken",
        "Det skiljer rapporten från andra i samma källsystem. Samma nummer igen är samma rapport.",
        required=True,
    ),
    Column(
        "Rapporterad",
        "reportedAt",
        "en dag som 2026-01-31, gärna med klockslag som 2026-01-31 14:30",
        "När den rapporterades i källsystemet. Listor, siffror och tider räknas från den dagen.",
        moment,
        required=True,
    ),
    Column(
        "Enhet",
        "unitId",
        "namnet på en av nämndens enheter, och bara en får heta så",
        "Enheten där det hände. Dess chef får rapporten.",
        unit,
        required=True,
    ),
    Column(
        "Vad som hände",
        "description",
        "en text med högst 10 000 tecken",
        "Ett personnummer i texten läses in som det står. Byt det mot ärendenumret först.",
        required=True,
        warns=True,
    ),
    Column(
        "Version",
        "source.version",
        "ett heltal från 1",
        "Höj det när du har ändrat något i en rad som redan är inläst. Utan kolumnen är det 1.",
        number,
    ),
    Column("Typ", "reportType", "till exempel avvikelse, risk eller gott exempel", "Tomt betyder avvikelse.", TYPES),
    Column("Rubrik", "title", "en rad med högst 120 tecken", "Tomt blir de första orden av vad som hände."),
    Column("Händelsedag", "occurred.on", DAY, "Dagen då det hände. Tomt betyder att den inte är känd.", day),
    Column("Kategori", "category", "en kategori i nämndens kodlista", read=CodeOf(CodeListName.CATEGORY)),
    Column(
        "Aktivitet",
        "activity",
        "en aktivitet i nämndens kodlista",
        "Den ska höra till kategorin.",
        CodeOf(CodeListName.ACTIVITY),
    ),
    Column("Åtgärdat genast", "immediateAction", "en text med högst 4 000 tecken", warns=True),
    Column("Omedelbar fara", "immediateDanger", "ja eller nej", "Tomt betyder nej.", YES_OR_NO),
    Column(
        "Berörda",
        "affected",
        "en person, flera eller ingen känd",
        "Hur många som berördes. Tomt betyder ingen känd.",
        AFFECTED,
    ),
    Column("Gäller ett barn", "concernsChild", "ja, nej eller vet inte", "Tomt betyder vet inte.", CHILD),
    Column(
        "Rapportörens roll",
        "onBehalfOf",
        "en roll med högst 120 tecken, inte ett namn",
        "Till exempel undersköterska. Vem det är ska inte stå i filen.",
    ),
    Column(
        "Ärendenummer", "caseReference", "ärendets nummer med högst 40 tecken, som SN 2026/118, inte ett personnummer"
    ),
    Column("Antal händelser", "eventCount", "ett heltal från 1", "Tomt betyder 1.", number),
    Column(
        "Riktning",
        "cooperation.direction",
        " eller ".join(DIRECTIONS.words),
        "För vårdsamverkan: vem av de två som registrerade händelsen.",
        DIRECTIONS,
    ),
    Column(
        "Motpart",
        "cooperation.counterpart",
        "en organisation i nämndens kodlista",
        "För vårdsamverkan: den andra organisationen.",
        CodeOf(CodeListName.COUNTERPART),
    ),
    Column(
        "Kategori i vårdsamverkan",
        "cooperation.category",
        "en kategori i nämndens kodlista för vårdsamverkan",
        read=CodeOf(CodeListName.COOPERATION_CATEGORY),
    ),
    Column("Motpartens nummer", "cooperation.externalNumber", "ett nummer med högst 40 tecken, inte ett personnummer"),
    Column("Skickad till motparten", "cooperation.sentOn", DAY, read=day),
    Column("Besvarad av motparten", "cooperation.answeredOn", DAY, read=day),
)
MEDCONTROL = Profile(
    {
        "Ärendenummer": "Nummer",
        "Registreringsdatum": "Rapporterad",
        "Händelseplats": "Enhet",
        "Händelsedatum": "Händelsedag",
        "Händelsebeskrivning": "Vad som hände",
        "Direkta åtgärder": "Åtgärdat genast",
    },
    always={"Källsystem": "MedControl"},
    needs=("Ärendenummer", "Händelseplats", "Händelsedatum"),
)
"""What MedControl calls its columns. A board's own words for a file of theirs go before it."""


def _take_in(tx: Tx, values: Values) -> tuple[ItemStatus, Matter]:
    """A row as a report. What it says nothing of is not known; a code that it says and nobody knows is refused."""
    occurred = values.get("occurred", {})
    sent: Values = {"reportType": ReportType.DEVIATION, "affected": Affected.NONE_KNOWN} | _understood(values)
    sent["source"] = {"version": 1} | values.get("source", {})
    sent["occurred"] = {"precision": "date" if occurred else "unknown", **occurred}
    return service.take_in(tx, ImportedDeviation.model_validate(sent))


def _understood(values: Values) -> Values:
    """The same, with what no code is: where a code may be left out, one that is not known would else be so."""
    told = {name: _understood(value) if isinstance(value, dict) else value for name, value in values.items()}
    return {name: NO_CODE if value is None else value for name, value in told.items()}


DEVIATIONS = ImportKind(
    name="deviation",
    of="avvikelser",
    path="/deviation-imports",
    operation="deviationImport",
    read_operation="deviationImportRead",
    job="deviations.work_on_file",
    columns=COLUMNS,
    take_in=_take_in,
    model=Deviation,
    take_back=service.take_back,
    profiles=(MEDCONTROL,),
)
