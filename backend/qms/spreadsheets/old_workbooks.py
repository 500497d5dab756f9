"""What a workbook of Excel 97 (.xls) says that its reader leaves out: where its errors are, and its first day.

The reader gives the cell of an error as empty. Such a workbook is records one after the other, within a compound file,
which is a small file system of its own ([MS-CFB], [MS-XLS]).
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import islice
from struct import unpack, unpack_from

from qms.spreadsheets.parts import DAY_ZERO, DAY_ZERO_1904, ERRORS, OTHER_ERROR

NO_SECTOR = 0xFFFFFFFA
"""From this number on it is no sector but says something else, such as that the last one was the last."""
BEGINS, ENDS, SHEET, COUNTS_FROM, FORMULA, YES_OR_ERROR = 0x0809, 0x000A, 0x0085, 0x0022, 0x0006, 0x0205
HEADER, ENTRY = 76, 128

Errors = Mapping[int, Mapping[int, str]]
"""The errors of a sheet, by the number of their row and the place of their column."""


def errors(content: bytes) -> Sequence[Errors]:
    """The errors of each sheet, in the order of the tabs."""
    book = _book(content)
    sheets = [unpack_from("<I", data)[0] for kind, data in _records(book) if kind == SHEET]
    return [_errors(book, at) for at in sheets]


def day_zero(content: bytes) -> date:
    """What a workbook counts bare numbers of days from."""
    is_1904 = any(kind == COUNTS_FROM and data[0] == 1 for kind, data in _records(_book(content)))
    return DAY_ZERO_1904 if is_1904 else DAY_ZERO


def _errors(book: bytes, at: int) -> Errors:
    """A chart within a sheet has records of its own, which are none of the sheet's."""
    told = dict[int, dict[int, str]]()
    depth = 0
    for kind, data in _records(book, at, ends=None):
        depth += (kind == BEGINS) - (kind == ENDS)
        if depth <= 0:
            break
        is_value = kind == YES_OR_ERROR and data[7] == 1
        is_result = kind == FORMULA and data[6] == 2 and data[12:14] == b"\xff\xff"
        if depth == 1 and (is_value or is_result):
            row, column = unpack_from("<HH", data)
            told.setdefault(row + 1, {})[column] = ERRORS.get(data[6 if is_value else 8], OTHER_ERROR)
    return told


def _records(book: bytes, at: int = 0, ends: int | None = ENDS) -> Iterator[tuple[int, bytes]]:
    while at + 4 <= len(book):
        kind, length = unpack_from("<HH", book, at)
        if kind == ends:
            return
        yield kind, book[at + 4 : at + 4 + length]
        at += 4 + length


def _book(content: bytes) -> bytes:
    """The workbook within its compound file. A short one stands among others, in sectors of 64 bytes."""
    size = 1 << unpack_from("<H", content, 30)[0]
    directory, short, short_table, _, more = unpack_from("<I4xIIII", content, 48)

    def sector(number: int) -> bytes:
        return content[(number + 1) * size : (number + 2) * size]

    places = _numbers(content[HEADER:512])
    while more < NO_SECTOR:
        *some, more = _numbers(sector(more))
        places += some
    table = _numbers(b"".join(sector(place) for place in places if place < NO_SECTOR))

    def joined(first: int) -> bytes:
        return b"".join(sector(number) for number in _chain(first, table))

    entries = joined(directory)
    named = dict[str, tuple[int, int]]()
    for at in range(0, len(entries), ENTRY):
        name = entries[at : at + 64].decode("utf-16-le", errors="replace").partition("\0")[0]
        named[name.upper()] = unpack_from("<II", entries, at + 116)
    first, length = named.get("WORKBOOK") or named["BOOK"]
    if length >= short:
        return joined(first)[:length]
    among, short_ones = joined(named["ROOT ENTRY"][0]), _numbers(joined(short_table))
    return b"".join(among[number * 64 : (number + 1) * 64] for number in _chain(first, short_ones))[:length]


def _chain(first: int, table: Sequence[int]) -> Iterator[int]:
    """The sectors of a stream, each of which says which is the next. One that bites its own tail ends."""

    def following() -> Iterator[int]:
        number = first
        while number < NO_SECTOR:
            yield number
            number = table[number]

    return islice(following(), len(table))


def _numbers(data: bytes) -> list[int]:
    return list(unpack(f"<{len(data) // 4}I", data[: len(data) // 4 * 4]))
