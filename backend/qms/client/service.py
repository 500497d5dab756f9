"""The service as its own commands call it: logged in as a system, and patient with what passes by itself."""

import random
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from types import TracebackType
from typing import Any
from uuid import NAMESPACE_URL, uuid5

import httpx2
from authlib.integrations.base_client import OAuthError
from authlib.integrations.httpx_client import OAuth2Client

PASSING = frozenset({429, 502, 503, 504})
LONGEST_PAUSE = 20.0
DONE, REFUSED, UNREACHABLE, NOT_READY, TO_MEND = 0, 2, 3, 4, 5
"""Exit codes of the commands."""


class Failed(Exception):
    """It could not be done. The code is the command's exit code; the text is for whoever reads the log."""

    def __init__(self, code: int, text: str) -> None:
        super().__init__(text)
        self.code = code


@dataclass
class Service:
    """The service to ask, and as whom."""

    api_url: str
    issuer: str
    client_id: str
    client_secret: str
    scope: str = ""
    """What to ask the provider for, where it wants that said."""
    patience: float = 600.0
    """How many seconds to keep trying, in all."""
    say: Callable[[str], None] = print
    _client: OAuth2Client = field(init=False)
    _token_endpoint: str = field(init=False, default="")
    _give_up_at: float = field(init=False, default=0.0)

    def __enter__(self) -> "Service":
        self._give_up_at = time.monotonic() + self.patience
        self._client = OAuth2Client(self.client_id, self.client_secret, timeout=30)
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self._client.close()

    def make(self, path: str, about: object, **options: Any) -> Any:
        """Have one more of something made: once, however often it must be sent."""
        key = str(uuid5(NAMESPACE_URL, f"{self.api_url} {self.client_id} {path} {about} {time.time_ns()}"))
        headers = options.pop("headers", {}) | {"Idempotency-Key": key}
        return self.send("POST", path, headers=headers, **options).json()

    def when_ready(self, path: str, thing: Any, at_work: frozenset[str], late: str) -> Any:
        """A thing when the service has stopped working on it."""
        pause = 0.5
        while thing["status"] in at_work:
            pause = self._pause(pause, Failed(NOT_READY, late))
            # By its id and not by Location, which names the public address: the scheduler may stand inside it.
            thing = self.send("GET", f"{path}/{thing['id']}").json()
        return thing

    def send(self, method: str, path: str, **options: Any) -> httpx2.Response:
        """Send until the service answers. What passes by itself is tried again; a refusal is not."""
        pause, renewed = 0.5, False
        while True:
            problem = Failed(UNREACHABLE, f"Tjänsten svarar inte: {self.api_url}")
            try:
                self._log_in(again=renewed)
                answer: httpx2.Response = self._client.request(method, f"{self.api_url}{path}", **options)
            except httpx2.HTTPError:
                pause = self._pause(pause, problem)
                continue
            except OAuthError as error:
                raise Failed(REFUSED, f"Inloggningen nekades: {error.error}") from None
            if answer.status_code == httpx2.codes.UNAUTHORIZED and not renewed:
                renewed = True
            elif answer.status_code in PASSING:
                pause = self._pause(max(pause, _retry_after(answer)), problem)
            elif answer.is_success:
                return answer
            else:
                raise Failed(REFUSED, _words(answer))

    def _log_in(self, *, again: bool) -> None:
        token = self._client.token
        if token and not token.is_expired() and not again:
            return
        if not self._token_endpoint:
            address = f"{self.issuer.rstrip('/')}/.well-known/openid-configuration"
            discovery = self._client.request("GET", address, withhold_token=True).raise_for_status()
            self._token_endpoint = str(discovery.json()["token_endpoint"])
        asked_for = {"scope": self.scope} if self.scope else {}
        self._client.fetch_token(self._token_endpoint, grant_type="client_credentials", **asked_for)

    def _pause(self, seconds: float, give_up: Failed) -> float:
        """Wait a little, longer each time and never all at once; give up when patience is out."""
        if time.monotonic() + seconds > self._give_up_at:
            raise give_up
        time.sleep(seconds * random.uniform(0.7, 1.0))  # noqa: S311 - spreads callers, keeps no secret
        return min(LONGEST_PAUSE, seconds * 2)


def _retry_after(answer: httpx2.Response) -> float:
    seconds = answer.headers.get("Retry-After", "")
    return float(seconds) if seconds.isdecimal() else 0.0


def _words(answer: httpx2.Response) -> str:
    """The service's own words about a refusal."""
    try:
        problem = answer.json()
        return f"{problem['title']}. {problem['detail']} ({problem['code']}, spår {problem['traceId']})"
    except (ValueError, KeyError, TypeError):
        return f"Tjänsten svarade {answer.status_code}."
