"""Which files are taken, and whether a file's name, what it is said to be and how it begins agree."""

from dataclasses import dataclass

MOST_BYTES = 25 * 1024 * 1024
ZIP, OLD_OFFICE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
TAKEN = "Det går att lägga till bilder (jpg, png), pdf, docx, xlsx och txt."


class UnsafeFile(ValueError):
    """The file is not taken; the text says why in plain Swedish."""


@dataclass(frozen=True)
class FileKind:
    """A kind of file that is taken."""

    name: str
    media_type: str
    begins: bytes = b""
    """How every such file begins. A text begins anyhow."""


PDF = FileKind("pdf", "application/pdf", b"%PDF-")
JPEG = FileKind("jpg", "image/jpeg", b"\xff\xd8\xff")
PNG = FileKind("png", "image/png", b"\x89PNG\r\n\x1a\n")
WORD = FileKind("docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", ZIP)
EXCEL = FileKind("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ZIP)
TEXT = FileKind("txt", "text/plain")
KINDS = {each.name: each for each in (PDF, JPEG, PNG, WORD, EXCEL, TEXT)}
ENDINGS = KINDS | {"jpeg": JPEG}
INSTEAD = {
    **dict.fromkeys(("heic", "heif"), "Spara bilden som JPEG i telefonen eller datorn och lägg till den."),
    **dict.fromkeys(("doc", "docm", "dotm", "dotx", "odt", "rtf"), "Spara dokumentet som .docx eller PDF."),
    **dict.fromkeys(("xls", "xlsm", "xlsb", "xltm", "ods", "csv"), "Spara arbetsboken som .xlsx eller PDF."),
    **dict.fromkeys(("zip", "7z", "rar", "tar", "gz"), "Packa upp arkivet och lägg till filerna var för sig."),
    **dict.fromkeys(("svg", "gif", "webp", "tif", "tiff", "bmp"), "Spara bilden som PNG eller JPEG."),
}
"""What somebody can do with a file of another kind."""


def kind_of(file_name: str, media_type: str, content: bytes) -> FileKind:
    """The kind of a file whose name, declared type and first bytes agree. Otherwise it is refused, with what to do."""
    ending = file_name.rpartition(".")[2].lower() if "." in file_name else ""
    kind = ENDINGS.get(ending)
    if kind is None:
        raise UnsafeFile(f"Filer av den sorten tas inte emot. {INSTEAD.get(ending, TAKEN)}")
    if not content:
        raise UnsafeFile("Filen är tom.")
    if media_type.partition(";")[0].strip().lower() != kind.media_type:
        raise UnsafeFile(f"Filen heter .{ending} men sägs vara något annat. Spara den på nytt och lägg till den igen.")
    if not content.startswith(kind.begins):
        if content.startswith(OLD_OFFICE):
            raise UnsafeFile(
                "Dokumentet har lösenord eller är i ett äldre format. Ta bort lösenordet och spara på nytt."
            )
        raise UnsafeFile(f"Filen heter .{ending} men innehåller något annat. Spara den på nytt och lägg till den igen.")
    return kind
