"""What tests of people and of their roles send and read."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from tests.given import Place
from tests.town import Caller, as_person

NOON = datetime(2026, 11, 2, 11, tzinfo=UTC)
LATER = datetime(2026, 11, 10, 11, tzinfo=UTC)


def assignment_body(place: Place, person_id: UUID, role: str, **changes: object) -> dict[str, Any]:
    body = {"boardId": str(place.board_id), "personId": str(person_id), "role": role, "validFrom": "2026-01-01"}
    return {**body, **changes}


def absence_body(place: Place, person_id: UUID, deputy_id: UUID, **changes: object) -> dict[str, Any]:
    body = {
        "boardId": str(place.board_id),
        "personId": str(person_id),
        "deputyId": str(deputy_id),
        "absentFrom": "2026-11-01",
        "absentTo": "2026-11-08",
    }
    return {**body, **changes}


def rels(answer: Any) -> set[str]:
    return {link["rel"] for link in answer.json()["_links"]}


async def permissions(api: Caller, person_id: UUID) -> set[str]:
    answer = await api.get("/me", headers=as_person(person_id))
    return set(answer.json()["permissions"]) if answer.status_code == 200 else set()
