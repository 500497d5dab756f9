"""Whose service it is: the name that stands on what leaves it."""

from typing import Annotated

from fastapi import Depends, Request


async def _municipality(request: Request) -> str:
    """The name of the municipality that runs the service."""
    name: str = request.app.state.settings.municipality
    return name


Municipality = Annotated[str, Depends(_municipality)]
