"""The pages that are not API: the browser application with its nonce, the problem pages, security.txt, the probes."""

import secrets
from collections.abc import Awaitable, Callable, Iterable
from datetime import timedelta
from html import escape
from pathlib import Path
from time import monotonic

from starlette.requests import Request
from starlette.responses import FileResponse, HTMLResponse, JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.staticfiles import StaticFiles
from starlette.types import Receive, Scope, Send

from qms.kernel import clock
from qms.kernel.problems import every_problem

KEPT_SECONDS = 2.0
COMPRESSED = {"br": ".br", "gzip": ".gz"}
"""What each encoding is called in a request and in a file's name, the smallest first."""
NONCE_MARK = "{{CSP_NONCE}}"
POLICY = (
    "default-src 'none'; script-src 'nonce-{nonce}' 'strict-dynamic'; style-src 'self' 'nonce-{nonce}'; "
    "img-src 'self' blob: data:; font-src 'self'; connect-src 'self'; form-action 'self'; frame-ancestors 'none'; "
    "base-uri 'none'; object-src 'none'; manifest-src 'self'; require-trusted-types-for 'script'; trusted-types app"
)
PLAIN_POLICY = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'"
NOT_BUILT = (
    "<!doctype html><html lang=sv><title>Kvalitetshjulet</title><h1>Sidorna är inte byggda</h1><p>Kör make run.</p>"
)


class BrowserApplication:
    """Serves the built single-page application: hashed assets for ever, the shell anew each time with a fresh nonce.

    The application knows its own addresses, so the shell answers for all that a browser may mean as a page. What begins
    as an address of the service does, or has a file's name, or is asked for as something else than a page, is missing.
    """

    def __init__(self, directory: Path, *, beside: Iterable[str], missing: Callable[[Request], Response]) -> None:
        """Serve ``directory``. ``beside`` are addresses that are not the application's; ``missing`` answers there."""
        self.directory, self.missing = directory, missing
        self.beside = frozenset(address.split("/")[1] for address in beside)
        self.assets = StaticFiles(directory=directory, check_dir=False)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            return
        request = Request(scope)
        response = await self._response(request)
        await response(scope, receive, send)

    async def _response(self, request: Request) -> Response:
        path = request.url.path.lstrip("/")
        if path.startswith("assets/"):
            return await self._asset(request, path)
        if path and "." in path and ".." not in path and (self.directory / path).is_file():
            return FileResponse(self.directory / path, headers={"Content-Security-Policy": PLAIN_POLICY})
        return self._shell() if self._is_page(request, path) else self.missing(request)

    async def _asset(self, request: Request, path: str) -> Response:
        """A hashed file, as it was compressed when it was built if the browser takes that."""
        asked = request.headers.get("accept-encoding", "").replace(" ", "").split(",")
        taken = {part.partition(";")[0] for part in asked if not part.endswith(";q=0")}
        built = (
            name for name in COMPRESSED if name in taken and (self.directory / (path + COMPRESSED[name])).is_file()
        )
        encoding = next(built, None)
        response = await self.assets.get_response(path + COMPRESSED.get(encoding or "", ""), request.scope)
        response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
        response.headers["Content-Security-Policy"] = PLAIN_POLICY
        response.headers["Vary"] = "Accept-Encoding"
        if encoding:
            response.headers["Content-Encoding"] = encoding
        return response

    def _is_page(self, request: Request, path: str) -> bool:
        if request.method not in ("GET", "HEAD") or path.partition("/")[0] in self.beside - {""}:
            return False
        is_meant = "text/html" in request.headers.get("accept", "") and "." not in path.rpartition("/")[2]
        return not path or is_meant

    def _shell(self) -> Response:
        index = self.directory / "index.html"
        if not index.is_file():
            return HTMLResponse(NOT_BUILT, 503, {"Content-Security-Policy": PLAIN_POLICY})
        nonce = secrets.token_urlsafe(18)
        headers = {"Content-Security-Policy": POLICY.format(nonce=nonce), "Cache-Control": "no-store"}
        return HTMLResponse(index.read_text("utf-8").replace(NONCE_MARK, nonce), headers=headers)


async def problem_page(request: Request) -> Response:
    """What one problem code means, in plain Swedish: the address that ``type`` points to."""
    kind = every_problem().get(request.path_params["code"])
    headers = {"Content-Security-Policy": PLAIN_POLICY}
    if kind is None:
        return HTMLResponse("<!doctype html><html lang=sv><title>Okänd kod</title><h1>Okänd kod</h1>", 404, headers)
    page = (
        f"<!doctype html><html lang=sv><meta charset=utf-8><title>{escape(kind.title)}</title>"
        f"<h1>{escape(kind.title)}</h1><p>{escape(kind.__doc__ or '')}</p><p>{escape(kind.detail)}</p>"
        f"<p>HTTP {kind.status}, kod <code>{kind.code}</code>.</p>"
    )
    return HTMLResponse(page, headers=headers)


async def without_slash(request: Request) -> Response:
    """To the page that somebody means who writes a slash after its address."""
    return RedirectResponse(request.url.path.rstrip("/"), 303)


def security_txt(contact: str, address: str) -> Callable[[Request], Awaitable[Response]]:
    """Whom to tell of a weakness (RFC 9116), for half a year at a time."""

    async def told(_: Request) -> Response:
        expires = (clock.now() + timedelta(days=180)).strftime("%Y-%m-%dT00:00:00Z")
        canonical = f"{address}/.well-known/security.txt"
        lines = (f"Contact: {contact}", f"Expires: {expires}", "Preferred-Languages: sv, en", f"Canonical: {canonical}")
        return PlainTextResponse("\n".join([*lines, ""]))

    return told


async def healthz(_: Request) -> Response:
    """The process is alive. Touches nothing else."""
    return JSONResponse({"status": "ok"})


class Readiness:
    """Whether requests should be sent here, as ``/readyz`` tells whoever distributes them."""

    def __init__(self, ask: Callable[[], Awaitable[bool]]) -> None:
        self._ask, self._is_leaving, self._answer, self._asked_at = ask, False, False, -KEPT_SECONDS

    def leave(self) -> None:
        """Never ready again: the service is about to stop."""
        self._is_leaving = True

    async def probe(self, _: Request) -> Response:
        """Answer from what was seen in the last seconds, so that many probes cost no more than one."""
        if monotonic() - self._asked_at >= KEPT_SECONDS:
            self._answer, self._asked_at = await self._ask(), monotonic()
        if self._answer and not self._is_leaving:
            return JSONResponse({"status": "ok"})
        return JSONResponse({"status": "unavailable"}, 503)
