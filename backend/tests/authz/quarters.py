"""Reports of quarters, one at each stage that a report can be at."""

from collections.abc import Callable, Iterator

from sqlalchemy import Connection, text

from qms.ivo_reporting import service as reports
from qms.ivo_reporting.models import MEDIA_TYPES, IvoReportFile
from qms.kernel.db import Tx
from qms.kernel.ids import new_id
from tests.town import Thing, Town, insert

LAST_DAYS = {"Q1": "{}-03-31", "Q2": "{}-06-30", "Q3": "{}-09-30", "Q4": "{}-12-31"}
STAGES = {"approved": "2026-Q3", "drawn-up": "2026-Q1", "checked": "2025-Q4", "reported": "2026-Q2", "open": "2025-Q3"}
"""A quarter in each stage that a step begins in."""
FILES = ("list", "sheets", "council", "auditors")


def quarters(connection: Connection, town: Town) -> Iterator[tuple[str, Thing]]:
    """A report of a quarter at each stage, for every board."""
    for board, board_id in town.boards.items():
        for stage, period in STAGES.items():
            thing = Thing(new_id(), board, stage=stage)
            dates = {"cut_off_on": LAST_DAYS[period[-2:]].format(period[:4]), "opens_on": "2026-11-01"}
            row = {"period": period, "number": 1, "due_on": "2026-12-31", **dates}
            status = "open" if stage == "open" else "requested"
            insert(connection, "ivo_report", id=thing.id, board_id=board_id, status=status, **row)
            yield f"{board}, {stage}", thing


def draw_up(thing: Thing) -> Callable[[Tx], None]:
    """What freezes a report with its files, as the job does."""

    def work(tx: Tx) -> None:
        report = reports.freeze(tx, thing.id)
        assert report is not None
        made = [
            IvoReportFile(
                report_id=report.id,
                name=f"{name}.{kind}",
                board_id=report.board_id,
                media_type=media_type,
                content=b"{}",
                sha256="0",
            )
            for name in FILES
            for kind, media_type in MEDIA_TYPES.items()
        ]
        reports.finish(tx, thing.id, made)

    return work


def sign(connection: Connection, town: Town, thing: Thing) -> None:
    """Let a report reach its stage, checked and approved by people who do not call."""
    signed = {
        "checked": "checked_by = :one, checked_at = now()",
        "approved": "checked_by = :one, checked_at = now(), approved_by = :two, approved_at = now()",
    }
    signed["reported"] = signed["approved"]
    if thing.stage in signed:
        people = {"one": town.people["stranger"].id, "two": town.people["worker at other"].id}
        statement = f"update ivo_report set status = :stage, {signed[thing.stage]} where id = :id"
        connection.execute(text(statement), {"stage": thing.stage, "id": thing.id, **people})
    if thing.stage == "reported":
        told = "update ivo_report_line set receipt = 'IVO-1', reported_at = now() where report_id = :id"
        connection.execute(text(told), {"id": thing.id})
