"""Files of decisions: which columns they have, and how a row is taken in."""

from qms.file_columns.columns import DAY, CodeOf, Column, OneOf, Values, day, number, unit
from qms.file_imports.columns import ImportKind
from qms.file_reading.reading import CLIENT
from qms.intake.schemas import ItemStatus
from qms.kernel.db import Tx
from qms.matters.models import Matter
from qms.organisation.code_lists import CodeListName
from qms.unexecuted_decisions import service
from qms.unexecuted_decisions.models import Decision
from qms.unexecuted_decisions.schemas import DecisionCreate

LAWS = OneOf(
    {
        "sol": "sol",
        "lss": "lss",
        "socialtjänstlagen": "sol",
        "lagen om stöd och service till vissa funktionshindrade": "lss",
    }
)
SEXES = OneOf({"kvinna": "female", "man": "male", "k": "female", "m": "male", "flicka": "female", "pojke": "male"})
YES_OR_NO = OneOf({"ja": True, "nej": False})
EXTENT_UNITS = OneOf(
    {
        "timmar i veckan": "hours-per-week",
        "timmar per vecka": "hours-per-week",
        "tim/vecka": "hours-per-week",
        "timmar i månaden": "hours-per-month",
        "timmar per månad": "hours-per-month",
        "tim/månad": "hours-per-month",
        "dygn i månaden": "days-per-month",
        "dygn per månad": "days-per-month",
        "dygn/månad": "days-per-month",
        "platser": "places",
    }
)
ENDINGS = OneOf(
    {
        "återtagen": "withdrawn",
        "behov upphört": "need-ceased",
        "flyttat": "moved",
        "avliden": "died",
        "ersatt": "replaced",
    }
)
WORDS = "en text med högst 4 000 tecken"
COLUMNS = (
    Column(
        "Källsystem",
        "source.system",
        "ett namn med högst 100 tecken",
        "Var uppgiften kommer från, till exempel Treserva eller kalkylark.",
        required=True,
    ),
    Column(
        "Beslutsid",
        "source.id",
        "ett namn eller nummer med högst 100 tecken",
        "Det skiljer beslutet från andra i samma källsystem. Samma id igen är samma beslut.",
        required=True,
    ),
    Column(
        "Enhet",
        "unitId",
        "namnet på en av nämndens enheter, och bara en får heta så",
        "Den enhet som ska verkställa beslutet.",
        unit,
        required=True,
    ),
    Column(
        "Ärendenummer",
        "caseReference",
        "ärendets nummer med högst 40 tecken, som SN 2026/118, inte ett personnummer",
        required=True,
    ),
    Column("Lag", "lawArea", "SoL eller LSS", read=LAWS, required=True),
    Column("Insats", "benefit", "en insats i nämndens kodlista", read=CodeOf(CodeListName.BENEFIT), required=True),
    Column("Beslutsdatum", "decidedOn", DAY, read=day, required=True),
    Column("Kön", "sex", "kvinna eller man", read=SEXES, required=True),
    Column(
        "Version",
        "source.version",
        "ett heltal från 1",
        "Höj det när du har ändrat något i en rad som redan är inläst. Utan kolumnen är det 1.",
        number,
    ),
    Column(
        "Omfattning",
        "extent.amount",
        "ett tal från 0,01",
        "Till exempel 2,5. Behövs när insatsen kan verkställas till en del.",
        number,
    ),
    Column(
        "Omfattningens enhet",
        "extent.unit",
        "timmar i veckan, timmar i månaden, dygn i månaden eller platser",
        read=EXTENT_UNITS,
    ),
    Column(
        "Skyddad",
        "isProtected",
        "ja eller nej",
        "Ja för den som har skyddade personuppgifter. Tomt betyder nej.",
        YES_OR_NO,
    ),
    Column(
        "Verkställt",
        "events.executed.happenedOn",
        DAY,
        "När insatsen kom igång.",
        day,
        alike=("verkst", "startd", "påbörj"),
    ),
    Column(
        "Avbrott", "events.interrupted.happenedOn", DAY, "När det som var verkställt avbröts.", day, alike=("avbr",)
    ),
    Column("Återupptaget", "events.resumed.happenedOn", DAY, "När insatsen kom igång igen.", day, alike=("återup",)),
    Column(
        "Avslutat",
        "events.ended.happenedOn",
        DAY,
        "När beslutet avslutades utan att verkställas.",
        day,
        alike=("avslut", "slutd"),
    ),
    Column(
        "Avslutsorsak",
        "events.ended.kind",
        "återtagen, behov upphört, flyttat, avliden eller ersatt",
        read=ENDINGS,
    ),
    Column("Ärendet avslutat", "caseClosedOn", DAY, read=day),
    Column(
        "Skäl till dröjsmålet",
        "explanation.delayReason",
        "ett skäl i nämndens kodlista",
        "Sägs skälet ska de fyra kolumnerna efter det också ha text. Det en person har skrivit står kvar.",
        CodeOf(CodeListName.DELAY_REASON),
    ),
    Column("Varför det dröjer", "explanation.reasonText", f"{WORDS}, minst ett ord", warns=True),
    Column("Följder för den enskilde", "explanation.consequencesText", WORDS, warns=True),
    Column("Stöd under tiden", "explanation.meanwhileText", WORDS, warns=True),
    Column("Vad nämnden gör", "explanation.effortsText", WORDS, warns=True),
)


def _take_in(tx: Tx, values: Values) -> tuple[ItemStatus, Matter]:
    """A row as a decision. Why it has ended is no end without its day: such a row is refused, never left waiting."""
    extent, events = values.get("extent", {}), values.get("events", {})
    sent = values | {
        "source": {"version": 1} | values.get("source", {}),
        "extent": extent if "amount" in extent else None,
        "events": [{"kind": kind, **event} for kind, event in events.items()],
    }
    return service.take_in(tx, DecisionCreate.model_validate(sent), client=CLIENT)


DECISIONS = ImportKind(
    name="decision",
    of="beslut",
    path="/decision-imports",
    operation="decisionImport",
    read_operation="decisionImportRead",
    job="unexecuted_decisions.work_on_file",
    columns=COLUMNS,
    take_in=_take_in,
    model=Decision,
    take_back=service.take_back,
)
