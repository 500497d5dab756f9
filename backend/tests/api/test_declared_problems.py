"""That a problem which an operation answers without declaring it fails the test it is answered in."""

from pathlib import Path
from uuid import uuid4

import pytest

from qms.app import create_api
from qms.kernel.db import Database
from qms.settings import Settings
from tests.given import Place
from tests.town import Caller, as_person, at_its_address

pytestmark = pytest.mark.anyio


async def test_what_is_answered_without_being_declared_is_found(
    database: Database, here: Place, tmp_path: Path, undeclared: list[str]
) -> None:
    rut = await here.person("Rut", ("reporter", await here.unit()))
    api = create_api(Settings(demo=True, data_dir=tmp_path), database)
    operation = api.openapi()["paths"]["/deviations/{deviationId}"]["get"]
    async with Caller(at_its_address(api)) as caller:
        for path in (f"/deviations/{uuid4()}", "/nowhere"):
            assert (await caller.get(path, headers=as_person(rut))).status_code == 404
        assert undeclared == []
        operation["x-problem-codes"].remove("not-found")
        assert (await caller.get(f"/deviations/{uuid4()}", headers=as_person(rut))).status_code == 404
    assert undeclared == ["deviationRead: not-found"]
    undeclared.clear()
