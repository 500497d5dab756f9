"""What the page maker leaves undone in the tags of a PDF.

Only header rows become TH; here the first cell of each row does too, so that a screen reader says
"Hemtjänst, 2024, 12" and not just "12". Each row header gets an ID, and the other cells of the row
name it beside their column header.

The saved file is also made safe for e-archives: some readers (JHOVE among them) take a stream that
happens to end in CR for one byte too long, and flag the whole file.
"""

from base64 import a85encode
from collections.abc import Iterator
from io import BytesIO

from pikepdf import (
    Array,
    Dictionary,
    Name,
    NameTree,
    Object,
    ObjectStreamMode,
    Pdf,
    Stream,
    String,
)

Element = Dictionary
CARRIAGE_RETURN_BEFORE_END = b"\r\nendstream"


def name_rows(pdf_bytes: bytes) -> bytes:
    """The file with row headers in every table, saved so that the same input gives the same bytes."""
    with Pdf.open(BytesIO(pdf_bytes)) as pdf:
        root = pdf.Root.StructTreeRoot
        names = NameTree(root.IDTree) if Name.IDTree in root else None
        tables = [element for element in elements(root) if Name.Table == element.S]
        for number, table in enumerate(tables, start=1):
            for row_number, row in enumerate(_body_rows(table)):
                header = _make_row_header(row, identity=f"row-{number}-{row_number}")
                if names is not None:
                    names[str(header.ID)] = header
        return _saved(pdf)


def elements(node: Object) -> Iterator[Element]:
    """Every structure element below a node, in reading order."""
    for child in children(node):
        yield child
        yield from elements(child)


def children(node: Object) -> list[Element]:
    """The structure elements right below a node."""
    kids = node.get(Name.K, Array())
    listed = list(kids) if isinstance(kids, Array) else [kids]
    return [kid for kid in listed if isinstance(kid, Dictionary) and Name.S in kid]


def rows_of(table: Element) -> Iterator[tuple[str, Element]]:
    """Each row with the name of the part of the table it stands in."""
    for part in children(table):
        if part.S == Name.TR:
            yield "TBody", part
        elif part.S in {Name.THead, Name.TBody, Name.TFoot}:
            yield from ((str(part.S)[1:], row) for row in children(part))


def _body_rows(table: Element) -> Iterator[Element]:
    return (row for part, row in rows_of(table) if part != "THead")


def table_attributes(cell: Element) -> Dictionary | None:
    """The dictionary where a cell keeps its Scope and Headers."""
    held = cell.get(Name.A, Array())
    listed = list(held) if isinstance(held, Array) else [held]
    dictionaries = (attributes for attributes in listed if isinstance(attributes, Dictionary))
    return next((attributes for attributes in dictionaries if attributes.get(Name.O) == Name.Table), None)


def _make_row_header(row: Element, *, identity: str) -> Element:
    first, *others = children(row)
    first.S = Name.TH
    first.ID = String(identity)
    attributes = table_attributes(first)
    if attributes is None:
        raise ValueError("a table cell without table attributes")
    attributes.Scope = Name.Row
    for cell in others:
        own = table_attributes(cell)
        if own is not None:
            own.Headers = Array([*own.get(Name.Headers, Array()), String(identity)])
    return first


def _saved(pdf: Pdf) -> bytes:
    compact = _bytes(pdf)
    if CARRIAGE_RETURN_BEFORE_END not in compact:
        return compact
    with Pdf.open(BytesIO(compact)) as again:
        for item in again.objects:
            if isinstance(item, Stream) and item.read_raw_bytes().endswith(b"\r"):
                _armour(item)
        # Streams stay as they now are, and none is added that the check above could not see.
        return _bytes(again, compress_streams=False, object_stream_mode=ObjectStreamMode.disable)


def _armour(stream: Stream) -> None:
    """Wrap a stream so that it ends in "~>" whatever its last byte was; its content stays the same."""
    held = stream.get(Name.Filter, Array())
    filters = list(held) if isinstance(held, Array) else [held]
    raw = a85encode(stream.read_raw_bytes(), wrapcol=120) + b"~>"
    stream.write(raw, filter=Array([Name.ASCII85Decode, *filters]))


def _bytes(
    pdf: Pdf,
    *,
    compress_streams: bool = True,
    object_stream_mode: ObjectStreamMode = ObjectStreamMode.generate,
) -> bytes:
    target = BytesIO()
    pdf.save(
        target,
        deterministic_id=True,
        compress_streams=compress_streams,
        object_stream_mode=object_stream_mode,
    )
    return target.getvalue()
