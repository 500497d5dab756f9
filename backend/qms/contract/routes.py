"""``GET /api-info``, open to anyone, as the national REST API profile asks (VER.06)."""

from fastapi import APIRouter, Request, Response
from pydantic import Field

from qms.kernel.codes import Codes
from qms.kernel.schema import Day, Shape

RELEASED = "2026-11-22"
VERSION = "1.0.0"

router = APIRouter(tags=["api-info"])


class ApiStatus(Codes):
    """Where in its life an API is, in the words of the national profile."""

    BETA = "beta", "Prövas"
    ACTIVE = "active", "I drift"
    DEPRECATED = "deprecated", "Ska upphöra"
    RETIRED = "retired", "Har upphört"


class ApiInfo(Shape):
    """The API in short."""

    api_name: str = Field(max_length=60, json_schema_extra={"example": "kvalitet"})
    api_version: str = Field(max_length=20, json_schema_extra={"example": VERSION})
    api_released: Day
    api_documentation: str = Field(max_length=2048)
    api_status: ApiStatus


@router.get("/api-info", operation_id="apiInfoRead", summary="Om API:et")
async def api_info_read(request: Request, response: Response) -> ApiInfo:
    """Visar API:ets namn, version och var beskrivningen finns. Kräver ingen inloggning."""
    response.headers["Cache-Control"] = "max-age=300"
    documentation = f"{request.app.state.settings.address}/docs"
    return ApiInfo.model_validate(
        {
            "api_name": "kvalitet",
            "api_version": VERSION,
            "api_released": RELEASED,
            "api_documentation": documentation,
            "api_status": ApiStatus.ACTIVE,
        }
    )
