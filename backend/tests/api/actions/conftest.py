"""What tests of actions work with."""

import pytest

from tests import hub as hubs
from tests.given import Place
from tests.hub import Hub
from tests.town import Caller


@pytest.fixture
async def hub(api: Caller, here: Place) -> Hub:
    """A unit with a manager and an employee."""
    return await hubs.hub(api, here)
