"""Files of people: which columns they have, and how a whole file is tried and becomes a list."""

from collections.abc import Callable, Mapping
from typing import Any
from uuid import UUID

from pydantic import ValidationError
from sqlalchemy import Select, and_, select

from qms.directory.models import Verdict
from qms.directory.schemas import DirectoryRow
from qms.directory_reading import reading
from qms.directory_runs import service
from qms.directory_runs.models import AT_WORK, DirectoryRun, DirectoryRunRow, RunStatus, Way
from qms.directory_runs.states import RunAtWork
from qms.file_columns.columns import DAY, Column, Names, Row, Values, day, is_lost, unit_name
from qms.file_imports import service as files
from qms.file_imports.columns import ImportKind, Rows, Whole
from qms.file_imports.models import FileImport, FileImportRow, ImportStatus
from qms.intake.schemas import ItemStatus, Malformed
from qms.kernel.db import Tx
from qms.kernel.problems import Conflict, Invalid

SOURCE = "Fil"
COLUMNS = (
    Column(
        "Nyckel",
        "key",
        "en nyckel med högst 100 tecken, inte ett personnummer",
        "Anställningens nummer i personalsystemet. Samma nyckel igen är samma rad.",
        required=True,
    ),
    Column("Namn", "name", "ett namn med minst två tecken", required=True),
    Column(
        "Enhet",
        "unit",
        "namnet på en av nämndens enheter, eller dess kod i katalogen",
        "Koderna står under Personkatalog, Regler för roller.",
        unit_name,
        required=True,
    ),
    Column("Befattning", "title", "en befattning med högst 120 tecken", "Så som reglerna nämner den."),
    Column("E-post", "email", "en adress som namn@kommun.se"),
    Column(
        "Inloggning",
        "login",
        "ett id utan mellanslag, högst 255 tecken",
        "Vem personen är hos kommunens inloggningstjänst. Utan det kan personen inte logga in.",
    ),
    Column("Första dag", "validFrom", DAY, read=day),
    Column("Sista dag", "validTo", DAY, "Den sista arbetsdagen. Tomt är tills vidare.", day),
    Column("Chef", "manager", "den närmaste chefens nyckel i samma fil"),
    Column("Frånvarande från", "absence.absentFrom", DAY, read=day),
    Column("Frånvarande till", "absence.absentTo", DAY, read=day),
    Column("Ersättare", "absence.deputy", "ersättarens nyckel i samma fil", "Tomt är den närmaste chefen."),
)


class ListOutdated(Conflict):
    """En nyare lista har kommit sedan filen lämnades in. Filen skulle ställa tillbaka det som den säger."""

    code = "directory-list-outdated"
    title = "En nyare lista har kommit"
    detail = (
        "Sedan filen lämnades in har en annan lista lästs in, eller väntar på svar. Den här filen skulle ställa "
        "tillbaka det som den säger. Rätta raderna i en ny fil och lämna in hela den."
    )


def _try(_tx: Tx, values: Values) -> tuple[ItemStatus, None]:
    """Whether a row is one. What would become of it is told when the whole list has been tried."""
    DirectoryRow.model_validate(values)
    return ItemStatus.CREATED, None


def _begun(tx: Tx, received: FileImport) -> None:
    """Begin the trial of the list that a file would be, or begin it anew."""
    trial = _trial(tx, received)
    if trial:
        service.try_anew(tx, trial)
        return
    trial = service.new_run(tx, received.board_id, SOURCE, Way.FILE, is_complete=True)
    trial.is_dry_run, trial.import_id = True, received.id
    tx.add(trial)
    tx.flush()


def _tried(tx: Tx, received: FileImport, rows: Callable[[], Rows]) -> Mapping[int, tuple[ItemStatus, Any]] | None:
    """Try the list as it would be taken in: all of it, and nothing stays."""
    trial = _trial(tx, received)
    if trial is None:
        return {}
    if not trial.row_count:
        service.keep(tx, trial, {number: _row_or_malformed(row) for number, row in rows().items()})
        return None
    return _examined(tx, trial)


def _accepted(tx: Tx, received: FileImport, rows: Rows) -> None:
    """Make a list of a whole file. Rows that do not fit go along, since they name who has not left."""
    if trial := _trial(tx, received):
        service.try_anew(tx, trial)
    if _has_newer(tx, received):
        raise ListOutdated
    run = service.new_run(tx, received.board_id, SOURCE, Way.FILE, is_complete=True)
    run.import_id = received.id
    service.start(tx, run, {number: _row_or_malformed(row) for number, row in rows.items()})


def _has_newer(tx: Tx, received: FileImport) -> bool:
    """Whether another list of files' source has come after a file was handed in, and has been taken in or waits."""
    others = (
        DirectoryRun.board_id == received.board_id,
        DirectoryRun.source == SOURCE,
        DirectoryRun.is_dry_run.is_(False),
    )
    newer = DirectoryRun.requested_at > received.requested_at, DirectoryRun.import_id.is_distinct_from(received.id)
    rows = select(DirectoryRun.id).where(*others, *newer)
    return (
        tx.scalar(rows.where(DirectoryRun.status.not_in((RunStatus.DECLINED, RunStatus.REPLACED))).limit(1)) is not None
    )


def _taken(tx: Tx, received: FileImport) -> Mapping[int, tuple[ItemStatus, Any]] | None:
    """What becomes of each row of the list that the file is now: the file says the same as the list."""
    run = tx.scalar(_became(received).with_for_update())
    return _examined(tx, run) if run else {}


def _became(received: FileImport) -> Select[DirectoryRun]:
    """The list that a file is, the latest first: one that was mended has become one before."""
    of_file = (DirectoryRun.import_id == received.id, DirectoryRun.is_dry_run.is_(False))
    return select(DirectoryRun).where(*of_file).order_by(DirectoryRun.requested_at.desc(), DirectoryRun.id).limit(1)


def see_to(tx: Tx, import_id: UUID) -> None:
    """Let a file that was taken in be done with when its list is over, or be mended where that has refused some."""
    received = tx.scalar(select(FileImport).where(FileImport.id == import_id).with_for_update())
    run = tx.scalar(_became(received)) if received and received.status == ImportStatus.DONE else None
    if received is None or run is None or run.status in (*AT_WORK, RunStatus.WAITING):
        return
    same = and_(FileImportRow.import_id == import_id, FileImportRow.number == DirectoryRunRow.number)
    refused = select(FileImportRow.number).join(DirectoryRunRow, same)
    refused = refused.where(DirectoryRunRow.run_id == run.id, DirectoryRunRow.verdict == Verdict.REJECTED)
    has_refused = run.status in (RunStatus.DONE, RunStatus.FAILED) and tx.scalar(refused.limit(1)) is not None
    files.list_is_over(tx, PEOPLE, received, has_refused=has_refused)


def _examined(tx: Tx, run: DirectoryRun) -> Mapping[int, tuple[ItemStatus, Any]] | None:
    if run.status == RunStatus.EXAMINING:
        reading.some(tx, run.id)
        return None
    told = select(DirectoryRunRow.number, DirectoryRunRow.verdict, DirectoryRunRow.problem)
    verdicts = tx.execute(told.where(DirectoryRunRow.run_id == run.id, DirectoryRunRow.verdict.is_not(None)))
    return {number: (_status(verdict), problem) for number, verdict, problem in verdicts if verdict}


def _trial(tx: Tx, received: FileImport) -> DirectoryRun | None:
    of_file = (DirectoryRun.import_id == received.id, DirectoryRun.is_dry_run)
    return tx.scalar(select(DirectoryRun).where(*of_file).with_for_update())


def _status(verdict: Verdict) -> ItemStatus:
    return ItemStatus.UPDATED if verdict == Verdict.ENDED else ItemStatus(verdict)


def _row_or_malformed(row: Row) -> DirectoryRow | Malformed:
    values = PEOPLE.values(row, Names({}, {}))
    try:
        if not any(map(is_lost, row.values())):
            return DirectoryRow.model_validate(values)
        refusal = PEOPLE.refusal(row, values)
    except ValidationError as error:
        refusal = PEOPLE.refusal(row, values, error)
    errors = [told | {"pointer": PEOPLE.field_at(told["pointer"])} for told in refusal.errors or ()]
    return Malformed(Invalid(errors=errors), None, values)


PEOPLE = ImportKind(
    name="directory",
    of="personer",
    path="/directory-imports",
    operation="directoryImport",
    read_operation="directoryImportRead",
    job="directory_runs.work_on_file",
    columns=COLUMNS,
    take_in=_try,
    too_large="Dela inte upp den: de som inte står i filen slutar. Ta bort det som inte behövs, eller spara som CSV.",
    whole=Whole(_begun, _tried, _accepted, _taken, see_to=service.SEE_TO_FILE, refusals=(RunAtWork, ListOutdated)),
)
