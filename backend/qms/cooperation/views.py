"""How what is sorted out with another organisation is shown to one caller."""

from qms.cooperation import queries
from qms.cooperation.models import Cooperation as Row
from qms.cooperation.schemas import Cooperation, CooperationList
from qms.kernel.db import Tx
from qms.kernel.rows import shown
from qms.kernel.schema import Link
from qms.matters import policy
from qms.matters.models import Matter
from qms.matters.schemas import CodeLabel
from qms.organisation import queries as organisation
from qms.organisation.code_lists import CodeListName

LISTS = {"counterpart": CodeListName.COUNTERPART, "category": CodeListName.COOPERATION_CATEGORY}


def of_matter(tx: Tx, matter: Matter) -> CooperationList:
    """What stands and has stood, with what the board calls it."""
    tx.flush()
    here = tx.href(f"/matters/{matter.id}/cooperations")
    rows = queries.of_matter(tx, matter)
    labels = organisation.labels(tx, matter.board_id) if rows else {}
    links = [Link(href=here, rel="self", method="GET")]
    if policy.may_on_any(tx, "cooperationRegister", matter):
        links.append(Link(href=here, rel="cooperations", method="POST"))
    may_strike = policy.may_on_any(tx, "cooperationStrike", matter)

    def one(row: Row) -> Cooperation:
        codes = {
            name: CodeLabel(code=code, label=labels.get((list_, code), code)) if (code := getattr(row, name)) else None
            for name, list_ in LISTS.items()
        }
        strikes = [Link(href=f"{here}/{row.id}/strikes", rel="strikes", method="POST")]
        return shown(Cooperation, row, **codes, links=strikes if may_strike and row.until is None else [])

    return CooperationList(cooperations=[one(row) for row in rows], warnings=[], _links=links)
