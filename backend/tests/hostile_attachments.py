"""Files that people add to matters: some as they should be, and many that somebody has made to do harm."""

from collections.abc import Callable
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

import pikepdf
from docx import Document
from pikepdf import Array, Dictionary, Name
from PIL import Image
from xlsxwriter import Workbook

PLACE = {1: "N", 2: (57.0, 42.0, 1.0), 3: "E", 4: (11.0, 58.0, 2.0)}
PROGRAM = b"MZ\x90\x00" + b"\x00" * 60
SECRET = "Kameran hos Anna"
RELATIONS = "word/_rels/document.xml.rels"
EICAR = b"X5O!P%@AP[4\\PZX54(P^)7CC)7}$" + b"EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"


def picture(form: str = "JPEG", size: tuple[int, int] = (60, 40), mode: str = "RGB") -> bytes:
    """A picture that says where, when and with what it was taken, in every way that its form knows."""
    target, exif = BytesIO(), Image.Exif()
    exif[0x010F], exif[0x0132], exif[0x0112] = SECRET, "2026:11:01 10:00:00", 6
    exif.get_ifd(0x8825).update(PLACE)
    more: dict[str, object] = {"comment": SECRET.encode()} if form == "JPEG" else {}
    if form == "PNG":
        from PIL.PngImagePlugin import PngInfo  # noqa: PLC0415 - beside what needs it

        told = PngInfo()
        told.add_text("Author", SECRET)
        told.add_itxt("XML:com.adobe.xmp", f"<x>{SECRET}</x>")
        more["pnginfo"] = told
    image = Image.new(mode, size, "red") if mode != "P" else Image.new("RGB", size, "red").convert("P")
    image.save(target, form, exif=exif, **more)
    return target.getvalue()


def pdf(change: Callable[[pikepdf.Pdf], object] = lambda _: None, **saved: Any) -> bytes:
    target = BytesIO()
    with pikepdf.new() as document:
        document.add_blank_page()
        change(document)
        document.save(target, **saved)
    return target.getvalue()


def word(text: str = "Brevet skickades till fel adress.") -> bytes:
    target, document = BytesIO(), Document()
    document.add_paragraph(text)
    document.save(target)
    return target.getvalue()


def excel() -> bytes:
    target = BytesIO()
    with Workbook(target, {"in_memory": True}) as book:
        sheet = book.add_worksheet("Blad1")
        sheet.write(0, 0, "Namn")
        sheet.write_url(1, 0, "https://example.se/rutin")
    return target.getvalue()


def with_parts(
    content: bytes, added: dict[str, bytes] | None = None, *, changed: dict[str, Callable[[bytes], bytes]] | None = None
) -> bytes:
    """An archive with some parts changed, and some added."""
    target = BytesIO()
    with ZipFile(BytesIO(content)) as archive, ZipFile(target, "w", ZIP_DEFLATED) as written:
        for name in archive.namelist():
            written.writestr(name, (changed or {}).get(name, bytes)(archive.read(name)))
        for name, part in (added or {}).items():
            written.writestr(name, part)
    return target.getvalue()


def related(kind: str, target: str, mode: str = "External") -> bytes:
    """A document that points at something outside itself."""
    link = f'<Relationship Id="rId99" Type="http://x/{kind}" Target="{target}" TargetMode="{mode}"/></Relationships>'
    return with_parts(word(), changed={RELATIONS: lambda part: part.replace(b"</Relationships>", link.encode())})


def in_document(xml: str) -> bytes:
    """A document with something in its text."""
    return with_parts(
        word(), changed={"word/document.xml": lambda part: part.replace(b"<w:sectPr", xml.encode() + b"<w:sectPr", 1)}
    )


def acts(**said: Any) -> Callable[[pikepdf.Pdf], object]:
    """Lets a document do something when it is opened."""
    return lambda document: document.Root.__setitem__("/OpenAction", Dictionary(**said))


def noted(subtype: str) -> Callable[[pikepdf.Pdf], object]:
    def change(document: pikepdf.Pdf) -> None:
        note = Dictionary(Type=Name.Annot, Subtype=Name(subtype), Rect=Array([0, 0, 9, 9]))
        document.pages[0].obj["/Annots"] = Array([note])

    return change


def _attached(document: pikepdf.Pdf) -> None:
    document.attachments["a.exe"] = pikepdf.AttachedFileSpec(document, PROGRAM, filename="a.exe")  # type: ignore[call-arg]  # the rest has defaults


def _form(document: pikepdf.Pdf) -> None:
    document.Root["/AcroForm"] = Dictionary(XFA=document.make_stream(b"<x/>"), Fields=Array([]))


def _deep(document: pikepdf.Pdf) -> None:
    inner: pikepdf.Object = Array([])
    for _ in range(150):
        inner = Array([inner])
    document.Root["/Deep"] = inner


def _lied() -> bytes:
    """An archive that says it holds less than it does."""
    whole = with_parts(word(), {"word/media/a": b""})
    return whole.replace(b"word/document.xml", b"word/documant.xml", 1)


def _named_twice() -> bytes:
    target = BytesIO(word())
    with ZipFile(target, "a") as archive:
        archive.writestr("WORD/document.xml", b"<a/>")
    return target.getvalue()


def _of_many_parts() -> bytes:
    return with_parts(word(), {f"word/p{number}.xml": b"<a/>" for number in range(220)})


def _stored(name: str, part: bytes) -> bytes:
    target = BytesIO(word())
    with ZipFile(target, "a", ZIP_STORED) as archive:
        archive.writestr(name, part)
    return target.getvalue()


def huge_picture(form: str) -> bytes:
    target = BytesIO()
    Image.new("1", (9_000, 6_000)).save(target, "PNG") if form == "PNG" else Image.new("L", (9_000, 6_000)).save(
        target, "JPEG"
    )
    return target.getvalue()


FIELD = '<w:p><w:r><w:instrText xml:space="preserve"> {} "cmd" </w:instrText></w:r></w:p>'
TYPES = "[Content_Types].xml"
MACRO = b"application/vnd.ms-word.document.macroEnabled.main+xml"
DOCTYPE = b'<!DOCTYPE a [<!ENTITY x "y">]>'


def hostile() -> dict[str, tuple[str, bytes]]:
    """By what it is: the name that it comes under, and the file. Each is to be refused, at the door or behind it."""
    main = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    return {
        "PDF: JavaScript": ("a.pdf", pdf(acts(S=Name.JavaScript, JS="app.alert(1)"))),
        "PDF: JavaScript in a stream of objects": (
            "a.pdf",
            pdf(acts(S=Name.JavaScript, JS="1"), object_stream_mode=pikepdf.ObjectStreamMode.generate),
        ),
        "PDF: starts a program": ("a.pdf", pdf(acts(S=Name.Launch, F="cmd.exe"))),
        "PDF: sends a form": ("a.pdf", pdf(acts(S=Name.SubmitForm, F="https://example.se"))),
        "PDF: opens another file": ("a.pdf", pdf(acts(S=Name.GoToR, F="x.pdf"))),
        "PDF: the second of two acts": (
            "a.pdf",
            pdf(acts(S=Name.GoTo, Next=Dictionary(S=Name.Launch, F="cmd.exe"))),
        ),
        "PDF: another file in it": ("a.pdf", pdf(_attached)),
        "PDF: a file as a note": ("a.pdf", pdf(noted("/FileAttachment"))),
        "PDF: film": ("a.pdf", pdf(noted("/RichMedia"))),
        "PDF: XFA": ("a.pdf", pdf(_form)),
        "PDF: nested without end": ("a.pdf", pdf(_deep)),
        "PDF: locked": ("a.pdf", pdf(encryption=pikepdf.Encryption(owner="a", user="b"))),
        "PDF: locked for changes": ("a.pdf", pdf(encryption=pikepdf.Encryption(owner="a", user=""))),
        "PDF: an archive after its end": ("a.pdf", pdf() + word()),
        "PDF: something before its beginning": ("a.pdf", b"MZ" + pdf()),
        "PDF: torn": ("a.pdf", pdf()[:200] + b"%%EOF"),
        "PDF: nothing but a head": ("a.pdf", b"%PDF-1.7\n%%EOF"),
        "Word: macros": ("a.docx", with_parts(word(), {"word/vbaProject.bin": b"x"})),
        "Word: says it has macros": (
            "a.docx",
            with_parts(word(), changed={TYPES: lambda part: part.replace(main, MACRO)}),
        ),
        "Word: a program": ("a.docx", with_parts(word(), {"word/media/a.png": PROGRAM})),
        "Word: an archive in it": ("a.docx", with_parts(word(), {"word/media/a.png": word()})),
        "Word: another file in it": ("a.docx", with_parts(word(), {"word/embeddings/a.xml": b"<a/>"})),
        "Word: HTML in it": ("a.docx", with_parts(word(), {"word/a.html": b"<script>"})),
        "Word: ActiveX": ("a.docx", with_parts(word(), {"word/activeX/a.xml": b"<a/>"})),
        "Word: template from elsewhere": ("a.docx", related("attachedTemplate", "https://example.se/a.dotm")),
        "Word: picture from elsewhere": ("a.docx", related("image", "https://example.se/a.png")),
        "Word: frame from elsewhere": ("a.docx", related("frame", "https://example.se")),
        "Word: link to a program": ("a.docx", related("hyperlink", "file:" + "//server/a.exe")),
        "Word: link with script": ("a.docx", related("hyperlink", "javascript:alert(1)")),
        "Word: OLE": ("a.docx", related("oleObject", "a.xml", "Internal")),
        "Word: DDE": ("a.docx", in_document(FIELD.format("DDEAUTO"))),
        "Word: DDE in parts": (
            "a.docx",
            in_document(
                "<w:p><w:r><w:instrText> DD</w:instrText></w:r><w:r><w:instrText>EAUTO c</w:instrText></w:r></w:p>"
            ),
        ),
        "Word: DDE in a simple field": ("a.docx", in_document('<w:p><w:fldSimple w:instr=" DDE c d"/></w:p>')),
        "Word: text from elsewhere": ("a.docx", in_document(FIELD.format("INCLUDETEXT"))),
        "Word: declares entities": ("a.docx", with_parts(word(), {"word/a.xml": DOCTYPE + b"<a>&x;</a>"})),
        "Word: declares entities in UTF-16": (
            "a.docx",
            with_parts(word(), {"word/a.xml": (DOCTYPE + b"<a/>").decode().encode("utf-16")}),
        ),
        "Word: no XML": ("a.docx", with_parts(word(), {"word/a.xml": b"<a"})),
        "Word: a bomb": ("a.docx", with_parts(word(), {"word/a.xml": b"<a>" + b" " * 90_000_000 + b"</a>"})),
        "Word: too much unpacked": ("a.docx", with_parts(word(), {"word/a.xml": b"<a>" + b" " * 105_000_000})),
        "Word: 220 parts": ("a.docx", _of_many_parts()),
        "Word: two names alike": ("a.docx", _named_twice()),
        "Word: a part that strays": ("a.docx", _stored("../../etc/passwd.xml", b"<a/>")),
        "Word: names that differ": ("a.docx", _lied()),
        "Word: something after its end": ("a.docx", word() + PROGRAM),
        "Word: is a workbook": ("a.docx", excel()),
        "Word: is an archive": ("a.docx", _stored("a.txt", b"x")),
        "Word: torn": ("a.docx", word()[:-100]),
        "Word: locked": ("a.docx", b"\xd0\xcf\x11\xe0" + b"\0" * 600),
        "Excel: binary": ("a.xlsx", with_parts(excel(), {"xl/workbook.bin": b"\x83\x01"})),
        "Excel: links to other books": ("a.xlsx", with_parts(excel(), {"xl/externalLinks/a.xml": b"<a/>"})),
        "Excel: old macros": ("a.xlsx", with_parts(excel(), {"xl/macrosheets/a.xml": b"<a/>"})),
        "Excel: DDE": ("a.xlsx", with_parts(excel(), {"xl/a.xml": b'<a xmlns="x"><ddeLink/></a>'})),
        "JPEG: 54 megapixels": ("a.jpg", huge_picture("JPEG")),
        "PNG: 54 megapixels": ("a.png", huge_picture("PNG")),
        "JPEG: torn": ("a.jpg", picture()[:300]),
        "PNG: torn": ("a.png", picture("PNG")[:120]),
        "JPEG: is PNG": ("a.jpg", picture("PNG")),
        "PNG: is HTML": ("a.png", b"<html><script>alert(1)</script>"),
        "JPEG: is a program": ("a.jpg", PROGRAM),
        "text: a program": ("a.txt", PROGRAM),
        "text: HTML": ("a.txt", b"\xef\xbb\xbf <html><script>alert(1)</script></html>"),
        "text: SVG": ("a.txt", b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'),
        "text: a script": ("a.txt", b"#!/bin/sh\nrm -r /"),
        "text: RTF": ("a.txt", b"{\\rtf1 hej}"),
        "text: a picture": ("a.txt", picture()),
        "nothing": ("a.txt", b""),
        **{
            f"kind: {ending}": (f"a.{ending}", b"x" * 20)
            for ending in ("svg", "html", "zip", "exe", "docm", "xlsm", "heic")
        },
        "kind: none": ("a", b"x"),
        "kind: two endings": ("a.pdf.exe", pdf()),
    }


def harmless() -> dict[str, tuple[str, bytes]]:
    return {
        "PDF": ("a.pdf", pdf()),
        "PDF with a link": ("a.pdf", pdf(acts(S=Name.URI, URI="https://example.se"))),
        "Word": ("a.docx", word()),
        "Word with a link": ("a.docx", related("hyperlink", "https://example.se/rutin")),
        "Excel": ("a.xlsx", excel()),
        "JPEG": ("a.jpg", picture()),
        "JPEG in grey": ("a.jpeg", picture(mode="L")),
        "JPEG with an archive after it": ("a.jpg", picture() + word()),
        "PNG": ("a.png", picture("PNG")),
        "PNG that is seen through": ("a.png", picture("PNG", mode="RGBA")),
        "PNG with a palette": ("a.png", picture("PNG", mode="P")),
        "text": ("a.txt", "Så gick det till.\r\n".encode()),
        "text from an old program": ("a.txt", "Så gick det till.".encode("cp1252")),
    }
