"""What is asked of a request beside its handler is worked out in the loop.

FastAPI hands whatever is no coroutine to a thread, which costs a page of a list more than the look at its address.
"""

from collections.abc import Callable, Iterable, Iterator
from inspect import isasyncgenfunction, iscoroutinefunction
from typing import Any

from fastapi import APIRouter, Depends
from fastapi.dependencies.models import Dependant
from fastapi.routing import APIRoute

from qms.app import ROUTERS
from tests.conftest import Figure


def asked(dependant: Dependant) -> Iterator[Callable[..., Any]]:
    for each in dependant.dependencies:
        if each.call:
            yield each.call
        yield from asked(each)


def of(routers: Iterable[APIRouter]) -> set[Callable[..., Any]]:
    routes = (route for router in routers for route in router.routes if isinstance(route, APIRoute))
    return {call for route in routes for call in asked(route.dependant)}


def in_a_thread(routers: Iterable[APIRouter]) -> set[str]:
    return {call.__name__ for call in of(routers) if not (iscoroutinefunction(call) or isasyncgenfunction(call))}


def test_nothing_is_asked_in_a_thread(figure: Figure) -> None:
    figure(f"what operations ask of a request: {len(of(ROUTERS))}, in a thread {len(in_a_thread(ROUTERS))}")
    assert of(ROUTERS)
    assert in_a_thread(ROUTERS) == set()


def test_what_is_asked_in_a_thread_is_seen() -> None:
    router = APIRouter()

    def told() -> str:
        return "told"

    @router.get("/planted", dependencies=[Depends(told)])
    async def planted() -> None: ...

    assert in_a_thread([router]) == {"told"}
