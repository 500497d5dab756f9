"""The contract as an installation publishes it: with its own addresses."""

import httpx2
import pytest
import yaml
from starlette.applications import Starlette
from starlette.routing import Route

from qms.app import create_api
from qms.contract.openapi import published
from qms.demo.issuer import DemoIssuer
from qms.demo.people import logins, systems
from qms.kernel.db import Database
from qms.login.provider import Provider
from qms.settings import Settings

SETTINGS = Settings(demo=True, public_url="http://127.0.0.1:8130")


def away(request: httpx2.Request) -> httpx2.Response:
    raise httpx2.ConnectError("nobody answers", request=request)


PROVIDERS = {
    "http://127.0.0.1:8130/demo-idp/token": DemoIssuer(SETTINGS, logins(), systems()).transport(),
    "http://127.0.0.1:8130/demo-idp/.well-known/openid-configuration": httpx2.MockTransport(away),
}


@pytest.mark.anyio
@pytest.mark.parametrize("token_url", PROVIDERS)
async def test_it_says_where_this_installation_answers_and_where_systems_fetch_tokens(token_url: str) -> None:
    api = create_api(SETTINGS, Database("postgresql+psycopg://localhost/none"))
    provider = Provider(SETTINGS.issuer, transport=PROVIDERS[token_url])
    app = Starlette(routes=[Route("/openapi.yaml", published(SETTINGS, api, provider))])
    async with httpx2.AsyncClient(transport=httpx2.ASGITransport(app), base_url="http://here") as client:
        document = yaml.load((await client.get("/openapi.yaml")).text, Loader=yaml.CSafeLoader)
    assert document["servers"] == [{"url": "http://127.0.0.1:8130/kvalitet/v1"}]
    schemes = document["components"]["securitySchemes"]
    assert schemes["people"]["openIdConnectUrl"] == provider.discovery
    flow = schemes["systems"]["flows"]["clientCredentials"]
    assert flow["tokenUrl"] == token_url
    assert "deviation:create" in flow["scopes"]
    assert set(api.openapi()["components"]) == set(document["components"])
