"""The two cookies: the session's, and the short-lived one that ties a login to the browser that began it."""

from typing import Literal
from urllib.parse import urlsplit

from starlette.requests import HTTPConnection
from starlette.responses import Response

from qms.settings import LOOPBACK

Name = Literal["sid", "login"]


class Cookies:
    """Cookies of one address. Over https they are ``__Host-`` cookies, bound to exactly this host.

    Plain http exists on one's own machine only. There some browsers refuse ``Secure`` cookies, and all ports
    share their cookies, so the name carries the port instead.
    """

    def __init__(self, address: str) -> None:
        """Make cookies for the public address of the service."""
        parts = urlsplit(address)
        self._secure = parts.scheme == "https"
        if not self._secure and parts.hostname not in LOOPBACK:
            raise ValueError("Adressen (QMS_PUBLIC_URL) måste börja med https.")
        self._form = "__Host-{}" if self._secure else f"qms-{{}}-{parts.port or 80}"

    def name(self, cookie: Name) -> str:
        """What the cookie is called in the browser."""
        return self._form.format(cookie)

    def read(self, connection: HTTPConnection, cookie: Name) -> str:
        """The cookie's value, or nothing."""
        return connection.cookies.get(self.name(cookie), "")

    def set(self, response: Response, cookie: Name, value: str, *, seconds: int | None = None) -> None:
        """Set a cookie. The login's must come along from another site, the session's never may."""
        response.set_cookie(
            self.name(cookie),
            value,
            max_age=seconds,
            path="/",
            secure=self._secure,
            httponly=True,
            samesite="strict" if cookie == "sid" else "lax",
        )

    def clear(self, response: Response, cookie: Name) -> None:
        """Take a cookie away."""
        self.set(response, cookie, "", seconds=0)
