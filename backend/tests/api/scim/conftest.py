"""A board whose directory comes by SCIM."""

from collections.abc import AsyncIterator

import httpx2
import pytest
from starlette.applications import Starlette
from starlette.routing import Mount

from qms.kernel.db import Database
from qms.scim.routes import Scim
from qms.settings import Settings
from qms.web.head import HeadMiddleware
from qms.web.trace import TraceMiddleware
from tests.directory import SYSTEM_SCOPES, Directory
from tests.given import Place
from tests.scim import Provider
from tests.town import UNLIMITED, Caller, StubVerifier


@pytest.fixture
async def provider(database: Database, here: Place) -> AsyncIterator[Provider]:
    here.system(SYSTEM_SCOPES)
    for name in ("Norr", "Söder"):
        await here.unit(name)
    settings = Settings.model_validate({"demo": True, **UNLIMITED})
    scim = Scim(settings, database, StubVerifier())  # type: ignore[arg-type]  # stands for login
    app = TraceMiddleware(HeadMiddleware(Starlette(routes=[Mount("/scim/v2", scim.app)])))
    async with httpx2.AsyncClient(transport=httpx2.ASGITransport(app), base_url="http://api.test") as client:
        yield Provider(client, here)


@pytest.fixture
async def directory(api: Caller, here: Place, provider: Provider) -> Directory:
    return Directory(api, here, await here.person("Ada", ("administrator", None)), source="Ett system")
