"""The contract: what the generated document says beyond the routes, in one finishing step and nowhere else."""

from fastapi import FastAPI
from starlette.requests import Request
from starlette.responses import Response

FRONT_MATTER = {"title": "Kvalitetshjulet", "version": "1.0.0"}
SERVERS = [{"url": "https://kvalitet.example.se/kvalitet/v1"}]


def finish(api: FastAPI) -> None:
    pass


def published(settings):
    async def page(_: Request) -> Response:
        return Response("")
    return page
