"""The HTTP face of quarterly reports."""

from typing import Annotated, Any

from fastapi import Header, Path, Query, Response

from qms.ivo_reporting import queries, service, sheets, states, views
from qms.ivo_reporting.models import MEDIA_TYPES
from qms.ivo_reporting.schemas import (
    BriefDelayPage,
    CorrectionCreate,
    CorrectionList,
    CouncilFormat,
    IvoReport,
    IvoReportCreate,
    IvoReportFilter,
    IvoReportLinePage,
    IvoReportPage,
    IvoReportReplace,
    ListFormat,
)
from qms.kernel.concurrency import Expected
from qms.kernel.db import Tx
from qms.kernel.idempotency import Answer
from qms.kernel.paging import Json, Paging
from qms.kernel.problems import UnknownReference, WrongState
from qms.kernel.route import Router
from qms.kernel.schema import Id
from qms.web.lane import DEAR

router = Router(prefix="", tag="ivo-reports")
ReportId = Annotated[Id, Path(alias="reportId", description="Rapportens id")]
FORMAT = "Vilket slags fil svaret ska vara"
ListKind = Annotated[ListFormat, Query(alias="format", description=FORMAT)]
CouncilKind = Annotated[CouncilFormat, Query(alias="format", description=FORMAT)]
Known = Annotated[
    str | None,
    Header(alias="If-None-Match", max_length=400, description="ETag från förra svaret. Oförändrat innehåll ger 304"),
]


def _file_answer(*kinds: str) -> dict[int | str, dict[str, Any]]:
    """How the contract describes a file in one of some formats."""
    binary = {"schema": {"type": "string", "format": "binary"}}
    data = {"schema": {"type": "object"}}
    return {200: {"content": {MEDIA_TYPES[kind]: data if kind == "json" else binary for kind in kinds}}}


LISTS, COUNCIL = _file_answer("json", "csv", "pdf"), _file_answer("json", "csv", "pdf", "docx")


@router.get("/ivo-reports", response_model=IvoReportPage, summary="Lista kvartalsrapporter")
def ivo_report_list(tx: Tx, filters: Annotated[IvoReportFilter, Query()], page: Paging) -> Json:
    """Listar kvartalsrapporterna, den senaste först. Den som inte förbereder dem ser dem när de är godkända."""
    rows, total = queries.page(tx, filters, offset=page.offset, limit=page.limit)
    return page.envelope("reports", rows, total)


@router.post(
    "/ivo-reports",
    status_code=202,
    summary="Sammanställ ett kvartal",
    problems=(UnknownReference, service.PeriodNotEnded),
)
def ivo_report_draw(tx: Tx, body: IvoReportCreate) -> IvoReport:
    """Ber om att kvartalet sammanställs. Följ Location tills status är drawn-up. Ett omtag ger samma rapport."""
    return views.shown(tx, service.request(tx, body))


@router.get("/ivo-reports/{reportId}", summary="Läs en kvartalsrapport")
def ivo_report_read(tx: Tx, report_id: ReportId) -> IvoReport:
    """Visar var rapporten är i sin gång, vad den innehåller och vad den som frågar kan göra nu."""
    return views.shown(tx, queries.get(tx, report_id))


@router.put("/ivo-reports/{reportId}", summary="Ändra kvartalets dagar", problems=(WrongState, states.Superseded))
def ivo_report_reschedule(tx: Tx, report_id: ReportId, body: IvoReportReplace, expected: Expected) -> IvoReport:
    """Anger när IVO tar emot kvartalets rapport och under vilken gräns fullmäktiges statistik inte skriver ut tal."""
    report = expected.check(queries.get(tx, report_id))
    service.reschedule(tx, report, body)
    return views.shown(tx, report)


@router.get("/ivo-reports/{reportId}/lines", response_model=IvoReportLinePage, summary="Läs rapportens lista")
def ivo_report_line_list(tx: Tx, report_id: ReportId, page: Paging) -> Json:
    """Visar den frysta listan: nya, fortfarande inte verkställda, verkställda sedan sist och avslutade."""
    lines, total = queries.line_page(tx, queries.get(tx, report_id), offset=page.offset, limit=page.limit)
    rows = [sheets.shown_line(line).model_dump(mode="json", by_alias=True) for line in lines]
    return page.envelope("lines", rows, total)


@router.get(
    "/ivo-reports/{reportId}/content",
    summary="Hämta listan",
    response_model=None,
    response_class=Response,
    responses=LISTS,
    problems=(views.NotDrawnUp,),
)
def ivo_report_content(tx: Tx, report_id: ReportId, kind: ListKind = ListFormat.JSON, known: Known = None) -> Answer:
    """Hämtar den frysta listan som data, tabell eller dokument. Innehållet ändras aldrig."""
    return views.file(tx, queries.get(tx, report_id), f"list.{kind}", known)


@router.get(
    "/ivo-reports/{reportId}/sheets",
    summary="Hämta bladen för IVO:s e-tjänst",
    response_model=None,
    response_class=Response,
    responses=LISTS,
    problems=(views.NotDrawnUp,),
)
def ivo_report_sheets(tx: Tx, report_id: ReportId, kind: ListKind = ListFormat.JSON, known: Known = None) -> Answer:
    """Hämtar ett blad per beslut i formulärets ordning. Personnummer finns inte med; de visas i registret."""
    return views.file(tx, queries.get(tx, report_id), f"sheets.{kind}", known)


@router.get(
    "/ivo-reports/{reportId}/council-statistics",
    summary="Hämta statistiken till fullmäktige",
    response_model=None,
    response_class=Response,
    responses=COUNCIL,
    problems=(views.NotDrawnUp,),
    dependencies=[DEAR],
)
def ivo_report_council_statistics(
    tx: Tx, report_id: ReportId, kind: CouncilKind = CouncilFormat.JSON, known: Known = None
) -> Answer:
    """Hämtar antalen per insats, kön och dröjsmålets längd. Små tal finns inte med."""
    return views.file(tx, queries.get(tx, report_id), f"council.{kind}", known)


@router.get(
    "/ivo-reports/{reportId}/auditor-report",
    summary="Hämta rapporten till revisorerna",
    response_model=None,
    response_class=Response,
    responses=LISTS,
    problems=(views.NotDrawnUp,),
)
def ivo_report_auditor_report(
    tx: Tx, report_id: ReportId, kind: ListKind = ListFormat.JSON, known: Known = None
) -> Answer:
    """Hämtar dröjsmålen rad för rad utan namn, nummer och ärendebeteckning."""
    return views.file(tx, queries.get(tx, report_id), f"auditors.{kind}", known)


@router.get(
    "/ivo-reports/{reportId}/brief-delays", response_model=BriefDelayPage, summary="Lista dröjsmål mellan två brytdagar"
)
def ivo_report_brief_delay_list(tx: Tx, report_id: ReportId, page: Paging) -> Json:
    """Visar dröjsmål som ingen lista har. Tolkning: nämnden avgör om de ska rapporteras. Ingår inte i rapporten."""
    rows, total = queries.brief_delays(tx, queries.get(tx, report_id), offset=page.offset, limit=page.limit)
    return page.envelope("briefDelays", rows, total)


@router.get("/ivo-reports/{reportId}/corrections", summary="Läs vad som har ändrats sedan listan frystes")
def ivo_report_correction_list(tx: Tx, report_id: ReportId) -> CorrectionList:
    """Jämför den frysta listan med det som är känt nu. Inget ändras i listan; en rättelse är en ny version."""
    report = queries.get(tx, report_id)
    return views.corrections(tx, report, service.late_data(tx, report))


@router.post(
    "/ivo-reports/{reportId}/corrections",
    status_code=202,
    summary="Rätta en kvartalsrapport",
    problems=(WrongState, states.Superseded),
)
def ivo_report_correct(tx: Tx, report_id: ReportId, body: CorrectionCreate) -> IvoReport:
    """Sammanställer kvartalet på nytt som en ny version, som pekar på den förra. Den förra står kvar."""
    return views.shown(tx, service.correct(tx, queries.get(tx, report_id), body))


@router.post(
    "/ivo-reports/{reportId}/checks",
    status_code=201,
    summary="Kontrollera en kvartalsrapport",
    problems=(WrongState, states.Superseded),
)
def ivo_report_check(tx: Tx, report_id: ReportId, expected: Expected) -> IvoReport:
    """Intygar att listan är jämförd med det som är känt om varje beslut."""
    report = expected.check(queries.get(tx, report_id))
    service.check(tx, report)
    return views.shown(tx, report)


@router.post(
    "/ivo-reports/{reportId}/approvals",
    status_code=201,
    summary="Godkänn en kvartalsrapport",
    problems=(WrongState, states.Superseded, states.SamePerson),
)
def ivo_report_approve(tx: Tx, report_id: ReportId, expected: Expected) -> IvoReport:
    """Godkänner rapporten för nämnden. Den som har kontrollerat den kan inte också godkänna den."""
    report = expected.check(queries.get(tx, report_id))
    service.approve(tx, report)
    return views.shown(tx, report)


@router.post(
    "/ivo-reports/{reportId}/closures",
    status_code=201,
    summary="Avsluta en kvartalsrapport",
    problems=(WrongState, states.Superseded, states.ReceiptsMissing),
)
def ivo_report_close(tx: Tx, report_id: ReportId, expected: Expected) -> IvoReport:
    """Avslutar rapporten när allt är anmält, eller när det inte finns något att anmäla."""
    report = expected.check(queries.get(tx, report_id))
    service.close(tx, report)
    return views.shown(tx, report)
