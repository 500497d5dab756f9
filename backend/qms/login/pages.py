"""The few pages a person meets before the application: plain HTML without scripts, in its colours."""

import base64
import hashlib
from html import escape
from pathlib import Path

from starlette.responses import HTMLResponse

STYLE = Path(__file__).with_name("page.css").read_text(encoding="utf-8")
POLICY = "default-src 'none'; style-src 'sha256-{}'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"


def page(title: str, body: str, *, status: int = 200, more_style: str = "") -> HTMLResponse:
    """A whole page around ``body``, which is trusted HTML: callers escape what comes from elsewhere."""
    style = STYLE + more_style
    policy = POLICY.format(base64.b64encode(hashlib.sha256(style.encode()).digest()).decode())
    document = (
        '<!doctype html><html lang="sv"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)} – Kvalitetshjulet</title><style>{style}</style></head>"
        f"<body><header><p>Kvalitetshjulet</p></header><main><h1>{escape(title)}</h1>{body}</main></body></html>"
    )
    return HTMLResponse(document, status, {"Content-Security-Policy": policy, "Content-Language": "sv"})


def no_account(name: str, email: str, subject: str) -> HTMLResponse:
    """The person is who they say, but nobody has given them an account: what to do about it."""
    known = {"Namn": name, "E-post": email, "Din identitet": subject}
    rows = "".join(f"<dt>{term}</dt><dd>{escape(value)}</dd>" for term, value in known.items() if value)
    return page(
        "Du har inget konto i Kvalitetshjulet ännu",
        "<p>Inloggningen gick bra, men ingen har lagt upp dig som användare.</p>"
        "<p>Be din chef eller behörighetsadministratören att lägga till dig. Ge dem de här uppgifterna:</p>"
        f'<dl>{rows}</dl><p><a class="button" href="/bff/login">Försök igen</a></p>',
        status=403,
    )


def other_person() -> HTMLResponse:
    """A fresh login was asked for by one person and made by another: the first one's work must not go on as theirs."""
    return page(
        "Du loggade in som någon annan",
        "<p>Steget kräver att samma person loggar in på nytt. Den som var inloggad är det fortfarande, och inget har "
        "gått förlorat.</p><p>Stäng den här fliken och försök igen.</p>"
        '<p><a class="button" href="/">Till startsidan</a></p>',
        status=403,
    )


def try_again(status: int = 400) -> HTMLResponse:
    """The login came to nothing; most often it took too long or was begun in another window."""
    return page(
        "Inloggningen gick inte att slutföra",
        "<p>Det kan bero på att det tog för lång tid eller att inloggningen började i ett annat fönster. "
        "Inget har gått förlorat.</p>"
        '<p><a class="button" href="/bff/login">Logga in på nytt</a></p>',
        status=status,
    )


def wait(title: str, detail: str, *, status: int) -> HTMLResponse:
    """Login is closed for a while, with the reason in words."""
    return page(
        title,
        f'<p>{escape(detail)}</p><p><a class="button" href="/bff/login">Försök igen</a></p>',
        status=status,
    )
