"""Files of people: which columns they have, how a row is tried, and how a whole file becomes a list."""

from collections.abc import Sequence

from pydantic import ValidationError

from qms.directory import queries
from qms.directory import service as directory
from qms.directory.models import Verdict
from qms.directory.schemas import DirectoryRow
from qms.directory_runs import service
from qms.directory_runs.models import Way
from qms.directory_runs.states import RunAtWork
from qms.file_imports.columns import DAY, Column, ImportKind, Values, day
from qms.file_imports.models import FileImport
from qms.intake.schemas import ItemStatus, Malformed
from qms.kernel.db import Tx
from qms.kernel.problems import Invalid, UnknownReference

SOURCE = "Fil"
STATUSES = {Verdict.ENDED: ItemStatus.UPDATED}
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


def _try(tx: Tx, values: Values) -> tuple[ItemStatus, None]:
    """What would become of a row. It is taken in with the rest of the file."""
    row = DirectoryRow.model_validate(values)
    board_id = tx.actor.board_ids[0]
    source = directory.Source(board_id, SOURCE, "", queries.units_by_name(tx, board_id), ())
    entry = queries.entries(tx, board_id, SOURCE, [row.key]).get(row.key)
    try:
        verdict = directory.judge(tx, source, row, entry)
    except UnknownReference as problem:
        detail = "Enhet ska vara namnet på en enhet, eller dess kod i katalogen."
        raise UnknownReference(detail, at="/enhet") from problem
    return STATUSES.get(verdict) or ItemStatus(verdict), None


def _accepted(tx: Tx, received: FileImport, rows: Sequence[Values]) -> None:
    """Make a list of a whole file. Rows that do not fit go along, since they name who has not left."""
    run = service.new_run(tx, received.board_id, SOURCE, Way.FILE, is_complete=True)
    service.start(tx, run, [_row_or_malformed(values) for values in rows])


def _row_or_malformed(values: Values) -> DirectoryRow | Malformed:
    try:
        return DirectoryRow.model_validate(values)
    except ValidationError:
        return Malformed(Invalid(), None, values)


PEOPLE = ImportKind(
    name="directory",
    of="personer",
    path="/directory-imports",
    operation="directoryImport",
    read_operation="directoryImportRead",
    job="directory_runs.work_on_file",
    columns=COLUMNS,
    take_in=_try,
    accepted=_accepted,
    refusals=(RunAtWork,),
)
