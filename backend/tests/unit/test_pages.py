"""The files of the built application are sent as they were compressed when built, where the browser takes that."""

from pathlib import Path

import httpx2
import pytest
from starlette.responses import PlainTextResponse

from qms.web.pages import BrowserApplication

pytestmark = pytest.mark.anyio
SCRIPT = "/assets/start-abc.js"


@pytest.fixture
def browser(tmp_path: Path) -> httpx2.AsyncClient:
    (tmp_path / "assets").mkdir()
    for name, content in (("start-abc.js", b"whole"), ("start-abc.js.br", b"br"), ("start-abc.js.gz", b"gzip")):
        (tmp_path / "assets" / name).write_bytes(content)
    (tmp_path / "assets" / "picture.png").write_bytes(b"picture")
    pages = BrowserApplication(tmp_path, beside=(), missing=lambda _: PlainTextResponse("", 404))
    return httpx2.AsyncClient(transport=httpx2.ASGITransport(app=pages), base_url="http://test")


@pytest.mark.parametrize(
    ("accepted", "encoding"),
    [
        ("gzip, deflate, br, zstd", "br"),
        ("gzip;q=1.0, br;q=0", "gzip"),
        ("gzip", "gzip"),
        ("identity", None),
        ("", None),
        ("brotli", None),
    ],
)
async def test_a_script_is_sent_as_the_browser_takes_it(
    browser: httpx2.AsyncClient, accepted: str, encoding: str | None
) -> None:
    request = browser.build_request("GET", SCRIPT, headers={"Accept-Encoding": accepted})
    answer = await browser.send(request, stream=True)
    sent = b"".join([part async for part in answer.aiter_raw()])
    assert sent == (encoding or "whole").encode()
    assert answer.headers.get("content-encoding") == encoding
    assert answer.headers["content-type"].startswith("text/javascript")
    assert answer.headers["vary"] == "Accept-Encoding"


async def test_what_has_no_compressed_form_is_sent_whole(browser: httpx2.AsyncClient) -> None:
    answer = await browser.get("/assets/picture.png", headers={"Accept-Encoding": "br"})
    assert (answer.content, answer.headers.get("content-encoding")) == (b"picture", None)
