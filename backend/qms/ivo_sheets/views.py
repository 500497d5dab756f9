"""How the sheet of one line is shown."""

from qms.ivo_reporting.models import IvoReport, IvoReportLine
from qms.ivo_reporting.queries import decisions
from qms.ivo_reporting.sheets import sheet_fields, shown_line
from qms.ivo_sheets import queries
from qms.ivo_sheets.schemas import Sheet
from qms.kernel.db import Tx
from qms.kernel.schema import Link
from qms.organisation import queries as organisation

TEXTS = ("reason_text", "consequences_text", "meanwhile_text", "efforts_text")


def shown(tx: Tx, report: IvoReport, line: IvoReportLine) -> Sheet:
    """The sheet on screen. What was too sensitive to freeze is read from the register."""
    sheet_line = shown_line(line)
    if sheet_line.details.is_protected:
        decision = decisions(tx, [line.decision_id])[line.decision_id]
        texts = {name: getattr(decision, name) for name in TEXTS}
        sheet_line = sheet_line.model_copy(update={"details": sheet_line.details.model_copy(update=texts)})
    here, decision_path = f"/ivo-reports/{report.id}", f"/decisions/{line.decision_id}"
    return Sheet(
        line=sheet_line,
        fields=sheet_fields(sheet_line, organisation.board(tx, report.board_id).name),
        earlier_receipts=queries.earlier_receipts(tx, line.id),
        warnings=[],
        _links=[
            Link(href=tx.href(f"{here}/lines/{line.id}"), rel="self", method="GET"),
            Link(href=tx.href(here), rel="report", method="GET"),
            Link(href=tx.href(decision_path), rel="decision", method="GET"),
            Link(href=tx.href(f"{decision_path}/identity-disclosures"), rel="identity-disclosures", method="POST"),
        ],
    )
