"""Reports a year of quarters to IVO in the demo world, so that the last one is left for whoever tries the product."""

from datetime import date, datetime, time
from uuid import UUID

from qms.demo.seed_organisation import Places
from qms.ivo_reporting import queries, reports, service
from qms.ivo_reporting.models import IvoReport
from qms.ivo_reporting.schemas import IvoReportCreate
from qms.ivo_sheets import service as receipts
from qms.ivo_sheets.schemas import ReceiptCreate
from qms.kernel import clock
from qms.kernel.actor import Actor, Grant
from qms.kernel.db import SYSTEM_ID, Tx, bind
from qms.laws.calendar import Quarter, working_days_after
from qms.unexecuted_decisions import service as decisions

BOARD, REPORTER, HEAD = "sam", "karin.granklev", "birgit.oxhall"
QUARTERS = 4


def store(tx: Tx, places: Places, today: date) -> None:
    """Take each quarter of the year before the last ended one through all its states, and remind of that one."""
    last_ended, board_id = Quarter.of(today).plus(-1), places.boards[BOARD]
    for back in range(QUARTERS, 0, -1):
        _report(tx, places, last_ended.plus(-back))
    with clock.freeze(min(clock.now(), datetime.combine(today, time(6), clock.STOCKHOLM))):
        _as(tx, _system("Tidsbevakning", board_id))
        service.watch(tx, board_id)
        decisions.remind(tx, board_id)
        tx.flush()


def _report(tx: Tx, places: Places, quarter: Quarter) -> None:
    board_id = places.boards[BOARD]
    reporter = Actor(places.people[REPORTER], "Karin Granklev", "person", (Grant("decision-reporter", board_id, None),))
    head = Actor(places.people[HEAD], "Birgit Oxhäll", "person", (Grant("department-head", board_id, None),))
    with clock.freeze(_moment(quarter, 2)):
        _as(tx, reporter)
        report = service.request(tx, IvoReportCreate(period=str(quarter), board_id=board_id))
        tx.flush()
        _as(tx, _system("Kvartalsrapporten", board_id))
        service.freeze(tx, report.id)
        service.finish(tx, report.id, reports.files(reports.gather(tx, report)))
        tx.flush()
    with clock.freeze(_moment(quarter, 6)):
        _as(tx, reporter)
        service.check(tx, report)
    with clock.freeze(_moment(quarter, 8)):
        _as(tx, head)
        service.approve(tx, report)
    with clock.freeze(_moment(quarter, 10)):
        _as(tx, reporter)
        _tell_ivo(tx, report)
        service.close(tx, report)
        tx.flush()


def _tell_ivo(tx: Tx, report: IvoReport) -> None:
    year, number = report.quarter.year, report.quarter.number
    for line in list(queries.lines(tx, report.id)):
        receipt = f"EVB-{year}{number}-{line.position:04}"
        receipts.receive(tx, report, ReceiptCreate(line_id=line.id, receipt=receipt))


def _moment(quarter: Quarter, working_days: int) -> datetime:
    """Ten in the morning, some working days after the quarter's end."""
    return datetime.combine(working_days_after(quarter.last_day, working_days), time(10), clock.STOCKHOLM)


def _system(name: str, board_id: UUID) -> Actor:
    return Actor(SYSTEM_ID, name, "system", (Grant("system", board_id, None),))


def _as(tx: Tx, actor: Actor) -> None:
    bind(tx, actor, "demoSeed")
