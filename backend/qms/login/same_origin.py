"""Only our own pages may call with a session.

A change needs all of: a call from our own origin by the browser's word, the session's token in a header, and
a JSON body. Reading needs the first, where the browser says it.
"""

import hmac
from urllib.parse import urlsplit

from starlette.datastructures import Headers

from qms.kernel.problems import Forbidden

SAFE = frozenset({"GET", "HEAD"})


class ForeignCall(Forbidden):
    """Anropet kommer inte från tjänstens egna sidor."""

    code = "foreign-call"
    title = "Anropet kommer inte från tjänstens egna sidor"
    detail = "Ladda om sidan och försök igen."


def check(method: str, headers: Headers, *, address: str, token: str) -> None:
    """Refuse a call with a session that one of our own pages did not make."""
    site = headers.get("sec-fetch-site")
    if method in SAFE:
        if site not in {None, "same-origin", "none"}:
            raise ForeignCall
        return
    same = site == "same-origin" if site is not None else headers.get("origin") == _origin(address)
    if not same or not hmac.compare_digest(headers.get("x-csrf-token", "").encode(), token.encode()):
        raise ForeignCall
    if _has_body(headers) and headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
        raise ForeignCall


def _origin(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"


def _has_body(headers: Headers) -> bool:
    announced = headers.get("content-length", "0") != "0" or "transfer-encoding" in headers
    return announced or "content-type" in headers
