"""Whatever answers GET answers HEAD alike, without content (RFC 9110, 9.3.2). What does not says so."""

import pytest

from tests.api.bad_input.conftest import OPERATIONS, Operation, sent
from tests.conftest import Figure
from tests.document import DOCUMENT
from tests.town import Caller

pytestmark = pytest.mark.anyio
OWN = {"traceparent", "content-length"}
"""What differs from answer to answer: a trace of each, and what is told of times within."""
ANSWERS = [operation for operation in OPERATIONS if operation.method == "GET"]


def asked(operation: Operation) -> Operation:
    return Operation("HEAD", operation.path, operation.document)


async def test_head_is_get_without_content(api: Caller, figure: Figure) -> None:
    faults = []
    for operation in ANSWERS:
        got, head = await sent(api, operation, json=None), await sent(api, asked(operation), json=None)
        same = {name: value for name, value in got.headers.items() if name not in OWN}
        if head.content or head.status_code != got.status_code:
            faults.append(
                f"{operation.name}: {got.status_code}, HEAD {head.status_code} with {len(head.content)} bytes"
            )
        if {name: value for name, value in head.headers.items() if name not in OWN} != same:
            faults.append(f"{operation.name}: other headers")
    figure(f"HEAD as GET: operations {len(ANSWERS)}, faults {len(faults)}")
    assert faults == []


async def test_what_has_no_get_has_no_head(api: Caller) -> None:
    """The planted fault of the test above, and what Allow says."""
    paths = [path for path, item in DOCUMENT["paths"].items() if "get" not in item and "{" not in path]
    answer = await api.request("HEAD", paths[0])
    assert (answer.status_code, answer.content) == (405, b"")
    assert "HEAD" not in answer.headers["allow"]
    assert (await api.delete("/deviations")).headers["allow"] == "GET, POST, HEAD"
