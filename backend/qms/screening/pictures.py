"""Pictures: painted anew, so that nothing but what can be seen is left. Where and with what they were taken is gone."""

from io import BytesIO

from PIL import Image, ImageOps

from qms.screening.kinds import JPEG, FileKind, UnsafeFile

MOST_PIXELS = 50_000_000
QUALITY = 88


def painted_anew(content: bytes, kind: FileKind) -> bytes:
    """The same picture, turned as it is seen, without anything that stands beside it in the file."""
    Image.MAX_IMAGE_PIXELS = None  # counted here instead, before anything is unpacked
    form = "JPEG" if kind is JPEG else "PNG"
    try:
        with Image.open(BytesIO(content), formats=[form]) as opened:
            if opened.width * opened.height > MOST_PIXELS:
                raise UnsafeFile("Bilden har fler än 50 miljoner bildpunkter. Spara den mindre.")  # noqa: TRY301 - told in these words
            opened.load()
            seen = ImageOps.exif_transpose(opened)
        canvas = seen.convert(_mode(seen, form))
    except UnsafeFile:
        raise
    except Exception:
        raise UnsafeFile("Bilden går inte att läsa. Spara den på nytt och lägg till den igen.") from None
    canvas.info = {}
    target = BytesIO()
    canvas.save(target, form, **({"quality": QUALITY} if kind is JPEG else {}))
    return target.getvalue()


def _mode(picture: Image.Image, form: str) -> str:
    if picture.mode in ("1", "L"):
        return "L"
    sees_through = picture.mode in ("LA", "PA", "RGBA", "La", "RGBa") or "transparency" in picture.info
    return "RGBA" if form == "PNG" and sees_through else "RGB"
