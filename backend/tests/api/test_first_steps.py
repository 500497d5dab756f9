"""What README and the served page tell a stranger to type: typed, against the whole service at a port of its own."""

import json
import re
import socket
import subprocess
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from pathlib import Path

import httpx2
import pytest
import uvicorn

from qms.app import create_app
from qms.demo.people import systems
from qms.demo.tokens import Mint, remember_address
from qms.kernel.db import Database
from qms.operations.embedded import Urls
from qms.settings import Settings
from tests.given import Place

pytestmark = pytest.mark.anyio

ROOT = Path(__file__).resolve().parents[3]
CLIENT = "deviation-intake"
ACCOUNT = """
insert into service_account (id, board_id, client_id, name, scopes, valid_to)
  values (gen_random_uuid(), :board, :client, 'Avvikelser', :scopes, '2099-12-31')
  on conflict (client_id) do update set board_id = excluded.board_id returning id
"""


@dataclass(frozen=True)
class Demo:
    """The demo as somebody has started it."""

    settings: Settings
    place: Place

    def typed(self, commands: str, **environment: str) -> dict[str, object]:
        """What the last of some commands answers, in a terminal that knows nothing of the port."""
        known = {"PATH": "/usr/local/bin:/usr/bin:/bin", "QMS_DATA_DIR": str(self.settings.data_dir), **environment}
        done = subprocess.run(["/bin/bash", "-c", commands], cwd=ROOT, env=known, capture_output=True, check=True)
        answer: dict[str, object] = json.loads(done.stdout)
        return answer


@pytest.fixture
def demo(here: Place, database_urls: Urls, tmp_path: Path) -> Iterator[Demo]:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    settings = Settings(demo=True, port=port, data_dir=tmp_path, database_url=database_urls.app)
    scopes = list(next(system.scopes for system in systems() if system.client_id == CLIENT))
    here.sql(ACCOUNT, board=here.board_id, client=CLIENT, scopes=scopes)
    app = create_app(settings, Database(database_urls.app, pool_size=2))
    server = uvicorn.Server(uvicorn.Config(app, port=port, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    remember_address(settings)
    yield Demo(settings, here)
    server.should_exit = True
    thread.join(10)


async def test_readme_leads_to_an_accepted_deviation(demo: Demo) -> None:
    await demo.place.unit()
    blocks = re.findall(r"^```\n(.*?)^```", (ROOT / "README.md").read_text("utf-8"), re.MULTILINE | re.DOTALL)
    (commands,) = [block for block in blocks if block.startswith("API=")]
    answer = demo.typed(commands.replace("8000", str(demo.settings.port)))
    assert str(answer["reference"]).startswith("AVV-")


async def test_the_served_page_leads_to_one_too(demo: Demo) -> None:
    await demo.place.unit()
    page = httpx2.get(f"{demo.settings.address}/docs", trust_env=False, timeout=60).text
    (commands,) = [unescape(block) for block in re.findall(r"<pre[^>]*>(API=.*?)</pre>", page, re.DOTALL)]
    answer = demo.typed(commands, CLIENT_ID=CLIENT, CLIENT_SECRET=Mint(demo.settings).secret(CLIENT))
    assert str(answer["reference"]).startswith("AVV-")
