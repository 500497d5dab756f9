"""The service's own work with a file: read it, then try or take in its rows, some at a time.

Each step is a transaction of its own, so that nobody waits for a long file and a service that dies goes on
where it was.
"""

import base64
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from typing import Any, cast
from uuid import UUID

from pydantic import ValidationError
from pydantic_core import to_jsonable_python
from sqlalchemy import Table, bindparam, func, insert, or_, select, text, tuple_, update
from sqlalchemy.dialects.postgresql import JSONB

from qms.background.jobs import enqueue
from qms.file_columns import queries as file_columns
from qms.file_columns.columns import Names, Row, Values, hidden, is_lost
from qms.file_imports import queries, service, states
from qms.file_imports.columns import SOURCE, ImportKind, Profile, Verdict, Whole
from qms.file_imports.models import AT_WORK, FileImport, FileImportRow, ImportStatus
from qms.file_imports.service import UnusableFile
from qms.intake.schemas import ItemStatus, item_problem
from qms.intake.service import REPEATS, beside, each, expect, tried
from qms.kernel.actor import Actor
from qms.kernel.db import Tx
from qms.kernel.problems import Problem
from qms.matters.models import MISTAKEN, Matter
from qms.organisation.models import Unit
from qms.personal_number import contains_personal_number
from qms.spreadsheets.layout import Said, key_of, layout
from qms.spreadsheets.notices import look_over
from qms.spreadsheets.reader import Sheet, TooLargeFile, UnreadableFile

CLIENT = "file"
"""The source's client, whoever hands a file in: the same row again is the same thing."""
AT_A_TIME, BACK_AT_A_TIME, MOST_PLACES = 100, 500, 10
WRONG = key_of("Vad som är fel")
"""The column that rows to be mended have last, as they are downloaded: such a file is never the whole of anything."""
ONLY_WRONG = (
    "Filen har bara de rader som behövde rättas, med kolumnen Vad som är fel. Den läses inte: de som inte står i en "
    "fil slutar. Rätta raderna där de avvisades, eller lämna in hela filen."
)
OUR_FAULT = (
    "Tjänsten kunde inte granska filen. Felet är vårt och inte filens, och står i driftens logg. En granskning läser "
    "inte in något."
)
OUR_FAULT_ROW = (
    "Tjänsten kunde inte läsa in raden. Felet är vårt och inte filens, och står i driftens logg. Lämna in raden igen."
)
PERSONAL = (
    "Texten innehåller personnummer. Den läses in som den står: byt dem mot ärendenumret i filen och lämna in den "
    "igen, om den inte ska sparas så."
)
Taken = tuple[ItemStatus, Matter | None]
ROW = cast("Table", FileImportRow.__table__)
KEEP = text(
    """
    update file_import_row r set cells = t.cells, verdict = t.verdict, problem = t.problem,
           suggestions = t.suggestions, matter_id = t.matter_id
      from jsonb_to_recordset(:told) as t(number int, cells jsonb, verdict text, problem jsonb, suggestions jsonb,
                                          matter_id uuid)
     where r.import_id = :import_id and r.number = t.number
    """
).bindparams(bindparam("told", type_=JSONB))


KEEP_WHOLE = text(
    """
    update file_import_row r
       set verdict = t.verdict, suggestions = coalesce(r.suggestions || t.suggestions, r.suggestions, t.suggestions),
           problem = case when r.verdict <> 'rejected' then t.problem
                          else r.problem || jsonb_build_object('detail', t.problem->'detail') end
      from jsonb_to_recordset(:told) as t(number int, verdict text, problem jsonb, suggestions jsonb)
     where r.import_id = :import_id and r.number = t.number and (r.verdict <> 'rejected' or t.problem is not null)
    """
).bindparams(bindparam("told", type_=JSONB))


def content(tx: Tx, import_id: UUID) -> bytes | None:
    """A file that waits to be read."""
    received = _at_work(tx, import_id)
    if received is None or received.status != ImportStatus.READING or received.content_sealed is None:
        return None
    return base64.b64decode(tx.sealer.open(received.content_sealed, place=service.place(received)))


def keep(tx: Tx, kind: ImportKind, import_id: UUID, sheets: Sequence[Sheet] | UnreadableFile) -> None:
    """Keep the rows of a file that has been read, or say why it cannot be used."""
    received = _at_work(tx, import_id)
    if received is None or received.status != ImportStatus.READING:
        return
    try:
        if isinstance(sheets, UnreadableFile):
            raise sheets
        _keep_rows(tx, kind, received, sheets)
    except (UnreadableFile, UnusableFile) as error:
        advice = f" {kind.too_large}" if isinstance(error, TooLargeFile) else ""
        problem = error if isinstance(error, UnusableFile) else UnusableFile(f"{error}{advice}")
        received.problem = item_problem(problem).model_dump()
        states.LIFECYCLE.fire("fail", tx, received)
    else:
        states.LIFECYCLE.fire("examine" if received.is_dry_run else "take in at once", tx, received)


def some_rows(tx: Tx, kind: ImportKind, import_id: UUID, at_a_time: int) -> bool:
    """Try or take in the next rows of a file. False when none was left."""
    received = _at_work(tx, import_id)
    if received is None or received.status not in (ImportStatus.EXAMINING, ImportStatus.TAKING_IN):
        return False
    takes_in = received.status == ImportStatus.TAKING_IN
    waiting = select(ROW.c.number, ROW.c.cells).where(ROW.c.import_id == import_id, ROW.c.verdict.is_(None))
    rows = tx.execute(waiting.order_by(ROW.c.number).limit(at_a_time)).all()
    # Held while the rows are taken in, so that no row asks for its unit.
    units = tx.scalars(select(Unit).where(Unit.board_id == received.board_id)).all()
    names = file_columns.names(tx, received.board_id, units)
    before = [] if takes_in else _said_before(tx, kind, import_id, rows)
    said = [kind.values(row, names) for _, row in (*before, *rows)]
    if kind.model is not None:
        sources = [values.get("source", {}) for values in said]
        expect(tx, kind.model, [(source.get("system"), source.get("id")) for source in sources], client=CLIENT)
    takes = [partial(_take, tx, kind, row, values) for (_, row), values in zip((*before, *rows), said, strict=True)]
    taken = each(tx, takes) if takes_in else tried(tx, takes)[len(before) :]
    twins = _twins(tx, kind, import_id, rows, taken)
    verdicts = [
        _verdict(kind, number, row, beside(became, twins.get(number)), names, forgets=takes_in and not kind.whole)
        for (number, row), became in zip(rows, taken, strict=True)
    ]
    tx.execute(KEEP, {"import_id": import_id, "told": to_jsonable_python(verdicts)})
    tally = Counter(verdict["verdict"] for verdict in verdicts)
    for verdict in ItemStatus:
        setattr(received, verdict, getattr(received, verdict) + tally[verdict])
    if len(rows) == at_a_time:
        return True
    if kind.whole and not _told_as_a_whole(tx, kind, kind.whole, received, names):
        return True
    states.LIFECYCLE.fire("all taken in" if takes_in else "all examined", tx, received)
    if takes_in:
        received.content_sealed = None
    return False


def _told_as_a_whole(tx: Tx, kind: ImportKind, whole: Whole, received: FileImport, names: Names) -> bool:
    """Let each row be told of as one of the list that the file would be, or is. False while more is to be tried."""
    takes_in = received.status == ImportStatus.TAKING_IN
    rows = partial(queries.cells, tx, received.id)
    told = whole.taken(tx, received) if takes_in else whole.tried(tx, received, rows)
    if told is None:
        return False
    _keep_whole(tx, kind, received, told, names)
    if takes_in:
        enqueue(tx, whole.see_to, import_id=str(received.id), board_id=str(received.board_id))
    return True


def _keep_whole(tx: Tx, kind: ImportKind, received: FileImport, told: Mapping[int, Verdict], names: Names) -> None:
    """What would become of each row as one of the list. What a row is refused for by itself is told beside."""
    cells = queries.cells(tx, received.id, [number for number, (_, problem) in told.items() if problem])
    verdicts = []
    for number, (verdict, problem) in told.items():
        # Whom the file lacks stands in the list only.
        row = cells.get(number, {})
        pointers = [problem["pointer"]] if problem and problem["pointer"] else []
        at_fault = kind.columns_at(pointers, kind.values(row, names))
        told_at = {"pointer": f"/{at_fault[0].key}"} if at_fault else {}
        nearest = {column.key: column.suggestions(row.get(column.key, ""), names) for column in at_fault}
        kept = problem and problem | told_at
        verdicts.append({"number": number, "verdict": verdict, "problem": kept, "suggestions": nearest or None})
    tx.execute(KEEP_WHOLE, {"import_id": received.id, "told": to_jsonable_python(verdicts)})
    service.recount(tx, received)


def give_up(tx: Tx, kind: ImportKind, import_id: UUID) -> bool:
    """Say of a file that the service itself fails on that it does, or on each row that is not in. What is in stays.

    False where nobody waits for it, or where the list that it has become says how it went.
    """
    received = _at_work(tx, import_id)
    is_in = received is not None and received.status == ImportStatus.TAKING_IN
    if received is None or received.status == ImportStatus.WITHDRAWING or (is_in and kind.whole):
        return False
    if is_in:
        told = {"verdict": ItemStatus.REJECTED, "problem": item_problem(UnusableFile(OUR_FAULT_ROW)).model_dump()}
        tx.execute(update(ROW).where(ROW.c.import_id == import_id, ROW.c.verdict.is_(None)).values(told))
        service.recount(tx, received)
        states.LIFECYCLE.fire("all taken in", tx, received)
        received.content_sealed = None
        return True
    received.problem = item_problem(UnusableFile(OUR_FAULT)).model_dump()
    states.LIFECYCLE.fire("fail", tx, received)
    return True


def go_on(tx: Tx, kind: ImportKind, import_id: UUID) -> None:
    """Let the rest of a file be worked on when others have had their turn."""
    service.go_on(tx, kind, tx.get_one(FileImport, import_id))


def take_back(tx: Tx, kind: ImportKind, import_id: UUID) -> bool:
    """Let some more of what a file brought in count nowhere. False when nothing is left to do.

    Nothing is taken back when somebody has come first. What somebody uses after that stays, and so does the file.
    """
    received = _at_work(tx, import_id)
    if received is None or received.status != ImportStatus.WITHDRAWING or kind.take_back is None:
        return False
    brought = Matter.id.in_(states.brought(received))
    is_begun = tx.scalar(select(Matter.id).where(brought, Matter.status == MISTAKEN).limit(1)) is not None
    if not is_begun and states.in_use(tx, received):
        _stay(tx, received)
        return False
    left = select(Matter.id).where(brought, Matter.status != MISTAKEN)
    locked = tx.scalars(left.where(~states.is_used(received)).limit(BACK_AT_A_TIME).with_for_update(of=Matter)).all()
    ids = tx.scalars(left.where(Matter.id.in_(locked), ~states.is_used(received))).all()
    if ids:
        by = Actor(cast("UUID", received.taken_back_by), received.taken_back_by_name or "", "person", ())
        kind.take_back(tx, ids, received.taken_back_reason or "", by)
    elif not locked and tx.scalar(left.limit(1)):
        gone = {"code": "taken-back", "title": "Tillbakatagen", "detail": received.taken_back_reason or ""}
        aside = ROW.c.matter_id.in_(select(Matter.id).where(brought, Matter.status == MISTAKEN))
        told = {"verdict": ItemStatus.REJECTED, "problem": {**gone, "pointer": None}}
        tx.execute(update(ROW).where(ROW.c.import_id == import_id, aside).values(told))
        service.recount(tx, received)
        _stay(tx, received)
    elif not locked:
        states.LIFECYCLE.fire("taken back", tx, received)
    return bool(locked)


def _stay(tx: Tx, received: FileImport) -> None:
    """Somebody uses what the file brought in, so it is not taken back."""
    states.LIFECYCLE.fire("somebody came first", tx, received)
    received.taken_back_at = received.taken_back_by = None
    received.taken_back_by_name = received.taken_back_reason = None


def _said_before(tx: Tx, kind: ImportKind, import_id: UUID, rows: Sequence[Any]) -> Sequence[Any]:
    """Earlier rows of the same things: what is only tried stays nowhere, so they are tried again before these."""
    keys = [column.key for column in kind.columns if column.field in SOURCE]
    if kind.model is None or not rows:
        return []
    of_same = tuple_(*(ROW.c.cells[key].astext for key in keys)).in_({tuple(map(row.get, keys)) for _, row in rows})
    before = ROW.c.number < rows[0].number, ROW.c.verdict != ItemStatus.REJECTED, of_same
    return tx.execute(select(ROW.c.number, ROW.c.cells).where(ROW.c.import_id == import_id, *before)).all()


def _twins(
    tx: Tx, kind: ImportKind, import_id: UUID, rows: Sequence[Any], taken: Sequence[Taken | Problem]
) -> dict[int, str]:
    """Which other row of the file each that repeats one stands beside: what was taken in last of the same thing.

    Rows are of the same thing by what they say, or by what they have become. One that was refused is beside nothing.
    """
    told = {number: became for (number, _), became in zip(rows, taken, strict=True)}
    keys = [column.key for column in kind.columns if column.field in SOURCE]
    wanted = {number: tuple(map(row.get, keys)) for number, row in rows if isinstance(told[number], REPEATS)}
    if not wanted:
        return {}
    ids = (Matter.source_system, Matter.source_id)
    own = [func.coalesce(ROW.c.cells[key].astext, known) for key, known in zip(keys, ids, strict=True)]
    same = select(*own, ROW.c.number).outerjoin(Matter, Matter.id == ROW.c.matter_id)
    is_tried = or_(ROW.c.verdict != ItemStatus.REJECTED, ROW.c.number.in_(told))
    same = same.where(ROW.c.import_id == import_id, is_tried, tuple_(*own).in_(list(wanted.values())))
    of_thing = dict[tuple[str | None, ...], list[int]]()
    for *said, number in tx.execute(same.order_by(ROW.c.number)):
        if not isinstance(told.get(number), Problem):
            of_thing.setdefault(tuple(said), []).append(number)
    beside = dict[int, str]()
    for number, thing in wanted.items():
        others = of_thing.get(thing, [])
        now, before = [n for n in others if n in told and n < number], [n for n in others if n not in told]
        if now or before:
            beside[number] = f"Rad {(now or before)[-1]}"
    return beside


def _at_work(tx: Tx, import_id: UUID) -> FileImport | None:
    """A file that the service works on, kept from others meanwhile."""
    rows = select(FileImport).where(FileImport.id == import_id, FileImport.status.in_(AT_WORK))
    return tx.scalar(rows.with_for_update())


def _keep_rows(tx: Tx, kind: ImportKind, received: FileImport, sheets: Sequence[Sheet]) -> None:
    received.sheets = [sheet.name for sheet in sheets if sheet.name]
    profile = _profile(kind, sheets)
    known = received.columns or _as_last_time(tx, received, sheets) or (profile.columns if profile else {})
    said = Said(received.sheet, received.heading_row, known)
    always = {key_of(heading): cell for heading, cell in profile.always.items()} if profile else {}
    laid_out = layout(kind.columns, sheets, said)
    received.sheet, received.heading_row = laid_out.sheet.name or None, laid_out.heading_row
    received.headings, received.unused = _told(laid_out.headings), _told(laid_out.unused)
    received.near = {heading: laid_out.near[heading] for heading in _told(laid_out.near)}
    received.columns = dict(said.columns)
    received.notice = look_over(laid_out)
    if kind.whole and WRONG in map(key_of, laid_out.headings):
        raise UnusableFile(ONLY_WRONG)
    if not laid_out.places:
        raise UnusableFile(
            "Ingen rad har kolumnernas rubriker. Säg vad filens kolumner är, eller byt rad med rubriker."
        )
    if laid_out.near:
        asked = ", ".join(f"{heading} (menar du {ours}?)" for heading, ours in laid_out.near.items())
        raise UnusableFile(f"Säg vad de här kolumnerna är: {asked}.")
    if missing := [each.heading for each in kind.required if not (each in laid_out.places or each.key in always)]:
        raise UnusableFile(f"Kolumner som saknas: {', '.join(missing)}.")
    rows = {number: always | row for number, row in laid_out.rows().items()}
    if not rows:
        raise UnusableFile("Filen har inga rader under rubrikerna.")
    rows = _looked_through(kind, received, rows)
    received.row_count = len(rows)
    of_import = {"board_id": received.board_id, "import_id": received.id}
    tx.execute(insert(ROW), [of_import | {"number": number, "cells": row} for number, row in rows.items()])


def _looked_through(kind: ImportKind, received: FileImport, rows: dict[int, Row]) -> dict[int, Row]:
    """The rows as they may be kept. A personal number in words is told of, as in a form; elsewhere it is refused.

    Where the rows are one list it is hidden, and its row refused by itself: who stands in no list ends.
    """
    words = {column.key for column in kind.columns if column.warns}
    personal = {n: {key for key, cell in row.items() if contains_personal_number(cell)} for n, row in rows.items()}
    named = [number for number, keys in personal.items() if keys]
    if kind.whole:
        received.content_sealed = None if named else received.content_sealed
        return {number: hidden(row, number, contains_personal_number) for number, row in rows.items()}
    if refused := [number for number in named if personal[number] - words]:
        received.content_sealed = None
        told = "Filen innehåller personnummer. Ta bort dem och använd ärendenumret."
        raise UnusableFile(f"{told} {_places(refused)}")
    notices = [received.notice, f"{PERSONAL} {_places(named)}" if named else None]
    received.notice = " ".join(filter(None, notices)) or None
    return rows


def _places(numbers: Sequence[int]) -> str:
    first = ", ".join(map(str, numbers[:MOST_PLACES]))
    return f"Rad {first}{' med flera' if len(numbers) > MOST_PLACES else ''}."


def _profile(kind: ImportKind, sheets: Sequence[Sheet]) -> Profile | None:
    """The system whose file it is, by its headings."""
    rows = [set(cells) for sheet in sheets for cells in list(sheet.rows.values())[:20]]
    return next((each for each in kind.profiles if any(row.issuperset(each.needs) for row in rows)), None)


def _told(headings: Iterable[str]) -> list[str]:
    """The headings that are kept and asked about: in a file without any, a row of people may stand for them."""
    return [heading for heading in headings if heading and not contains_personal_number(heading)]


def _as_last_time(tx: Tx, received: FileImport, sheets: Sequence[Sheet]) -> Mapping[str, str]:
    """What was said last of a file with the same headings."""
    earlier = select(FileImport.headings, FileImport.columns).where(
        FileImport.board_id == received.board_id,
        FileImport.kind == received.kind,
        FileImport.id != received.id,
        FileImport.columns != {},
    )
    rows = {tuple(cell for cell in cells if cell) for sheet in sheets for cells in list(sheet.rows.values())[:20]}
    latest = tx.execute(earlier.order_by(FileImport.requested_at.desc()).limit(20))
    return next((columns for headings, columns in latest if tuple(headings) in rows), {})


def _take(tx: Tx, kind: ImportKind, row: Row, values: Values) -> Taken:
    if any(map(is_lost, row.values())):
        raise kind.refusal(row, values)
    try:
        return kind.take_in(tx, values)
    except ValidationError as error:
        raise kind.refusal(row, values, error) from None


def _verdict(
    kind: ImportKind, number: int, row: Row, taken: Taken | Problem, names: Names, *, forgets: bool
) -> dict[str, object]:
    """What became of a row. One that was taken in is forgotten, and only then is it known as what."""
    told: dict[str, object] = {"number": number, "cells": row}
    if not isinstance(taken, Problem):
        status, matter = taken
        return told | {"verdict": status} | ({"cells": {}, "matter_id": matter and matter.id} if forgets else {})
    at_fault = kind.columns_at([error["pointer"] for error in taken.errors or []], kind.values(row, names))
    nearest = {column.key: column.suggestions(row.get(column.key, ""), names) for column in at_fault}
    told |= {"verdict": ItemStatus.REJECTED, "problem": item_problem(taken).model_dump()}
    return told | {"suggestions": nearest or None}
