"""The client that a municipal scheduler runs: ask for a quarter, wait for it, and save what it consists of.

It prepares and nothing more: checking, approving and telling IVO are done by people in the browser. It can be run
again at any time. The service gives the same report, and a file is there whole or not at all.
"""

import json
import os
import random
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from types import TracebackType
from typing import Any
from uuid import NAMESPACE_URL, uuid5

import httpx2
from authlib.integrations.base_client import OAuthError
from authlib.integrations.httpx_client import OAuth2Client

from qms.canonical import fingerprint

FILES = {
    "list.json": "content?format=json",
    "list.csv": "content?format=csv",
    "list.pdf": "content?format=pdf",
    "sheets.json": "sheets?format=json",
    "sheets.csv": "sheets?format=csv",
    "sheets.pdf": "sheets?format=pdf",
    "council.json": "council-statistics?format=json",
    "council.csv": "council-statistics?format=csv",
    "council.pdf": "council-statistics?format=pdf",
    "council.docx": "council-statistics?format=docx",
    "auditors.json": "auditor-report?format=json",
    "auditors.csv": "auditor-report?format=csv",
    "auditors.pdf": "auditor-report?format=pdf",
}
PASSING = frozenset({429, 502, 503, 504})
WAITING = frozenset({"open", "requested"})
LONGEST_PAUSE = 20.0
DONE, REFUSED, UNREACHABLE, NOT_READY = 0, 2, 3, 4


class Failed(Exception):
    """The report could not be fetched. The code is the command's exit code; the text is for whoever reads the log."""

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

    def draw_up(self, period: str) -> dict[str, Any]:
        """Ask for the quarter and wait until it is drawn up. Asking twice gives the same report."""
        key = str(uuid5(NAMESPACE_URL, f"{self.api_url} {self.client_id} {period} {time.time_ns()}"))
        asked = self._send("POST", "/ivo-reports", json={"period": period}, headers={"Idempotency-Key": key})
        report: dict[str, Any] = asked.json()
        pause = 0.5
        while report["status"] in WAITING:
            pause = self._pause(pause, Failed(NOT_READY, "Rapporten blev inte klar i tid. Försök igen senare."))
            # By its id and not by Location, which names the public address: the scheduler may stand inside it.
            report = self._send("GET", f"/ivo-reports/{report['id']}").json()
        return report

    def content(self, report: dict[str, Any], path: str) -> bytes:
        """One file of the report."""
        return bytes(self._send("GET", f"/ivo-reports/{report['id']}/{path}").content)

    def _send(self, method: str, path: str, **options: Any) -> httpx2.Response:
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


def fetch(service: Service, period: str, out: Path) -> int:
    """Save the quarter's report in a directory and return the exit code."""
    try:
        with service:
            service.say(f"Ber om {period} …")
            report = service.draw_up(period)
            out.mkdir(parents=True, exist_ok=True)
            name_of = f"{report['period']}-v{report['number']}-{{}}".format
            sums = {name: _save(out / name_of(name), service.content(report, path)) for name, path in FILES.items()}
    except Failed as failure:
        service.say(str(failure))
        return failure.code
    except OSError as error:
        service.say(f"Filerna går inte att spara i {out}: {error.strerror}.")
        return REFUSED
    if sums["list.json"] != report["contentHash"]:
        service.say("Listan har en annan kontrollsumma än den rapporten anger. Filerna går inte att lita på.")
        return REFUSED
    about = {name: report[name] for name in ("id", "period", "number", "cutOffOn", "contentHash", "ruleVersion")}
    _save(out / name_of("manifest.json"), json.dumps({**about, "sha256": sums}, indent=1, sort_keys=True).encode())
    service.say(f"Klart: {len(sums)} filer i {out}. Nu ska rapporten kontrolleras och godkännas av två personer.")
    return DONE


def _save(path: Path, content: bytes) -> str:
    """Write a file whole or not at all, and return its SHA-256."""
    unfinished = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with unfinished.open("wb") as target:
            target.write(content)
            target.flush()
            os.fsync(target.fileno())
        unfinished.replace(path)
    finally:
        unfinished.unlink(missing_ok=True)
    return fingerprint(content)


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
