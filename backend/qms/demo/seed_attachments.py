"""A photo and a document in one of the demo world's investigations, as the manager added them."""

from datetime import timedelta
from io import BytesIO
from uuid import UUID

from sqlalchemy import select

from qms.attachments import service
from qms.attachments.models import Attachment
from qms.demo.seed_organisation import Places
from qms.deviations.models import Deviation
from qms.kernel import clock
from qms.kernel.actor import Actor, Grant
from qms.kernel.db import SYSTEM_ID, Tx, bind
from qms.organisation.models import Person
from qms.screening.inspection import screened
from qms.screening.kinds import JPEG, PDF

DEPARTMENT = "nord-bou"
AFTER = timedelta(hours=3)
PAPER, INK = (244, 240, 230), (60, 60, 70)
LINES = (
    "Rutin för utskick",
    "1. Läs adressen mot folkbokföringen.",
    "2. Läs den högt för en kollega.",
    "3. Skicka brevet.",
)


def store(tx: Tx, places: Places) -> None:
    """Let who answers for the latest investigation of a department add both, and the service look through them."""
    units = {unit_id for name, unit_id in places.units.items() if name.startswith(DEPARTMENT)}
    under_way = select(Deviation).where(Deviation.unit_id.in_(units), Deviation.status == "investigating")
    for deviation in tx.scalars(under_way.order_by(Deviation.number.desc()).limit(1)):
        manager = tx.get(Person, deviation.owner_id)
        if manager is None or deviation.assessed_at is None:
            continue
        role = Grant("unit-manager", deviation.board_id, None)
        with clock.freeze(deviation.assessed_at + AFTER):
            bind(tx, Actor(manager.id, manager.name, "person", (role,)), "demoSeed")
            for name, kind, content in (("Kuvertet.jpg", JPEG, _photo()), ("Rutin för utskick.pdf", PDF, _routine())):
                added = service.add(tx, deviation, service.Added(name, kind.media_type), content)
                _look(tx, added, screened(content, kind), deviation.board_id)
                bind(tx, Actor(manager.id, manager.name, "person", (role,)), "demoSeed")


def _look(tx: Tx, added: Attachment, kept: bytes, board_id: UUID) -> None:
    tx.flush()
    bind(tx, Actor(SYSTEM_ID, "Granskning av filer", "system", (Grant("system", board_id, None),)), "demoSeed")
    service.begin_looking(tx, added.id)
    service.let_through(tx, added.id, kept)
    tx.flush()


def _photo() -> bytes:
    """An envelope on a table."""
    from PIL import Image, ImageDraw  # noqa: PLC0415 - seldom needed where a start reads this

    picture, target = Image.new("RGB", (1200, 800), (150, 120, 90)), BytesIO()
    draw = ImageDraw.Draw(picture)
    draw.rectangle((200, 200, 1000, 650), fill=PAPER, outline=INK, width=4)
    draw.line((200, 200, 600, 460, 1000, 200), fill=INK, width=4)
    draw.text((430, 520), "Retur: okänd på adressen", fill=INK, font_size=32)
    picture.save(target, "JPEG", quality=80)
    return target.getvalue()


def _routine() -> bytes:
    """A routine on a page."""
    import pikepdf  # noqa: PLC0415 - as above

    target = BytesIO()
    with pikepdf.new() as document:
        page = document.add_blank_page(page_size=(595, 842))
        font = pikepdf.Dictionary(
            Type=pikepdf.Name.Font,
            Subtype=pikepdf.Name.Type1,
            BaseFont=pikepdf.Name.Helvetica,
            Encoding=pikepdf.Name.WinAnsiEncoding,
        )
        page.obj["/Resources"] = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=document.make_indirect(font)))
        shown = " T* ".join(f"({line}) Tj" for line in LINES)
        page.obj["/Contents"] = document.make_stream(f"BT /F1 14 Tf 24 TL 72 750 Td {shown} ET".encode("cp1252"))
        document.save(target)
    return target.getvalue()
