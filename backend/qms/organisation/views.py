"""How the organisation is shown to one caller: names beside ids, and in the links what the caller may do now."""

from qms.kernel import access, clock, rows
from qms.kernel.db import Tx
from qms.kernel.schema import Link
from qms.organisation import policy, queries, schemas
from qms.organisation.models import Board, Code, Unit
from qms.organisation.schemas import CodeEntry, CodeListFilter


def board(tx: Tx, board: Board) -> schemas.Board:
    """A board with its settings."""
    tx.flush()
    changes = policy.links(tx, f"/boards/{board.id}", board.id, PUT="boardReplace")
    return rows.shown(schemas.Board, board, links=changes)


def unit(tx: Tx, unit: Unit) -> schemas.Unit:
    """A unit with its place, its people and its history."""
    tx.flush()
    (row,) = queries.unit_rows(tx, [unit.id])
    links = policy.links(tx, f"/units/{unit.id}", unit.board_id, PUT="unitReplace")
    if policy.may(tx, "unitSucceed", unit.board_id):
        links.append(Link(href=tx.href("/unit-successions"), rel="unit-successions", method="POST"))
    return schemas.Unit.model_validate(
        {
            **row,
            "managerId": unit.manager_id,
            "deputyId": unit.deputy_id,
            "deputyName": queries.person_name(tx, unit.deputy_id),
            "headcounts": queries.headcounts(tx, unit.id),
            "predecessors": queries.predecessors(tx, unit.id),
            "successors": queries.successors(tx, unit.id),
            "version": unit.version,
            "_links": links,
        }
    )


def code(tx: Tx, code: Code) -> schemas.CodeVersion:
    """A code during a time."""
    tx.flush()
    changes = policy.links(tx, f"/codes/{code.id}", code.board_id, PUT="codeReplace")
    return rows.shown(schemas.CodeVersion, code, links=changes)


def code_list(tx: Tx, name: str, asked: CodeListFilter) -> schemas.CodeList:
    """A board's codes of one list."""
    board_id = asked.board_id or min(access.require(tx).board_ids())
    here = f"/code-lists/{name}?boardId={board_id}"
    links = [Link(href=tx.href(here), rel="self", method="GET")]
    if policy.may(tx, "codeCreate", board_id):
        links.append(Link(href=tx.href("/codes"), rel="codes", method="POST"))
    return schemas.CodeList(
        name=name,
        board_id=board_id,
        valid_on=asked.valid_on or clock.today(),
        codes=[CodeEntry.model_validate(row) for row in queries.code_list(tx, board_id, name, asked)],
        _links=links,
    )
