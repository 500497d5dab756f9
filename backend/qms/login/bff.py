"""What the browser talks to: login, logout, and the API behind a session. Tokens never reach the browser.

================================  ======================================================================
``GET /bff/login``                send the person to the identity provider; with ``fresh=1`` to log in anew there
``GET /bff/callback``             the provider's answer: open a session, or say why not
``GET /bff/user``                 who is logged in, and the token that every change must carry
``POST /bff/logout``              end the session here, and say where to end it at the provider
``POST /bff/backchannel-logout``  the provider ends a session
``/bff/api/…``                    the API ``/kvalitet/v1/…`` with the session's person as the caller
================================  ======================================================================
"""

from collections.abc import Awaitable, Callable
from urllib.parse import parse_qs

from pydantic_core import to_json
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from qms.kernel import problems
from qms.kernel.db import Database
from qms.kernel.problems import Problem, TooManyRequests, Unauthenticated
from qms.login import claims, pages, same_origin
from qms.login.attempt_limiter import FRESH_LOGINS, PER_ADDRESS, PER_PERSON, AttemptLimiter
from qms.login.code_flow import CodeFlow, LoginRefused
from qms.login.cookies import Cookies
from qms.login.provider import LOGOUT_TOKEN, Claims, Provider, ProviderUnreachable, TokenRefused
from qms.login.sessions import NoSuchAccount, OtherPerson, Session, Sessions, csrf_token, new_secret
from qms.settings import Settings

API = "/kvalitet/v1"
LOGIN_SECONDS = 600
MAX_FORM = 20_000
LOGOUT_EVENT = "http://schemas.openid.net/event/backchannel-logout"
NOT_FOR_THE_API = frozenset({b"cookie", b"authorization", b"x-csrf-token", same_origin.PERSON.encode()})

Handler = Callable[[Request], Awaitable[Response]]


class Bff:
    """The browser application's own backend, at ``/bff``. Hands API calls to ``api`` in the same process."""

    def __init__(
        self,
        settings: Settings,
        database: Database,
        provider: Provider,
        *,
        api: ASGIApp,
        client_secret: str,
    ) -> None:
        """Log people in at ``provider`` and let their sessions call ``api``."""
        self._settings = settings
        self._provider = provider
        self._api = api
        self._flow = CodeFlow(settings, provider, client_secret=client_secret)
        self._sessions = Sessions(settings, database)
        self._attempts = AttemptLimiter(database)
        self._cookies = Cookies(settings.address)
        self._handlers: dict[str, tuple[str, Handler]] = {
            "/login": ("GET", self.login),
            "/callback": ("GET", self.callback),
            "/user": ("GET", self.user),
            "/logout": ("POST", self.logout),
            "/backchannel-logout": ("POST", self.backchannel_logout),
        }

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            return
        request = Request(scope, receive)
        path = scope["path"].removeprefix("/bff")
        try:
            if path.startswith("/api/"):
                session = await self._session_for_call(request)
                await self._api(_for_api(scope, path.removeprefix("/api"), session), receive, send)
                return
            response = await self._handle(path, request)
        except Problem as problem:
            response = self._problem(request, problem)
        response.headers.setdefault("Cache-Control", "no-store")
        await response(scope, receive, send)

    async def login(self, request: Request) -> Response:
        """Begin a login and send the person to the provider."""
        try:
            await self._attempts.take(PER_ADDRESS, _address(request))
            fresh = request.query_params.get("fresh") == "1"
            attempt = await self._flow.start(fresh=fresh)
        except (TooManyRequests, ProviderUnreachable) as problem:
            return _closed(problem)
        browser = self._cookies.read(request, "login") or new_secret()
        return_path = _own_path(request.query_params.get("return", "/"))
        session = self._cookies.read(request, "sid")
        await self._sessions.begin(attempt, browser=browser, return_path=return_path, session=session, fresh=fresh)
        response = RedirectResponse(attempt.address, 302)
        self._cookies.set(response, "login", browser, seconds=LOGIN_SECONDS)
        return response

    async def callback(self, request: Request) -> Response:
        """Take the provider's answer to a login that this browser began, and open a session."""
        try:
            await self._attempts.take(PER_ADDRESS, _address(request))
            return await self._finish(request)
        except LoginRefused as refusal:
            await self._attempts.log_refusal("login", str(refusal)[:200], request_id=_trace(request))
            return pages.try_again()
        except OtherPerson:
            return pages.other_person()
        except (TooManyRequests, ProviderUnreachable) as problem:
            return _closed(problem)

    async def _finish(self, request: Request) -> Response:
        answer = request.query_params
        browser = self._cookies.read(request, "login")
        begun = await self._sessions.take(state=answer.get("state", ""), browser=browser)
        if begun is None:
            raise LoginRefused("no such login was begun in this browser")
        if "code" not in answer:
            raise LoginRefused("the provider refused")
        identity = await self._flow.finish(
            code=answer["code"],
            iss=answer.get("iss"),
            nonce=begun.nonce,
            code_verifier=begun.code_verifier,
            fresh_since=begun.fresh_since,
        )
        limit = FRESH_LOGINS if begun.fresh_since else PER_PERSON
        await self._attempts.take(limit, f"{identity.issuer} {identity.subject}")
        try:
            secret = await self._sessions.open(identity, begun, request_id=_trace(request))
        except NoSuchAccount:
            return pages.no_account(identity.name, identity.email, identity.subject)
        response = RedirectResponse(begun.return_path, 302)
        self._cookies.set(response, "sid", secret)
        return response

    async def user(self, request: Request) -> Response:
        """Who is logged in. Counts as use of the session."""
        session = await self._session_for_call(request)
        return _json(
            {
                "personId": session.person_id,
                "name": session.name,
                "csrfToken": session.csrf_token,
                "expiresAt": session.expires_at,
                "idleSeconds": session.idle_seconds,
            }
        )

    async def logout(self, request: Request) -> Response:
        """End the session and let the browser forget what it kept; say where it ends at the provider.

        Clear-Site-Data names no cookies: that would reach every service under the municipality's domain.
        """
        await self._session_for_call(request)
        id_token = await self._sessions.close(self._cookies.read(request, "sid"), request_id=_trace(request))
        try:
            onward = await self._flow.end_address(id_token)
        except ProviderUnreachable:
            onward = None
        response = _json({"endSessionUrl": onward})
        response.headers["Clear-Site-Data"] = '"cache", "storage"'
        self._cookies.clear(response, "sid")
        return response

    async def backchannel_logout(self, request: Request) -> Response:
        """The provider says that someone has logged out (OpenID Connect Back-Channel Logout 1.0)."""
        await self._attempts.take(PER_ADDRESS, _address(request))
        try:
            token_claims = await self._logout_claims(await _field(request, "logout_token"))
        except TokenRefused as refusal:
            await self._attempts.log_refusal("backchannel-logout", str(refusal)[:200], request_id=_trace(request))
            return Response(to_json({"error": "invalid_request"}), 400, media_type="application/json")
        await self._sessions.close_all(
            issuer=self._provider.issuer,
            subject=claims.text_at(token_claims, self._settings.oidc_subject_claim),
            provider_session=claims.text_at(token_claims, "/sid"),
            request_id=_trace(request),
        )
        return Response(status_code=200)

    async def _logout_claims(self, token: str) -> Claims:
        client_id = self._settings.oidc_client_id
        token_claims = (await self._provider.check(token, LOGOUT_TOKEN, audience=client_id)).claims
        events = token_claims["events"]
        if not isinstance(events, dict) or LOGOUT_EVENT not in events or "nonce" in token_claims:
            raise TokenRefused("no logout token")
        if "sub" not in token_claims and "sid" not in token_claims:
            raise TokenRefused("the logout token names nobody")
        return token_claims

    async def _session_for_call(self, request: Request) -> Session:
        """The live session of a call by one of our own pages. Every path behind a session comes here."""
        secret = self._cookies.read(request, "sid")
        if not secret:
            raise Unauthenticated
        try:
            token = csrf_token(secret)
            same_origin.check(request.method, request.headers, address=self._settings.address, token=token)
        except same_origin.ForeignCall:
            await self._attempts.log_refusal("session", "foreign-call", request_id=_trace(request))
            raise
        session = await self._sessions.use(secret, request_id=_trace(request))
        if session is None:
            raise Unauthenticated("Du har blivit utloggad. Logga in på nytt.")
        try:
            same_origin.check_person(request.headers, session.person_id)
        except same_origin.AnotherPerson:
            await self._attempts.log_refusal("session", "another-person", request_id=_trace(request))
            raise
        return session

    async def _handle(self, path: str, request: Request) -> Response:
        if path not in self._handlers:
            raise problems.NotFound
        method, handler = self._handlers[path]
        if request.method != method:
            raise problems.MethodNotAllowed(headers={"Allow": method})
        return await handler(request)

    def _problem(self, request: Request, problem: Problem) -> Response:
        address, path = self._settings.address, request.url.path
        body = problem.body(base_url=address, instance=path, trace_id=_trace(request))
        headers = {"Content-Language": "sv", **problem.headers}
        return Response(body, problem.status, headers, "application/problem+json")


def _for_api(scope: Scope, path: str, session: Session) -> Scope:
    """The same request as the API sees it: its own path, the person as caller, nothing of the session."""
    return {
        "type": "http",
        "asgi": scope["asgi"],
        "http_version": scope["http_version"],
        "method": scope["method"],
        "scheme": scope["scheme"],
        "server": scope.get("server"),
        "client": scope.get("client"),
        "extensions": scope.get("extensions", {}),
        "query_string": scope["query_string"],
        "headers": [(name, value) for name, value in scope["headers"] if name not in NOT_FOR_THE_API],
        "root_path": "",
        "path": f"{API}{path}",
        "state": {**scope.get("state", {}), "principal": session.principal},
    }


async def _field(request: Request, name: str) -> str:
    """One field of a small form."""
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > MAX_FORM:
            raise problems.TooLarge.than(MAX_FORM)
    return parse_qs(body.decode("utf-8", "replace")).get(name, [""])[0]


def _own_path(path: str) -> str:
    """Where to return after login. What a browser could take for another site becomes the start page."""
    is_path = path.startswith("/") and path.isprintable() and "\\" not in path
    return path if is_path and not path.startswith(("//", "/bff/")) else "/"


def _closed(problem: Problem) -> Response:
    response = pages.wait(problem.title, problem.detail, status=problem.status)
    response.headers.update(problem.headers)
    return response


def _json(content: dict[str, object]) -> Response:
    return Response(to_json(content), media_type="application/json")


def _address(request: Request) -> str:
    return request.client.host if request.client else "unknown"


def _trace(request: Request) -> str:
    return str(request.scope.get("state", {}).get("trace_id", ""))
