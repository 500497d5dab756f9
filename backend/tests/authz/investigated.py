"""An investigation of each matter, for the matrix."""

from uuid import UUID

from sqlalchemy import Connection, text

from qms.investigation_versions.schemas import InvestigationContent
from qms.kernel.ids import new_id
from tests.town import insert

LONG_AGO = "2026-10-01T08:00:00Z"
SAID = dict.fromkeys(("conflict_reason", "consequence", "conclusion"), "Det är så.")
PLACE = dict.fromkeys(("reference", "title", "unit_name", "board_name", "secrecy"), "Ett ärende")
NOTHING = dict.fromkeys(("recurrence_reason", "other_causes"))
EMPTY = ("investigators", "examined", "conflicts", "ledger_entries", "causes", "voices", "points")
CONTENT = InvestigationContent.model_validate(
    {
        **PLACE,
        **SAID,
        **dict.fromkeys(EMPTY, ()),
        **NOTHING,
        "opened_at": LONG_AGO,
    }
).model_dump_json(by_alias=True)
ROWS: dict[str, dict[str, object]] = {
    "investigation": {"status": "open", "opened_at": LONG_AGO, "examined_ids": [], "reopened_reason": "Mer.", **SAID},
    "investigation_version": {"number": 1, "content": CONTENT, "content_hash": "0" * 64, "finished_at": LONG_AGO},
    "ledger_entry": {
        "kind": "fact",
        "source": "Journalen",
        "words": "Brevet skickades.",
        "author_name": "Någon",
        "author_title": "Chef",
        "recorded_at": LONG_AGO,
    },
    "cause": {"code": "other", "system_area": "routines", "certainty": "possible", "whys": [], "set_at": LONG_AGO},
    "voice": {"whose": "relative", "asking": "not-asked", "reason": "Är borta.", "recorded_at": LONG_AGO},
}


def investigate(connection: Connection, board: UUID, matter: UUID) -> None:
    """An investigation that lacks nothing, open again after a first version, and changed as often as its matter."""
    for table, row in ROWS.items():
        insert(connection, table, id=new_id(), board_id=board, matter_id=matter, **row)
    as_often = "update investigation i set version = m.version from matter m where m.id = i.matter_id and m.id = :id"
    connection.execute(text(as_often), {"id": matter})
