"""PDF: refused where it could do something by itself. What is let through stays byte for byte, as it may be signed."""

from collections.abc import Iterator
from io import BytesIO

import pikepdf

from qms.screening.kinds import UnsafeFile

SPOKEN = {
    "/JS": "innehåller JavaScript",
    "/JavaScript": "innehåller JavaScript",
    "/Launch": "startar program",
    "/EmbeddedFiles": "har andra filer i sig",
    "/EF": "har andra filer i sig",
    "/RichMedia": "har film eller ljud i sig",
    "/XFA": "är ett formulär av ett slag som kan köra program",
}
ACTS = {
    "/JavaScript": SPOKEN["/JS"],
    "/Launch": SPOKEN["/Launch"],
    "/ImportData": "hämtar uppgifter ur andra filer",
    "/SubmitForm": "skickar uppgifter någonstans",
    "/GoToE": "öppnar andra filer",
    "/GoToR": "öppnar andra filer",
    "/Rendition": "har film eller ljud i sig",
    "/Movie": "har film eller ljud i sig",
    "/Sound": "har film eller ljud i sig",
    "/RichMediaExecute": "har film eller ljud i sig",
}
KINDS_OF_NOTES = {"/FileAttachment", "/RichMedia", "/3D", "/Movie", "/Sound", "/Screen"}
ADVICE = "Skriv ut den till en ny PDF och lägg till den."
END, BLANK = b"%%EOF", b"\r\n\t \x00"
DEEPEST = 100


def check(content: bytes) -> None:
    """Refuse a document that acts, carries other files, is locked, or is something else as well."""
    if content[content.rfind(END) + len(END) :].strip(BLANK) or END not in content:
        raise UnsafeFile(f"PDF-filen är skadad eller har något efter sitt slut. {ADVICE}")
    try:
        with pikepdf.open(BytesIO(content), attempt_recovery=False) as document:
            if document.is_encrypted:
                raise UnsafeFile(f"PDF-filen är låst. {ADVICE}")  # noqa: TRY301 - told in these words
            for each in document.objects:
                for inner in _within(each):
                    _check_object(inner)
    except UnsafeFile:
        raise
    except pikepdf.PasswordError:
        raise UnsafeFile("PDF-filen har lösenord. Ta bort det och lägg till den igen.") from None
    except Exception:
        raise UnsafeFile(f"PDF-filen går inte att läsa. {ADVICE}") from None


def _within(thing: pikepdf.Object, depth: int = 0) -> Iterator[pikepdf.Object]:
    """The dictionaries that stand in an object itself. Those that it points at are objects of their own."""
    if depth > DEEPEST:
        raise UnsafeFile(f"PDF-filen är för invecklad. {ADVICE}")
    if isinstance(thing, pikepdf.Stream | pikepdf.Dictionary):
        yield thing
        parts = [thing.get(name) for name in thing.keys()]  # noqa: SIM118 - no mapping of Python's
    elif isinstance(thing, pikepdf.Array):
        parts = list(thing)
    else:
        return
    for part in parts:
        if isinstance(part, pikepdf.Object) and not part.is_indirect:
            yield from _within(part, depth + 1)


def _check_object(thing: pikepdf.Object) -> None:
    names = set(thing.keys())
    told = [SPOKEN[name] for name in SPOKEN if name in names]
    told += [ACTS[act] for act in (str(thing.get("/S", "")),) if act in ACTS]
    if str(thing.get("/Subtype", "")) in KINDS_OF_NOTES:
        told.append("har andra filer i sig")
    if told:
        raise UnsafeFile(f"PDF-filen {told[0]}. {ADVICE}")
