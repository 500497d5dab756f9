"""What the operations show that list, search, count or feed in a way of their own."""

import re
from collections import Counter
from dataclasses import replace
from functools import partial
from itertools import chain
from uuid import UUID

from tests.authz import oracle
from tests.authz.matrix import Cell, Matrix, Operation, Special, happened_by, operations, told_by
from tests.authz.oracle import Who
from tests.authz.probes import CREATIONS
from tests.town import Thing

SEARCHED = {"text": "brev"}
"""What every specimen's words hold."""
OF_ONESELF: dict[str, dict[str, str]] = {
    "notificationReadingCreate": {},
    "notificationChoiceReplace": {"letters": "weekly"},
}
STEPS = {
    "deviation": "deviationAssess",
    "decision": "decisionEventAdd",
    "action": "actionDecide",
    "ivo-report": "",
    "list-export": "",
    "data-incident": "",
}
"""The operation by which each kind of thing is somebody's to do. A quarter's follows from its stage."""
MATTERS = ("deviation", "decision", "action")
QUARTER_STEPS = {
    "open": "ivoReportDraw",
    "drawn-up": "ivoReportCheck",
    "checked": "ivoReportApprove",
    "approved": "ivoReportReceive",
}


async def _search(matrix: Matrix, operation: Operation, who: Who) -> list[Cell]:
    answers = await matrix.pages(operation, who, SEARCHED)
    if gate := matrix.at_the_gate(operation.name, who, answers[0]):
        return gate
    kind = operation.name.removesuffix("Search")
    shown = {UUID(row["id"]) for answer in answers for row in answer.json()[f"{kind}s"]}
    return matrix.listed(operation.name, who, kind, shown)


async def _search_all(matrix: Matrix, operation: Operation, who: Who) -> list[Cell]:
    """Of each kind what its own search shows."""
    answer = await matrix.send(operation, who, body=SEARCHED)
    if gate := matrix.at_the_gate(operation.name, who, answer):
        return gate
    groups = {group["kind"]: group["matters"] for group in answer.json()["groups"]}
    shown = {kind: {UUID(row["id"]) for row in groups.get(kind, [])} for kind in MATTERS}
    cells = (matrix.listed(operation.name, who, kind, shown[kind], by=f"{kind}Search") for kind in shown)
    return [*chain.from_iterable(cells), Cell(operation.name, who.name, "kinds", "0", str(len(groups.keys() - shown)))]


async def _work(matrix: Matrix, operation: Operation, who: Who) -> list[Cell]:
    answer = await matrix.send(operation, who)
    if gate := matrix.at_the_gate(operation.name, who, answer):
        return gate
    rows = answer.json()["workItems"]
    waiting = {kind: {UUID(row["id"]) for row in rows if row["kind"] == kind} for kind in STEPS}
    reported = {UUID(row["id"]) for row in answer.json()["myReports"]}
    own = {
        thing.id
        for thing in matrix.specimens.every("deviation")
        if thing.reporter == who.id and thing.board == who.board
    }
    unknown = reported - own or len(rows) > sum(len(ids) for ids in waiting.values())
    strange = Cell(operation.name, who.name, "reports", "absent", "listed" if unknown else "absent")
    matters = [
        cell for kind in MATTERS for cell in matrix.listed(operation.name, who, kind, waiting[kind], by=STEPS[kind])
    ]
    quarters = _quarters_waiting(matrix, operation, who, waiting["ivo-report"])
    incidents = matrix.listed(operation.name, who, "data incident", waiting["data-incident"], by="dataIncidentDecide")
    return [*matters, *quarters, *incidents, strange]


async def _work_counted(matrix: Matrix, operation: Operation, who: Who) -> list[Cell]:
    """As many as the work list shows of what is the caller's own."""
    answer = await matrix.send(operation, who)
    if gate := matrix.at_the_gate(operation.name, who, answer):
        return gate
    listed = await matrix.send(operations()["workItemList"], who)
    own = [row for row in listed.json().get("workItems", []) if row["isMine"]]
    told = _told_to(matrix, who)
    return [
        Cell(operation.name, who.name, "own", str(len(own)), str(answer.json()["total"])),
        Cell(operation.name, who.name, "told", str(len(told)), str(answer.json()["newNotifications"])),
    ]


def _told_to(matrix: Matrix, who: Who) -> set[UUID]:
    """What one has been told is shown as long as one reads what it is about."""
    abouts, parts = {thing.id: thing for thing in matrix.specimens.every("deviation")}, matrix.specimens.parts
    mine = (each.id for each in matrix.specimens.every("notification") if matrix.reached("notificationList", who, each))
    return {each for each in mine if matrix.reached("deviationRead", who, abouts[parts[each]])}


async def _told(matrix: Matrix, operation: Operation, who: Who) -> list[Cell]:
    answers = await matrix.pages(operation, who)
    if gate := matrix.at_the_gate(operation.name, who, answers[0]):
        return gate
    shown = {UUID(row["id"]) for answer in answers for row in answer.json()["notifications"]}
    cells, told = [], _told_to(matrix, who)
    for thing in matrix.specimens.every("notification"):
        relation = "own board" if thing.board == who.board else "other board"
        promised = "listed" if thing.id in told else "absent"
        happened = "listed" if thing.id in shown else "absent"
        cells.append(Cell(operation.name, who.name, relation, promised, happened))
        shown.discard(thing.id)
    return [*cells, Cell(operation.name, who.name, "what is unknown", "0", str(len(shown)))]


async def _of_oneself(matrix: Matrix, operation: Operation, who: Who) -> list[Cell]:
    """What is done with what is the caller's own, whoever that is."""
    themselves = Thing(who.id, who.board) if who.id else None
    answer = await matrix.send(operation, who, themselves, OF_ONESELF[operation.name])
    return [Cell(operation.name, who.name, "-", matrix.promise(operation.name, who), happened_by(answer))]


async def _start(matrix: Matrix, operation: Operation, who: Who) -> list[Cell]:
    """As many open matters as the list holds where the figures reach any, at the own board and no other."""
    answer = await matrix.send(operation, who)
    if gate := matrix.at_the_gate(operation.name, who, answer):
        return gate
    notes = answer.json()["notes"]
    counted = {(note["boardId"], note["name"]): note["base"] for note in notes}
    cells = []
    for relation, board in matrix.specimens.of("board", who).items():
        here = [thing for thing in matrix.specimens.every("deviation") if thing.board == board.board]
        is_told = any(matrix.reached("deviationStatistics", who, thing) for thing in here)
        reached = [thing for thing in here if is_told and matrix.reached("deviationList", who, thing)]
        shown = counted.pop((str(board.id), "open-ages"), 0)
        cells.append(Cell(operation.name, who.name, relation, str(len(reached)), str(shown)))
        of_others = [name for place, name in counted if place == str(board.id) and board.board != who.board]
        cells.append(Cell(operation.name, who.name, f"{relation}, notes", "0", str(len(of_others))))
    return cells


def _quarters_waiting(matrix: Matrix, operation: Operation, who: Who, shown: set[UUID]) -> list[Cell]:
    """A quarter waits for whoever may take the step that comes next."""
    cells = []
    for thing in matrix.specimens.every("report"):
        step = QUARTER_STEPS.get(thing.stage or "")
        promised = "listed" if step and matrix.reached(step, who, thing) else "absent"
        relation = f"{'own board' if thing.board == who.board else 'other board'}, {thing.stage}"
        cells.append(Cell(operation.name, who.name, relation, promised, "listed" if thing.id in shown else "absent"))
    return cells


async def _counted(matrix: Matrix, operation: Operation, who: Who, kind: str = "deviation") -> list[Cell]:
    answer = await matrix.send(operation, who)
    if gate := matrix.at_the_gate(operation.name, who, answer):
        return gate
    (table,) = [table for table in answer.json()["breakdowns"] if table["name"] == "unit"]
    counts = {row["code"]: row["count"] for row in table["rows"]}
    cells = []
    for relation, unit in matrix.specimens.of("unit", who).items():
        reached = [
            thing
            for thing in matrix.specimens.every(kind)
            if thing.unit == unit.unit and matrix.reached(operation.name, who, thing)
        ]
        cells.append(Cell(operation.name, who.name, relation, str(len(reached)), str(counts.get(str(unit.id), 0))))
    return cells


async def _times_kept(matrix: Matrix, operation: Operation, who: Who) -> list[Cell]:
    """As many times at each unit as there are of matters that the caller may both count and read."""
    answer = await matrix.send(operation, who)
    if gate := matrix.at_the_gate(operation.name, who, answer):
        return gate
    counts = Counter[str]()
    for unit in chain.from_iterable(rule["units"] for rule in answer.json()["rules"]):
        counts[unit["unitId"]] += unit["ended"] + unit["waived"] + unit["running"]
    cells = []
    for relation, unit in matrix.specimens.of("unit", who).items():
        here = [thing for thing in matrix.specimens.every("timed matter") if thing.unit == unit.unit]
        reached = [thing for thing in here if matrix.reached(operation.name, who, thing)]
        cells.append(Cell(operation.name, who.name, relation, str(len(reached)), str(counts.pop(str(unit.id), 0))))
    return cells


def _counted_whole(kind: str) -> Special:
    async def counted(matrix: Matrix, operation: Operation, who: Who) -> list[Cell]:
        answer = await matrix.send(operation, who)
        if gate := matrix.at_the_gate(operation.name, who, answer):
            return gate
        reached = [thing for thing in matrix.specimens.every(kind) if matrix.reached(operation.name, who, thing)]
        return [Cell(operation.name, who.name, "other board", str(len(reached)), str(answer.json()["total"]))]

    return counted


async def _boards_statistics(matrix: Matrix, operation: Operation, who: Who) -> list[Cell]:
    cells = await _counted(matrix, operation, who)
    for relation, board in matrix.specimens.of("board", who).items():
        answer = await matrix.send(operation, who, query={"boardId": str(board.id)})
        promised = matrix.promise(operation.name, who)
        happened = happened_by(answer)
        if promised == "allowed" and board.board != who.board:
            promised = "refused"
            happened = "empty" if happened == "allowed" and not answer.json()["reports"] else happened
        cells.append(Cell(operation.name, who.name, relation, promised, happened))
    return cells


async def _boards_file(matrix: Matrix, operation: Operation, who: Who) -> list[Cell]:
    """The figures of a board as a file: another board's are refused."""
    cells = []
    for relation, board in matrix.specimens.of("board", who).items():
        answer = await matrix.send(operation, who, query={"boardId": str(board.id)})
        promised, happened = matrix.promise(operation.name, who), happened_by(answer)
        if promised == "allowed" and board.board != who.board:
            promised = "forbidden"
        cells.append(Cell(operation.name, who.name, relation, promised, happened))
    return cells


async def _kept_figures(matrix: Matrix, operation: Operation, who: Who) -> list[Cell]:
    """What is counted is of the whole board or of nothing: what is of another is refused as if it were not there."""
    cells = []
    for kind, name, more in (("board", "boardId", {}), ("unit", "unitId", {"period": "2026-Q3"})):
        nothing = None
        for relation, thing in reversed(matrix.specimens.of(kind, who).items()):
            answer = await matrix.send(operation, who, query={name: str(thing.id), **more})
            promised, happened = matrix.promise(operation.name, who), happened_by(answer)
            nothing = nothing or told_by(answer)
            if promised == "allowed" and thing.board != who.board:
                promised = "forbidden"
                happened = happened if told_by(answer) == nothing else "told apart"
            cells.append(Cell(operation.name, who.name, relation, promised, happened))
    return cells


async def _code_list(matrix: Matrix, operation: Operation, who: Who) -> list[Cell]:
    cells, nothing = [], None
    here = replace(operation, path=operation.path.replace("{listName}", "category"))
    for relation, board in reversed(matrix.specimens.of("board", who).items()):
        answer = await matrix.send(here, who, query={"boardId": str(board.id)})
        promised = matrix.promise(operation.name, who)
        nothing = nothing or told_by(answer)
        if promised == "allowed" and board.board != who.board:
            promised = "forbidden"
        happened = happened_by(answer)
        if promised == happened == "forbidden" and told_by(answer) != nothing:
            happened = "told apart"
        cells.append(Cell(operation.name, who.name, relation, promised, happened))
    return cells


async def _feed(matrix: Matrix, operation: Operation, who: Who) -> list[Cell]:
    answers = [await matrix.send(operation, who, query={"limit": "100"})]
    if gate := matrix.at_the_gate(operation.name, who, answers[0]):
        return gate
    while answers[-1].json()["events"]:
        query = {"limit": "100", "after": answers[-1].json()["cursor"]}
        answers.append(await matrix.send(operation, who, query=query))
    shown = {UUID(row["matterId"]) for answer in answers for row in answer.json()["events"]}
    return matrix.listed(operation.name, who, "decision", shown)


async def _ideas_counted(matrix: Matrix, operation: Operation, who: Who) -> list[Cell]:
    """The figures of a board's ideas. Another board's are refused; nothing is what the walls leave of them."""
    cells = []
    for relation, board in matrix.specimens.of("board", who).items():
        answer = await matrix.send(operation, who, query={"boardId": str(board.id)})
        promised, happened = matrix.promise(operation.name, who), happened_by(answer)
        if board.board != who.board:
            promised = "forbidden" if promised == "allowed" else promised
            happened = "empty" if happened == "allowed" and not answer.json()["counts"]["received"] else happened
        cells.append(Cell(operation.name, who.name, relation, promised, happened))
    return cells


async def _trail(matrix: Matrix, operation: Operation, who: Who) -> list[Cell]:
    """What a board's trail says. Another board's is refused, whatever is asked of it."""
    cells = []
    for relation, board in matrix.specimens.of("board", who).items():
        answer = await matrix.send(operation, who, query={"boardId": str(board.id), "since": "2020-01-01"})
        promised = matrix.promise(operation.name, who)
        if promised == "allowed" and board.board != who.board:
            promised = "forbidden"
        is_empty = answer.is_success and not answer.json()["accessEvents"]
        happened = "empty" if is_empty and promised != "allowed" else happened_by(answer)
        cells.append(Cell(operation.name, who.name, relation, promised, happened))
    return cells


async def _calendar(matrix: Matrix, operation: Operation, who: Who) -> list[Cell]:
    """What waits for a step that is the caller's own to take."""
    answer = await matrix.send(operation, who)
    if gate := matrix.at_the_gate(operation.name, who, answer):
        return gate
    shown = {UUID(uid) for uid in re.findall("UID:(.{36})", answer.text)}
    steps = matrix.listed(operation.name, who, "action", shown, by=STEPS["action"])
    mine = {thing.id for thing in matrix.specimens.every("action") if oracle.reached("assigned", who, thing)}
    strange = Cell(operation.name, who.name, "others'", "0", str(len(shown - mine)))
    return [*(cell for cell in steps if cell.happened == "listed"), strange]


async def _taken_out(matrix: Matrix, operation: Operation, who: Who) -> list[Cell]:
    """A list that the caller reads is taken out where it is theirs, and nowhere else."""
    cells = []
    kept_apart = who.role in ("dpo", "log-reviewer")
    for relation, board in matrix.specimens.of("board", who).items():
        body = CREATIONS[operation.name].body(matrix.specimens, board)
        body |= {"listName": "data-incidents"} if kept_apart else {}
        answer = await matrix.send(operation, who, board, body)
        promised = matrix.promise(operation.name, who)
        if promised == "allowed" and board.board != who.board:
            promised = "refused"
        cells.append(Cell(operation.name, who.name, relation, promised, happened_by(answer)))
    return cells


SPECIAL: dict[str, Special] = {
    "accessEventList": _trail,
    "deviationSearch": _search,
    "decisionSearch": _search,
    "actionSearch": _search,
    "actionCalendar": _calendar,
    "matterSearch": _search_all,
    "workItemList": _work,
    "workItemCount": _work_counted,
    "startRead": _start,
    "notificationList": _told,
    "notificationReadingCreate": _of_oneself,
    "notificationChoiceReplace": _of_oneself,
    "deviationStatistics": _boards_statistics,
    "deviationStatisticsContent": _boards_file,
    "ideaStatistics": _ideas_counted,
    "deviationFigures": _kept_figures,
    "deviationFiguresContent": _kept_figures,
    "unexecutedDecisionStatistics": _counted_whole("decision"),
    "specialFeeStatistics": _counted_whole("fee"),
    "actionStatistics": partial(_counted, kind="action"),
    "actionStatisticsContent": _boards_file,
    "deadlineStatistics": _times_kept,
    "codeListRead": _code_list,
    "listExportOrder": _taken_out,
    "listExportRequest": _taken_out,
    "dataIncidentStatistics": _counted_whole("data incident"),
    "eventList": _feed,
}
