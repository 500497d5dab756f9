"""The demo's own identity provider: the municipality's protocol, with a page of invented people to be.

OpenID Connect's code flow with mandatory PKCE, and client credentials for invented systems. It has no
passwords and so exists in demo mode only, which the settings confine to one's own machine. It keeps no
session: whoever logs in chooses whom to be, every time, which is all that ``prompt=login`` asks. It does remember whom
a browser last chose, and shows that one a guide until it is closed.
"""

import base64
import binascii
import hashlib
import hmac
import secrets
from collections.abc import Collection, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from html import escape
from urllib.parse import parse_qsl, unquote_plus, urlencode

import httpx2
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from qms.demo.jobs import Job
from qms.demo.tokens import SECONDS, DemoSystem, DemoUser, Mint
from qms.kernel import clock
from qms.login import pages
from qms.settings import Settings

MOUNT = "/demo-idp"
CHOSEN = "demo-person"
"""The cookie that says whom the browser last chose to be. It gives no right to anything."""
CODE_LIFE = timedelta(seconds=60)
MAX_FORM = 20_000
CHALLENGE_LENGTH = 43

Form = Mapping[str, str]


class Refused(Exception):
    """A request that breaks the protocol, by its OAuth error code."""

    def __init__(self, error: str, status: int = 400) -> None:
        super().__init__(error)
        self.error = error
        self.status = status


@dataclass(frozen=True)
class Code:
    """A code handed out: to whom it was given, for whom, and until when."""

    client_id: str
    redirect_uri: str
    challenge: str
    nonce: str | None
    user: DemoUser
    chosen_at: datetime
    ends_at: datetime


class DemoIssuer:
    """The issuer: an application to mount at ``/demo-idp``, and a transport by which we call it."""

    def __init__(
        self,
        settings: Settings,
        users: Sequence[DemoUser],
        systems: Sequence[DemoSystem],
        jobs: Sequence[Job] = (),
    ) -> None:
        """Let anyone be any of ``users``, and ``systems`` fetch tokens. Refuses outside demo mode."""
        self._mint = Mint(settings)
        self._client_id = settings.oidc_client_id
        self._home = f"{settings.address}/utloggad"
        self._redirect_uri = f"{settings.address}/bff/callback"
        self._users = {user.username: user for user in users}
        self._systems = {system.client_id: system for system in systems}
        self._jobs = jobs
        self._guided: set[str] = set()
        self._codes: dict[str, Code] = {}
        self.client_secret = self._mint.secret(settings.oidc_client_id)
        self.app = Starlette(
            routes=[
                Route("/.well-known/openid-configuration", self.discovery),
                Route("/jwks", self.jwks),
                Route("/authorize", self.choose, methods=["GET"]),
                Route("/authorize", self.chosen, methods=["POST"]),
                Route("/guide", self.guide, methods=["GET"]),
                Route("/guide", self.guided, methods=["POST"]),
                Route("/token", self.token, methods=["POST"]),
                Route("/end-session", self.end_session, methods=["GET", "POST"]),
            ],
            exception_handlers={Refused: _refusal},
        )

    def transport(self) -> httpx2.ASGITransport:
        """How the service in the same process reaches the issuer without a network."""
        return httpx2.ASGITransport(self.app, root_path=MOUNT)

    async def discovery(self, _request: Request) -> Response:
        """What the issuer can do and where."""
        base = self._mint.issuer
        return JSONResponse(
            {
                "issuer": base,
                "authorization_endpoint": f"{base}/authorize",
                "token_endpoint": f"{base}/token",
                "jwks_uri": f"{base}/jwks",
                "end_session_endpoint": f"{base}/end-session",
                "response_types_supported": ["code"],
                "response_modes_supported": ["query"],
                "grant_types_supported": ["authorization_code", "client_credentials"],
                "code_challenge_methods_supported": ["S256"],
                "subject_types_supported": ["public"],
                "id_token_signing_alg_values_supported": ["RS256"],
                "token_endpoint_auth_methods_supported": ["client_secret_basic", "client_secret_post"],
                "scopes_supported": ["openid", "profile", "email"],
                "authorization_response_iss_parameter_supported": True,
            }
        )

    async def jwks(self, _request: Request) -> Response:
        """The public key."""
        return JSONResponse(self._mint.public_keys())

    async def choose(self, request: Request) -> Response:
        """The page on which one chooses whom to be."""
        return self._checked(request) or self._people()

    async def chosen(self, request: Request) -> Response:
        """Send the chosen person back to the service with a code."""
        if refusal := self._checked(request):
            return refusal
        user = self._users.get((await _form(request)).get("user", ""))
        if user is None:
            return self._people()
        query = request.query_params
        code = secrets.token_urlsafe(32)
        self._codes = {key: kept for key, kept in self._codes.items() if kept.ends_at > clock.now()}
        self._codes[code] = Code(
            client_id=query["client_id"],
            redirect_uri=query["redirect_uri"],
            challenge=query["code_challenge"],
            nonce=query.get("nonce"),
            user=user,
            chosen_at=clock.now(),
            ends_at=clock.now() + CODE_LIFE,
        )
        answer = self._back(request, code=code)
        answer.set_cookie(CHOSEN, user.username, path=f"{MOUNT}/guide", httponly=True, samesite="strict")
        return answer

    async def guide(self, request: Request) -> Response:
        """The first steps of whoever the browser last chose to be, until they have closed them."""
        username = request.cookies.get(CHOSEN, "")
        own = [job for job in self._jobs if username in job.people and username not in self._guided]
        told = {"title": own[0].title, "steps": [asdict(step) for step in own[0].steps]} if own else None
        return JSONResponse({"guide": told}, headers={"Cache-Control": "no-store"})

    async def guided(self, request: Request) -> Response:
        """Close the guide of whoever the browser last chose to be, until the service starts anew."""
        if (username := request.cookies.get(CHOSEN, "")) in self._users:
            self._guided.add(username)
        return Response(status_code=204)

    async def token(self, request: Request) -> Response:
        """Exchange a code, or a system's secret, for tokens."""
        form = await _form(request)
        answer = self._granted(form, self._authenticated(request, form))
        whole = {"token_type": "Bearer", "expires_in": SECONDS, **answer}
        return JSONResponse(whole, headers={"Cache-Control": "no-store"})

    async def end_session(self, request: Request) -> Response:
        """Nothing is kept here, so logging out is going home; to another address nobody is sent."""
        parameters = dict(request.query_params) | (await _form(request) if request.method == "POST" else {})
        if parameters.get("post_logout_redirect_uri") == self._home:
            state = {"state": parameters["state"]} if "state" in parameters else {}
            return RedirectResponse(_with(self._home, state), 303)
        return pages.page("Du är utloggad", '<p><a class="button" href="/">Till startsidan</a></p>')

    def _checked(self, request: Request) -> Response | None:
        """The refusal of a faulty request to log in, or None. Nobody is sent to an unknown address."""
        query = request.query_params
        if query.get("client_id") != self._client_id or query.get("redirect_uri") != self._redirect_uri:
            return pages.page(
                "Okänd adress",
                "<p>Inloggningen begärdes av en tjänst eller till en adress som inte är känd här.</p>",
                status=400,
            )
        if query.get("response_type") != "code":
            return self._back(request, error="unsupported_response_type")
        if "openid" not in query.get("scope", "").split():
            return self._back(request, error="invalid_scope")
        has_challenge = len(query.get("code_challenge", "")) == CHALLENGE_LENGTH
        if not has_challenge or query.get("code_challenge_method") != "S256":
            return self._back(request, error="invalid_request")
        if "none" in query.get("prompt", "").split():
            return self._back(request, error="login_required")
        return None

    def _back(self, request: Request, **answer: str) -> Response:
        state = {"state": request.query_params["state"]} if "state" in request.query_params else {}
        return RedirectResponse(_with(self._redirect_uri, answer | state | {"iss": self._mint.issuer}), 303)

    def _people(self) -> Response:
        jobs = "".join(
            f"<h2>{escape(job.title)}</h2><p>{escape(job.trial)}</p>{self._choices(job.people)}" for job in self._jobs
        )
        with_job = {username for job in self._jobs for username in job.people}
        return pages.page(
            "Välj vem du vill vara",
            '<p class="note">Det här är en demo. Personer, enheter och händelser är påhittade, och inget '
            "lösenord behövs. I skarp drift loggar du in med kommunens egen inloggning.</p>"
            "<p>Alla ser olika mycket. Välj vad du vill prova och vem du vill vara.</p>"
            f'<form method="post">{jobs}{self._choices(self._users.keys() - with_job)}</form>',
        )

    def _choices(self, usernames: Collection[str]) -> str:
        people = "".join(
            f'<li><button name="user" value="{escape(user.username)}"><strong>{escape(user.name)}</strong>'
            f"<span>{escape(user.roles)}</span></button></li>"
            for user in self._users.values()
            if user.username in usernames
        )
        return f'<ul class="people" role="list">{people}</ul>' if people else ""

    def _authenticated(self, request: Request, form: Form) -> str:
        """The client that proved itself by its secret, in the header or the form."""
        scheme, _, basic = request.headers.get("authorization", "").partition(" ")
        client_id, secret = form.get("client_id", ""), form.get("client_secret", "")
        if scheme.lower() == "basic":
            try:
                client_id, _, secret = base64.b64decode(basic, validate=True).decode().partition(":")
            except (binascii.Error, UnicodeDecodeError):
                raise Refused("invalid_client", 401) from None
            client_id, secret = unquote_plus(client_id), unquote_plus(secret)
        known = client_id == self._client_id or client_id in self._systems
        if not known or not hmac.compare_digest(secret.encode(), self._mint.secret(client_id).encode()):
            raise Refused("invalid_client", 401)
        return client_id

    def _granted(self, form: Form, client_id: str) -> dict[str, object]:
        match form.get("grant_type"):
            case "authorization_code":
                return self._exchange(form, client_id)
            case "client_credentials":
                return self._system_token(form, client_id)
        raise Refused("unsupported_grant_type")

    def _exchange(self, form: Form, client_id: str) -> dict[str, object]:
        code = self._codes.pop(form.get("code", ""), None)
        digest = hashlib.sha256(form.get("code_verifier", "").encode()).digest()
        challenge = base64.urlsafe_b64encode(digest).decode().rstrip("=")
        if (
            code is None
            or code.ends_at <= clock.now()
            or (code.client_id, code.redirect_uri) != (client_id, form.get("redirect_uri"))
            or not hmac.compare_digest(code.challenge.encode(), challenge.encode())
        ):
            raise Refused("invalid_grant")
        opaque = secrets.token_urlsafe(32)
        id_token = self._mint.id_token(
            code.user,
            client_id=client_id,
            nonce=code.nonce,
            access_token=opaque,
            authenticated_at=code.chosen_at,
        )
        return {"access_token": opaque, "id_token": id_token, "scope": "openid profile"}

    def _system_token(self, form: Form, client_id: str) -> dict[str, object]:
        if client_id not in self._systems:
            raise Refused("unauthorized_client")
        allowed = set(self._systems[client_id].scopes)
        wanted = set(form.get("scope", "").split()) or allowed
        if not wanted <= allowed:
            raise Refused("invalid_scope")
        scope = sorted(wanted)
        token = self._mint.access_token(subject=client_id, client_id=client_id, scope=scope)
        return {"access_token": token, "scope": " ".join(scope)}


async def _refusal(_request: Request, refused: Exception) -> Response:
    error, status = (refused.error, refused.status) if isinstance(refused, Refused) else ("server_error", 500)
    return JSONResponse({"error": error}, status, {"Cache-Control": "no-store"})


async def _form(request: Request) -> dict[str, str]:
    """The fields of a small form."""
    body = b""
    async for part in request.stream():
        body += part
        if len(body) > MAX_FORM:
            raise Refused("invalid_request", 413)
    return dict(parse_qsl(body.decode("utf-8", "replace")))


def _with(address: str, parameters: Mapping[str, str]) -> str:
    return f"{address}?{urlencode(parameters)}" if parameters else address
