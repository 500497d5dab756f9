"""Every answer from every address has the security headers: those of the contract, and what stands beside it."""

from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import httpx2
import pytest
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.types import ASGIApp

from qms.app import create_app
from qms.kernel.db import Database
from qms.settings import Settings
from qms.web.trace import SECURITY_HEADERS
from tests.conftest import Figure
from tests.document import DOCUMENT

pytestmark = pytest.mark.anyio
API = ("/kvalitet/v1", "/bff/api/kvalitet/v1")
PAGES = ("/", "/avvikelser", "/favicon.svg", "/assets/none.js", "/problems/not-found", "/problems/none")
PROBES = ("/healthz", "/readyz", "/openapi.yaml", "/kvalitet/v1/none")
LOGIN = ("/bff/login", "/bff/callback", "/bff/logout", "/bff/user", "/bff/none")


def addresses() -> Iterator[tuple[str, str]]:
    for path, operations in DOCUMENT["paths"].items():
        words = [word if "{" not in word else str(UUID(int=1)) for word in path.split("/")]
        for method in operations:
            for base in API if method != "parameters" else ():
                yield method.upper(), base + "/".join(words)
    yield from (("GET", path) for path in (*PAGES, *PROBES, *LOGIN))


async def lacking(app: ASGIApp) -> list[str]:
    """Answers that lack a header."""
    without = []
    transport = httpx2.ASGITransport(app, raise_app_exceptions=False)
    async with httpx2.AsyncClient(transport=transport, base_url="http://127.0.0.1:8000") as client:
        for method, path in addresses():
            answer = await client.request(method, path)
            without += [f"{method} {path}: {name}" for name in SECURITY_HEADERS if name not in answer.headers]
    return without


async def test_no_answer_lacks_a_header(tmp_path: Path, figure: Figure) -> None:
    database = Database("postgresql+psycopg://localhost:9/none")
    app = create_app(Settings(demo=True, data_dir=tmp_path, frontend_dir=tmp_path), database)
    assert await lacking(app) == []
    await database.close()
    figure(f"security headers: addresses {len(list(addresses()))}, headers {len(SECURITY_HEADERS)}, lacking 0")


async def test_a_missing_header_is_found() -> None:
    bare = Starlette(routes=[Route("/{path:path}", lambda _: PlainTextResponse(""), methods=["GET", "POST"])])
    assert len(await lacking(bare)) == len(list(addresses())) * len(SECURITY_HEADERS)
