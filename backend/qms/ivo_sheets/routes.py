"""The HTTP face of sheets for IVO's form, and of their receipts."""

from typing import Annotated

from fastapi import Path

from qms.ivo_reporting import queries, states
from qms.ivo_reporting import views as reports
from qms.ivo_reporting.schemas import IvoReport
from qms.ivo_sheets import service, views
from qms.ivo_sheets.schemas import ReceiptCorrectionCreate, ReceiptCreate, Sheet
from qms.kernel.db import Tx
from qms.kernel.problems import WrongState
from qms.kernel.route import Router
from qms.kernel.schema import Id

router = Router(prefix="", tag="ivo-reports")
ReportId = Annotated[Id, Path(alias="reportId", description="Rapportens id")]
LineId = Annotated[Id, Path(alias="lineId", description="Radens id")]


@router.get("/ivo-reports/{reportId}/lines/{lineId}", summary="Läs bladet för ett beslut")
def ivo_report_line_read(tx: Tx, report_id: ReportId, line_id: LineId) -> Sheet:
    """Visar det som IVO:s formulär frågar efter, i formulärets ordning. Läsningen loggas."""
    return _sheet(tx, report_id, line_id)


def _sheet(tx: Tx, report_id: Id, line_id: Id) -> Sheet:
    report = queries.get(tx, report_id)
    return views.shown(tx, report, queries.line(tx, report, line_id))


@router.post(
    "/ivo-reports/{reportId}/receipts",
    status_code=201,
    summary="Ange kvittens från IVO",
    again=lambda tx, _, report_id, **__: reports.shown(tx, queries.get(tx, report_id)),
    problems=(WrongState, states.Superseded),
)
def ivo_report_receive(tx: Tx, report_id: ReportId, body: ReceiptCreate) -> IvoReport:
    """Bockar av ett beslut som är anmält i IVO:s e-tjänst. Med den sista raden är hela rapporten anmäld."""
    report = queries.get(tx, report_id)
    service.receive(tx, report, body)
    return reports.shown(tx, report)


@router.post(
    "/ivo-reports/{reportId}/receipt-corrections",
    status_code=201,
    summary="Rätta en kvittens från IVO",
    again=lambda tx, _, report_id, body: _sheet(tx, report_id, body.line_id),
    problems=(WrongState, states.Superseded, service.ReceiptMoved),
)
def ivo_report_receipt_correct(tx: Tx, report_id: ReportId, body: ReceiptCorrectionCreate) -> Sheet:
    """Byter en kvittens som blev fel inskriven. Den förra står kvar på bladet med skäl, namn och tid."""
    report = queries.get(tx, report_id)
    return views.shown(tx, report, service.correct(tx, report, body))
