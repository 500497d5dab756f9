"""A board with a directory, for tests of what comes in by it."""

from typing import Any

import pytest

from tests.directory import SYSTEM_SCOPES, Directory
from tests.given import Place
from tests.town import Caller


@pytest.fixture
async def directory(api: Caller, here: Place) -> Directory:
    here.system(SYSTEM_SCOPES)
    office = await here.unit("Förvaltningen")
    for name in ("Norr", "Söder"):
        await here.unit(name, parent=office)
    return Directory(api, here, await here.person("Ada", ("administrator", None)))


def unit(directory: Directory, name: str) -> Any:
    (named,) = directory.here.sql(
        "select id from unit where board_id = :board and name = :name", board=directory.here.board_id, name=name
    )
    return named["id"]
