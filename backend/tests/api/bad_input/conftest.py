"""Every operation of the contract with a right request for it, to be spoilt, and somebody who may do everything."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx2
import pytest

from qms.kernel.ids import new_id
from qms.operations.embedded import Urls
from tests import town as towns
from tests.conftest import Cluster
from tests.document import DOCUMENT, Json, parameters, resolved
from tests.town import Caller, Town, as_person

METHODS = ("GET", "PUT", "POST", "PATCH", "DELETE")
MARKER = "Hemlighet-19121212-1212"


@dataclass(frozen=True)
class Operation:
    """An operation of the contract, with a right request for it."""

    method: str
    path: str
    document: Json

    @property
    def name(self) -> str:
        return str(self.document["operationId"])

    @property
    def body(self) -> Json | None:
        content = self.document.get("requestBody", {}).get("content", {}).get("application/json")
        return dict(resolved(content["examples"]["exempel"])["value"]) if content else None

    @property
    def shape(self) -> Json:
        return resolved(self.document["requestBody"]["content"]["application/json"]["schema"])

    def parameters(self, place: str) -> list[Json]:
        return [parameter for parameter in parameters(self.document) if parameter["in"] == place]

    @property
    def address(self) -> str:
        filled = {parameter["name"]: parameter["schema"] for parameter in self.parameters("path")}
        return self.path.format(
            **{name: new_id() if "format" in schema else "cause" for name, schema in filled.items()}
        )

    @property
    def headers(self) -> dict[str, str]:
        known = {"If-Match": '"1"', "Idempotency-Key": str(new_id())}
        names = {parameter["name"] for parameter in self.parameters("header")}
        return {name: value for name, value in known.items() if name in names}


OPERATIONS = [
    Operation(method, path, item[method.lower()])
    for path, item in DOCUMENT["paths"].items()
    for method in METHODS
    if method.lower() in item and item[method.lower()]["security"]
]
WITH_BODY = [operation for operation in OPERATIONS if operation.body is not None]


@pytest.fixture(scope="module")
def place(cluster: Cluster) -> tuple[Urls, Town]:
    urls = cluster.clone(f"bad_input_{new_id().hex}")
    return urls, towns.build(urls.owner)


@pytest.fixture(scope="module")
def powerful(place: tuple[Urls, Town]) -> dict[str, str]:
    """Somebody who may do everything."""
    return as_person(towns.powerful(place[0].owner, place[1]))


@pytest.fixture
async def api(place: tuple[Urls, Town], powerful: dict[str, str], tmp_path: Path) -> AsyncIterator[Caller]:
    """The API, called by that somebody."""
    async with towns.client(place[0].app, tmp_path) as caller:
        caller.headers.update(powerful)
        yield caller


@pytest.fixture
def town(place: tuple[Urls, Town]) -> Town:
    return place[1]


async def sent(api: Caller, operation: Operation, **changes: Any) -> httpx2.Response:
    request: Json = {"headers": operation.headers, "json": operation.body, **changes}
    request["headers"] = {name: value for name, value in request["headers"].items() if value is not None}
    address = request.pop("address", operation.address)
    return await api.request(operation.method, address, **request)
