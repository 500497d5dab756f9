"""A provider that sends users by SCIM, as Entra ID does."""

from typing import Any

import httpx2

from tests.directory import SYSTEM_SCOPES
from tests.given import Place
from tests.town import as_system

ENTERPRISE = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"
PATCH_OP = "urn:ietf:params:scim:api:messages:2.0:PatchOp"


def entra(key: str, **more: object) -> dict[str, Any]:
    """A user as Entra ID creates one at its default mapping, with ``objectId`` as ``externalId``."""
    return {
        "schemas": ["urn:ietf:params:scim:schemas:core:2.0:User", ENTERPRISE],
        "externalId": f"oid-{key}",
        "userName": f"{key}@kommun.example.se",
        "active": True,
        "displayName": f"Person {key}",
        "emails": [{"primary": True, "type": "work", "value": f"{key}@kommun.example.se"}],
        "meta": {"resourceType": "User"},
        "name": {"formatted": f"Person {key}", "familyName": key, "givenName": "Person"},
        "title": "Undersköterska",
        ENTERPRISE: {"department": "Norr", "employeeNumber": "4711", "manager": {"value": "oid-boss"}},
        **more,
    }


class Provider:
    """Sends as a provider does, for one board."""

    def __init__(self, client: httpx2.AsyncClient, here: Place) -> None:
        self.client, self.here = client, here

    async def send(
        self, method: str, path: str, body: object = None, *, scopes: tuple[str, ...] = SYSTEM_SCOPES
    ) -> Any:
        headers = as_system(str(self.here.board_id), scopes, **{"Content-Type": "application/scim+json"})
        return await self.client.request(method, path, json=body, headers=headers)

    async def create(self, key: str, **more: object) -> dict[str, Any]:
        answer = await self.send("POST", "/scim/v2/Users", entra(key, **more))
        assert answer.status_code == 201, answer.text
        return dict(answer.json())

    async def patch(self, user: dict[str, Any], *operations: object) -> Any:
        body = {"schemas": [PATCH_OP], "Operations": list(operations)}
        return await self.send("PATCH", f"/scim/v2/Users/{user['id']}", body)

    async def told(self, user: dict[str, Any]) -> dict[str, Any]:
        return dict((await self.send("GET", f"/scim/v2/Users/{user['id']}")).json())
