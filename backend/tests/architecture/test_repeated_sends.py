"""Every POST can be sent again: it runs again, or what it made can be found and shown."""

from collections.abc import Iterable
from inspect import signature
from typing import Any
from uuid import uuid4

from pydantic import BaseModel

from qms.app import ROUTERS
from qms.kernel.db import Tx
from qms.kernel.idempotency import RUNS_AGAIN
from qms.kernel.route import Router

NOTHING_KEPT = {
    "deviationSearch",
    "decisionSearch",
    "actionSearch",
    "matterSearch",
    "decisionDisclose",
    "notificationReadingCreate",
}
"""What makes nothing: searches, disclosures, and that what has been read is read."""


def sends(routers: Iterable[Any]) -> dict[str, tuple[Any, Any]]:
    """Every POST by its operation, with the router that it stands in."""
    return {
        route.operation_id: (router, route)
        for router in routers
        for route in router.routes
        if route.methods == {"POST"}
    }


def unrepeatable(routers: Iterable[Any]) -> set[str]:
    """The POSTs whose result cannot be found again: nothing shows its shape by one id, and nothing else is said."""
    lost = set()
    for operation, (router, route) in sends(routers).items():
        shape, again = route.response_model, route.endpoint.again
        gets = [other for other in router.routes if other.methods == {"GET"} and other.response_model is shape]
        is_found = (
            "id" in shape.model_fields and len(gets) == 1 and len(signature(gets[0].endpoint.handler).parameters) == 2
        )
        if again == getattr(router, "_read", None) and not is_found:
            lost.add(operation)
    return lost


def test_every_send_can_be_sent_again() -> None:
    assert unrepeatable(ROUTERS) == set()
    assert {name for name, (_, route) in sends(ROUTERS).items() if route.endpoint.again is RUNS_AGAIN} == NOTHING_KEPT


class Colour(BaseModel):
    id: str


def test_a_send_whose_result_nobody_can_find_is_found() -> None:
    router = Router(prefix="", tag="colours")

    @router.post("/colours", status_code=201)
    def colour_mix(tx: Tx) -> Colour:
        """Mix a colour."""
        return Colour(id=str(uuid4()))

    assert unrepeatable([router]) == {"colourMix"}
