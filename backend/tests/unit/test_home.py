"""At another name of this machine a page is sent to the service's own, so that login finds its cookie again."""

import httpx2
import pytest
from starlette.responses import PlainTextResponse

from qms.web.home import HomeMiddleware

pytestmark = pytest.mark.anyio
HTML = {"Accept": "text/html,application/xhtml+xml"}
HOME, PROXIED = "http://127.0.0.1:8130", "https://qms.example.se"


async def asked(address: str, host: str, path: str = "/bff/login?return=%2Fa", **headers: str) -> str | None:
    """Where the request is sent, if it is."""
    app = HomeMiddleware(PlainTextResponse("here"), address)
    async with httpx2.AsyncClient(transport=httpx2.ASGITransport(app), base_url="http://api.test") as client:
        answer = await client.get(path, headers={**HTML, **headers, "Host": host})
    return answer.headers["location"] if answer.status_code == 307 else None


@pytest.mark.parametrize(
    ("address", "host"),
    [
        (HOME, "localhost:8130"),
        (HOME, "LOCALHOST:8130"),
        (HOME, "[::1]:8130"),
        ("http://localhost:8130", "127.0.0.1:8130"),
    ],
)
async def test_another_name_of_this_machine_leads_home(address: str, host: str) -> None:
    assert await asked(address, host) == f"{address}/bff/login?return=%2Fa"
    assert await asked(address, host, "/") == f"{address}/"
    assert await asked(address, host, "/avvikelser/%C3%A5") == f"{address}/avvikelser/%C3%A5"


@pytest.mark.parametrize(
    ("address", "host"),
    [
        (HOME, "127.0.0.1:8130"),
        (HOME, "localhost:9000"),
        (HOME, "qms.example.se"),
        (HOME, "localhost:8130.example.se"),
        (HOME, "localhost:port"),
        (PROXIED, "localhost:8130"),
        (PROXIED, "127.0.0.1"),
        ("https://localhost.example.se", "127.0.0.1"),
    ],
)
async def test_no_other_host_is_sent_anywhere(address: str, host: str) -> None:
    assert await asked(address, host) is None


async def test_what_is_no_page_is_answered_where_it_is_asked() -> None:
    assert await asked(HOME, "localhost:8130", "/kvalitet/v1/me", Accept="application/json") is None
