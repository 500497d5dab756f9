"""Word and Excel: an archive of parts, each looked at. Refused where a part could act, or comes from elsewhere."""

import re
from io import BytesIO
from xml.parsers import expat
from zipfile import BadZipFile, ZipFile, ZipInfo

from qms.screening.kinds import OLD_OFFICE, WORD, ZIP, FileKind, UnsafeFile

MOST_PARTS, MOST_UNPACKED, MOST_RATIO = 200, 100 * 1024 * 1024, 100
SMALL = 64 * 1024
"""What is no larger than this unpacked may be packed however well."""
CONTENT_TYPES, RELATIONS = "[Content_Types].xml", ".rels"
MAIN = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
}
PICTURES = {"png", "jpg", "jpeg", "jpe", "gif", "bmp", "tif", "tiff", "emf", "wmf", "wdp", "svg"}
PARTS = PICTURES | {"xml", "rels", "vml", "odttf"}
PRINTER = re.compile(r"xl/printerSettings/printerSettings\d*\.bin")
PROGRAMS = (b"MZ", b"\x7fELF", ZIP, OLD_OFFICE, b"#!", b"Rar!", b"7z\xbc\xaf", b"%PDF-", b"\xca\xfe\xba\xbe")
NEVER = re.compile(
    r"vbaproject|vbadata|activex|macrosheet|embeddings/|externallinks/|customui|dialogsheets/", re.IGNORECASE
)
SAFE_LINK = re.compile(r"(https?|mailto):[^\x00-\x20]*", re.IGNORECASE)
ASKS_OTHERS = re.compile(r"^\s*(DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|IMPORT|LINK)\b", re.IGNORECASE)
FIELDS, FORMULAS = {"instrText", "fldSimple"}, {"ddeLink", "oleLink"}
SAVE_ANEW = "Spara filen på nytt och lägg till den igen."


def check(content: bytes, kind: FileKind) -> None:
    """Refuse what holds macros, programs, other files, or what it would fetch from elsewhere."""
    try:
        with ZipFile(BytesIO(content)) as archive:
            _check_archive(content, archive)
            unpacked, is_whole = 0, False
            for part in archive.infolist():
                read = _read(archive, part, MOST_UNPACKED - unpacked)
                unpacked += len(read)
                _check_part(part.filename, read)
                is_whole |= part.filename == CONTENT_TYPES and MAIN[kind.name].encode() in read
    except UnsafeFile:
        raise
    except (BadZipFile, OSError, RuntimeError, NotImplementedError, ValueError, EOFError, KeyError):
        raise UnsafeFile(f"Filen är skadad. {SAVE_ANEW}") from None
    if not is_whole:
        what = "Word-dokument" if kind is WORD else "Excel-arbetsbok"
        raise UnsafeFile(f"Filen är inte ett vanligt {what}, eller har makron. {SAVE_ANEW}")


def _check_archive(content: bytes, archive: ZipFile) -> None:
    parts = archive.infolist()
    names = [part.filename.lower() for part in parts]
    if len(parts) > MOST_PARTS:
        raise UnsafeFile(f"Filen har fler än {MOST_PARTS} delar.")
    if len(set(names)) < len(names) or any(_strays(name) for name in names):
        raise UnsafeFile(f"Filen är inte packad som den ska. {SAVE_ANEW}")
    if archive.comment or content.rfind(b"PK\x05\x06") != len(content) - 22:
        raise UnsafeFile(f"Filen har något efter sitt slut. {SAVE_ANEW}")
    if any(part.flag_bits & 1 for part in parts):
        raise UnsafeFile("Filen har lösenord. Ta bort det och lägg till den igen.")
    if sum(part.file_size for part in parts) > MOST_UNPACKED or any(_is_bomb(part) for part in parts):
        raise UnsafeFile("Filen är orimligt stor när den packas upp.")


def _strays(name: str) -> bool:
    return name.startswith(("/", "\\")) or "\\" in name or ".." in name.split("/") or ":" in name


def _is_bomb(part: ZipInfo) -> bool:
    return part.file_size > SMALL and part.file_size > MOST_RATIO * max(part.compress_size, 1)


def _read(archive: ZipFile, part: ZipInfo, most: int) -> bytes:
    """A part, and no more of it than the archive says that it holds, whatever it unpacks to."""
    with archive.open(part) as opened:
        read = opened.read(min(most, part.file_size) + 1)
    if len(read) > part.file_size:
        raise UnsafeFile("Filen är orimligt stor när den packas upp.")
    return read


def _check_part(name: str, read: bytes) -> None:
    ending = name.rpartition(".")[2].lower()
    if name.endswith("/"):
        return
    if NEVER.search(name):
        raise UnsafeFile("Filen har makron eller andra filer i sig. Ta bort dem, eller spara som PDF.")
    if ending not in PARTS and not PRINTER.fullmatch(name):
        raise UnsafeFile("Filen har en annan fil i sig. Ta bort den, eller spara som PDF.")
    if read.startswith(PROGRAMS):
        raise UnsafeFile("Filen har ett program eller en annan fil i sig. Ta bort den, eller spara som PDF.")
    if ending not in PICTURES - {"svg"} | {"odttf", "bin"}:
        _Part(name, is_links=name.endswith(RELATIONS)).read(read)


class _Part:
    """A part in XML, read once from beginning to end. It may declare nothing of its own."""

    def __init__(self, name: str, *, is_links: bool) -> None:
        self.name, self.is_links = name, is_links
        self._in_field, self._field = False, ""

    def read(self, content: bytes) -> None:
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartDoctypeDeclHandler = self._declares
        parser.StartElementHandler = self._begins
        parser.EndElementHandler = self._ends
        parser.CharacterDataHandler = self._says
        try:
            parser.Parse(content, True)
        except expat.ExpatError:
            raise UnsafeFile(f"Filen är skadad. {SAVE_ANEW}") from None

    def _declares(self, *_: object) -> None:
        raise UnsafeFile(f"Filen är inte skriven som den ska. {SAVE_ANEW}")

    def _begins(self, name: str, said: dict[str, str]) -> None:
        element = name.rpartition(" ")[2]
        attributes = {key.rpartition(" ")[2]: value for key, value in said.items()}
        if self.is_links and element == "Relationship":
            _check_link(attributes)
        if self.name == CONTENT_TYPES and re.search("macroEnabled|vbaProject", attributes.get("ContentType", "")):
            raise UnsafeFile("Filen har makron. Spara den utan makron, eller som PDF.")
        if element in FORMULAS or (element == "fldSimple" and ASKS_OTHERS.match(attributes.get("instr", ""))):
            raise UnsafeFile("Filen hämtar uppgifter från andra program. Ta bort det, eller spara som PDF.")
        self._in_field = element == "instrText"

    def _says(self, text: str) -> None:
        if self._in_field:
            self._field = (self._field + text)[-200:]

    def _ends(self, name: str) -> None:
        if name.endswith(" instrText"):
            self._in_field = False
        elif name.endswith(" p"):
            if ASKS_OTHERS.match(self._field):
                raise UnsafeFile("Filen hämtar uppgifter från andra program. Ta bort det, eller spara som PDF.")
            self._field = ""


def _check_link(said: dict[str, str]) -> None:
    """What a part points at stands in the file, except for links that somebody presses."""
    kind = said.get("Type", "").rpartition("/")[2]
    if kind in ("oleObject", "package", "vbaProject", "control", "aFChunk", "attachedTemplate", "externalLink"):
        raise UnsafeFile("Filen har, eller hämtar, andra filer. Spara den som PDF.")
    if said.get("TargetMode") == "External" and not (
        kind == "hyperlink" and SAFE_LINK.fullmatch(said.get("Target", ""))
    ):
        raise UnsafeFile("Filen hämtar något utifrån. Ta bort det, eller spara som PDF.")
