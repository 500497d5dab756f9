"""What of a file is to be looked over before its rows are taken in, although they can be read."""

from qms.spreadsheets.layout import Layout

HIDES = "Filen har dolda rader eller kolumner. De läses också: ta bort det som inte ska med."
PADS = (
    "Filen kan visa nollor framför tal, så som 007. I filen står 7, och det är det som läses: gör sådana celler till "
    "text."
)
ONE_OF_SEVERAL = "Bara bladet {} läses, fast {} har samma rubriker. Lämna in filen igen för vart och ett."


def look_over(laid_out: Layout) -> str | None:
    """What the file has that its rows do not show. None where there is nothing to say."""
    sheet, others = laid_out.sheet, laid_out.passed_over
    notices = [
        HIDES if sheet.hides else "",
        PADS if sheet.pads else "",
        ONE_OF_SEVERAL.format(sheet.name, f"{others[0]}{' med flera' if len(others) > 1 else ''}") if others else "",
    ]
    return " ".join(filter(None, notices)) or None
