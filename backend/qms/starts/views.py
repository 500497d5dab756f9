"""How a start page is shown: each note with the way to what it tells of."""

from urllib.parse import urlencode

from qms.board_figures import service as board_figures
from qms.deviations.models import OPEN
from qms.figures.queries import BeforeFirstDay
from qms.kernel import access, clock
from qms.kernel.codes import Codes
from qms.kernel.db import Tx
from qms.kernel.rows import Row
from qms.kernel.schema import Link
from qms.laws.calendar import last_day_to_act
from qms.list_exports.models import ListName
from qms.organisation import queries as organisation
from qms.organisation.models import Role
from qms.starts import queries
from qms.starts.schemas import Note, NoteName, Start
from qms.statistics.breakdowns import in_swedish_order

IS_OPEN = urlencode({"status": sorted(OPEN)}, doseq=True)
ABOUT = {
    NoteName.QUARTER: "/ivo-reports/{thing}",
    NoteName.DECISIONS_NEAR: "/unexecuted-decisions?boardId={board}&endsFrom={today}&endsTo={soon}",
    NoteName.SUSPECTED_MISCONDUCT: f"/deviations?boardId={{board}}&{IS_OPEN}&reportType=suspected-misconduct",
    NoteName.OTHER_SHARE: "/deviations?boardId={board}&category=other&reportedFrom={new_year}&asOf={today}",
    NoteName.OPEN_AGES: f"/deviations?boardId={{board}}&{IS_OPEN}&sort=reportedAt",
    NoteName.SILENT_UNITS: "/deviation-statistics?boardId={board}&periodFrom={first}&periodTo={today}",
    NoteName.BOARD_FIGURES: "/deviation-figures?boardId={board}",
    NoteName.QUARTER_SENT: "/ivo-reports/{thing}",
    NoteName.DISCLOSURES: "/access-events?boardId={board}&operation=decisionDisclose&outcome=allowed&since={week}",
    NoteName.DENIALS: "/access-events?boardId={board}&outcome=denied&since={yesterday}",
    NoteName.DIRECTORY_RUNS: "/directory-runs",
    NoteName.PEOPLE_FILES: "/directory-imports",
    NoteName.DECISION_FILES: "/decision-imports",
    NoteName.ACCOUNTS_ENDING: "/service-accounts?boardId={board}",
    NoteName.ABSENCES_UNGUARDED: "/absences",
    NoteName.EXPORT_APPROVED: "/list-exports/{thing}",
    NoteName.EXPORT_REFUSED: "/list-exports/{thing}",
    NoteName.ROLE_ENDS: "/me",
    NoteName.COMPLAINTS_LATER: "/deviations?mine=true",
}
"""Where what a note tells of can be read, and as much of it as it says. Whoever is told may read it there."""
LABELS: dict[NoteName, type[Codes]] = {
    NoteName.EXPORT_APPROVED: ListName,
    NoteName.EXPORT_REFUSED: ListName,
    NoteName.ROLE_ENDS: Role,
}
"""What the label of a note is a code of."""
PLACE = list(NoteName).index(NoteName.BOARD_FIGURES)


def start(tx: Tx) -> Start:
    """What stands on the caller's start page beside the list of work."""
    rows = [*queries.notes(tx), *_figures(tx)]
    rows.sort(key=lambda row: (in_swedish_order(row["board_name"]), row["position"]))
    return Start(
        notes=[_note(tx, row) for row in rows], _links=[Link(href=tx.href("/start"), rel="self", method="GET")]
    )


def _figures(tx: Tx) -> list[Row]:
    """The latest figures of boards whose reports the caller may not read, as they are shown to those who ask."""
    known = []
    for board_id in sorted(access.reach(tx.actor, "deviationFigures").board_ids()):
        try:
            month, total = board_figures.latest_month(tx, board_id)
        except BeforeFirstDay:
            continue
        board = organisation.board(tx, board_id)
        row = {"name": NoteName.BOARD_FIGURES, "position": PLACE, "board_id": board_id, "board_name": board.name}
        known.append({**dict.fromkeys(queries.COLUMNS), **row, "count": total, "label": month})
    return known


def _note(tx: Tx, row: Row) -> Note:
    name = NoteName(row["name"])
    today = clock.today()
    days = {"today": today, "soon": today + queries.MONTH, "new_year": today.replace(month=1, day=1)}
    days |= {"yesterday": today - queries.A_DAY, "week": today - queries.SIX_DAYS}
    about = ABOUT[name].format(thing=row["thing_id"], board=row["board_id"], first=row["day"], **days)
    day = last_day_to_act(row["day"]) if name == NoteName.QUARTER else row["day"]
    is_late = day < today if name == NoteName.QUARTER else name == NoteName.SUSPECTED_MISCONDUCT and row["base"] > 0
    label = LABELS[name].labels()[row["label"]] if name in LABELS else row["label"]
    links = [Link(href=tx.href(about), rel="about", method="GET")]
    known = {**row, "day": day, "label": label, "is_late": is_late, "names": row["names"] or []}
    del known["position"]
    return Note(**known, _links=links)
