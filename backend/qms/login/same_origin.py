"""Only our own pages may call with a session.

A change needs all of: a call from our own origin by the browser's word, the session's token and the person that the
page is shown to in headers, and a body that is JSON or a file, as no form sends it. Reading needs the first, where the
browser says it.

Tabs share one session. The page of somebody who has left the computer must neither send as whoever logged in after them
nor show what that person may read, so what a page says of its person is compared with the session's.
"""

import hmac
from urllib.parse import urlsplit
from uuid import UUID

from starlette.datastructures import Headers

from qms.bodies import FILE
from qms.kernel.problems import Forbidden

SAFE = frozenset({"GET", "HEAD"})
TAKEN = frozenset({"application/json", FILE})
"""What a browser asks first before it sends it to somebody else's address."""
PERSON = "x-person-id"
"""Whom the page that calls is shown to."""


class ForeignCall(Forbidden):
    """Anropet kommer inte från tjänstens egna sidor."""

    code = "foreign-call"
    title = "Anropet kommer inte från tjänstens egna sidor"
    detail = "Ladda om sidan och försök igen."


class AnotherPerson(Forbidden):
    """Sidan visas för en annan person än den som är inloggad nu."""

    code = "another-person"
    title = "Någon annan är inloggad nu"
    detail = "Inget är sparat. Ladda om sidan, eller logga in på nytt som dig själv."


def check(method: str, headers: Headers, *, address: str, token: str) -> None:
    """Refuse a call with a session that one of our own pages did not make."""
    site = headers.get("sec-fetch-site")
    if method in SAFE:
        if site not in {None, "same-origin", "none"}:
            raise ForeignCall
        return
    same = site == "same-origin" if site is not None else headers.get("origin") == _origin(address)
    if PERSON not in headers:
        raise ForeignCall
    if not same or not hmac.compare_digest(headers.get("x-csrf-token", "").encode(), token.encode()):
        raise ForeignCall
    if _has_body(headers) and headers.get("content-type", "").partition(";")[0].strip().lower() not in TAKEN:
        raise ForeignCall


def check_person(headers: Headers, person_id: UUID) -> None:
    """Refuse a call by a page that is shown to somebody else than the session's person. Links to files do not say."""
    if headers.get(PERSON, str(person_id)) != str(person_id):
        raise AnotherPerson


def _origin(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.scheme}://{parts.netloc}"


def _has_body(headers: Headers) -> bool:
    announced = headers.get("content-length", "0") != "0" or "transfer-encoding" in headers
    return announced or "content-type" in headers
