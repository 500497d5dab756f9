"""Why a file or a directory that somebody names cannot be used, in Swedish: the operating system says it in English."""

import errno
import re

WORDS = {
    errno.ENOENT: "det finns inget där",
    errno.EACCES: "du har inte rätt till den",
    errno.EPERM: "du har inte rätt till den",
    errno.EISDIR: "det är en katalog och ingen fil",
    errno.ENOTDIR: "en del av sökvägen är ingen katalog",
    errno.EEXIST: "där finns redan en fil som heter så",
    errno.ENOSPC: "disken är full",
    errno.EROFS: "disken går inte att skriva på",
    errno.ENAMETOOLONG: "namnet är för långt",
}


def why(error: OSError | ValueError) -> str:
    """What stands in the way, as the end of a sentence."""
    if isinstance(error, OSError):
        number = error.errno or 0
        return WORDS.get(number) or f"fel {errno.errorcode.get(number, number)} från operativsystemet"
    if isinstance(error, UnicodeDecodeError):
        return "den är inte sparad som UTF-8"
    place = re.search(r"at line (\d+), column (\d+)", str(error))
    return f"rad {place[1]}, tecken {place[2]} är inte skriven som TOML" if place else "den är inte skriven som TOML"
