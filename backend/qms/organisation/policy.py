"""Who may change a board's organisation: a right is always a right at one board."""

from uuid import UUID

from qms.background.jobs import enqueue
from qms.kernel import access
from qms.kernel.db import Tx
from qms.kernel.problems import Forbidden, UnknownReference
from qms.kernel.schema import Link

FIND_OWNERS = "matters.find_owners"
"""The job that sees to it that open matters have owners who reach them."""


def may(tx: Tx, operation: str, board_id: UUID) -> bool:
    """Whether the caller may do this everywhere in the board."""
    return board_id in access.reach(tx.actor, operation).boards


def require(tx: Tx, operation: str, board_id: UUID) -> None:
    """Refuse unless the caller may do this at the board. To its outsiders a board does not exist."""
    if board_id not in tx.actor.board_ids:
        raise UnknownReference("Nämnden finns inte eller är inte din.", at="/boardId")
    if not may(tx, operation, board_id):
        raise Forbidden(about=("board", board_id))


def rights_moved(tx: Tx) -> None:
    """Say that rights may have begun or ended, so that open matters get owners who reach them."""
    enqueue(tx, FIND_OWNERS)


def links(tx: Tx, path: str, board_id: UUID, **operations: str) -> list[Link]:
    """Where something is, and by which methods the caller may change it, each by an operation."""
    rels = {"PUT": "replace", "DELETE": "delete"}
    return [Link(href=tx.href(path), rel="self", method="GET")] + [
        Link(href=tx.href(path), rel=rels[method], method=method)
        for method, operation in operations.items()
        if may(tx, operation, board_id)
    ]
