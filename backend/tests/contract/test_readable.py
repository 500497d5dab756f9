"""The page of the contract: whole, offline, and with nothing in it that the document does not say."""

import base64
import hashlib
import json
import re
from collections import Counter
from collections.abc import AsyncIterator
from pathlib import Path

import httpx2
import pytest

from qms.app import create_app
from qms.deviations.schemas import DeviationCreate
from qms.kernel.db import Database
from qms.settings import Settings
from tests.conftest import Figure
from tests.document import DOCUMENT

pytestmark = pytest.mark.anyio

PAGE = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}
REACHES_OUT = re.compile(r"<script|<link|<img|<iframe|\bsrc=|@import|url\(|href=\"(?:https?:)?//")


@pytest.fixture(scope="module")
async def visitor(anyio_backend: object, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[httpx2.AsyncClient]:
    """Somebody at a service that keeps nothing of who comes."""
    place = tmp_path_factory.mktemp("visited")
    (place / "index.html").write_text("<title>the application</title>")
    database = Database("postgresql+psycopg://localhost:9/none")
    app = create_app(Settings(demo=True, data_dir=place, frontend_dir=place), database)
    transport = httpx2.ASGITransport(app)
    async with httpx2.AsyncClient(transport=transport, base_url="http://127.0.0.1:8000") as client:
        yield client
    await database.close()


@pytest.fixture(scope="module")
async def page(visitor: httpx2.AsyncClient) -> str:
    answer = await visitor.get("/docs", headers=PAGE)
    assert (answer.status_code, answer.headers["content-language"]) == (200, "sv")
    style = re.search(r"<style>(.*?)</style>", answer.text, re.DOTALL)
    assert style is not None
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    assert f"default-src 'none'; style-src 'sha256-{digest}'" in answer.headers["content-security-policy"]
    return answer.text


async def test_everything_in_the_document_is_there(page: str, figure: Figure) -> None:
    operations = [each for methods in DOCUMENT["paths"].values() for each in methods.values()]
    ids = re.findall(r'\bid="([^"]+)"', page)
    shapes = {f"form-{name}" for name in DOCUMENT["components"]["schemas"]}
    assert {each["operationId"] for each in operations} | shapes <= set(ids)
    assert [name for name, times in Counter(ids).items() if times > 1] == []
    assert set(re.findall(r'href="#([^"]+)"', page)) <= set(ids)
    assert {code for each in operations for code in each["x-problem-codes"]} <= set(
        re.findall(r'href="/problems/([^"]+)"', page)
    )
    figure(f"readable contract: operations {len(operations)}, shapes {len(shapes)}, {len(page) // 1000} kB")


async def test_it_needs_nothing_from_elsewhere(page: str) -> None:
    assert REACHES_OUT.findall(page) == []


@pytest.mark.parametrize("planted", ['<script src="/a.js">', '<a href="https://cdn.example.se">', "@import 'x'"])
def test_what_reaches_out_is_found(planted: str) -> None:
    assert REACHES_OUT.search(planted)


async def test_what_one_begins_with_is_right(page: str) -> None:
    sent = re.search(r"-d &#x27;(\{.*?\})&#x27;</pre>", page, re.DOTALL)
    assert sent is not None
    written = sent[1].replace("&quot;", '"').replace("&#x27;$UNIT&#x27;", "019ab1f0-7c52-7d1e-9a57-2f9c1c1f3b11")
    assert DeviationCreate.model_validate(json.loads(written)).source is not None


WRONG = (
    "/kvalitet",
    "/kvalitet/v2/units",
    "/readyz/",
    "/healthz/",
    "/openapi.json",
    "/openapi.yaml/",
    "/redoc",
    "/bff",
    "/problems",
    "/.well-known/openid-configuration",
    "/assets.js",
)
BESIDE = frozenset(WRONG) - {"/redoc"}
"""What not even a browser may take for one of the application's pages."""


@pytest.mark.parametrize("path", WRONG)
async def test_a_wrong_address_is_a_problem_and_no_page(visitor: httpx2.AsyncClient, path: str) -> None:
    asked = [{"Accept": "*/*"}, {"Accept": "application/json"}, *([PAGE] if path in BESIDE else [])]
    for headers in asked:
        answer = await visitor.get(path, headers=headers)
        assert (answer.status_code, answer.headers["content-type"]) == (404, "application/problem+json")
        assert answer.json()["code"] == "not-found"
    assert (await visitor.post(path, headers=PAGE)).status_code == 404


@pytest.mark.parametrize("path", ["/", "/avvikelser", "/rapportera/tack/1", "/finns-inte"])
async def test_a_page_of_the_application_is_one_to_a_browser(visitor: httpx2.AsyncClient, path: str) -> None:
    answer = await visitor.get(path, headers=PAGE)
    assert (answer.status_code, "the application" in answer.text) == (200, True)


async def test_the_apis_own_address_leads_to_the_page(visitor: httpx2.AsyncClient) -> None:
    for path in ("/kvalitet/v1", "/kvalitet/v1/"):
        answer = await visitor.get(path)
        assert (answer.status_code, answer.headers["location"]) == (303, "/docs")
    assert (await visitor.get("/kvalitet/v1/api-info")).json()["apiDocumentation"] == "http://127.0.0.1:8000/docs"


@pytest.mark.parametrize("page", ["/docs", "/problems/not-found", "/problems/unknown"])
async def test_a_slash_after_a_page_leads_to_the_page(visitor: httpx2.AsyncClient, page: str) -> None:
    answer = await visitor.get(f"{page}/", headers=PAGE)
    assert (answer.status_code, answer.headers["location"]) == (303, page)


async def test_whom_to_tell_of_a_weakness(visitor: httpx2.AsyncClient) -> None:
    told = (await visitor.get("/.well-known/security.txt")).text
    fields = dict(line.split(": ", 1) for line in told.splitlines())
    assert fields.keys() == {"Contact", "Expires", "Preferred-Languages", "Canonical"}
    assert fields["Contact"].startswith("mailto:")


async def test_without_a_contact_nobody_is_named(tmp_path: Path) -> None:
    database = Database("postgresql+psycopg://localhost:9/none")
    settings = Settings(oidc_issuer="https://login.example.se", frontend_dir=tmp_path)
    transport = httpx2.ASGITransport(create_app(settings, database))
    async with httpx2.AsyncClient(transport=transport, base_url="http://127.0.0.1:8000") as client:
        assert (await client.get("/.well-known/security.txt")).status_code == 404
    await database.close()
