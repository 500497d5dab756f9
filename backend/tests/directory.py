"""A board with a directory that speaks to it: what tests of people who come in by themselves work with."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from qms.directory_reading.jobs import work_on_run
from qms.directory_runs.models import AT_WORK
from qms.kernel import clock
from qms.role_rules.jobs import apply_rules
from tests.given import Place
from tests.town import Caller, as_person, as_system

SCOPE = "directory:write"
SYSTEM_SCOPES = (SCOPE, "unit:read")
GOES_ON = """
    delete from jobs.procrastinate_jobs
     where task_name = 'role_rules.apply' and args ->> 'board_id' = :board and args ->> 'after' is not null
 returning args ->> 'after' as after
"""
"""Takes from the queue after whom the rules go on."""


def row(key: str, unit: str = "Norr", title: str = "Undersköterska", **more: object) -> dict[str, object]:
    """A row as a directory sends it."""
    return {"key": key, "name": f"Person {key}", "unit": unit, "title": title, "login": f"login-{key}", **more}


@dataclass
class Directory:
    """What a system sends for one board, worked on as a worker would."""

    api: Caller
    here: Place
    admin: UUID
    source: str = "Personalkatalogen"

    async def send(self, rows: list[dict[str, object]], *, is_complete: bool = True, **more: object) -> Any:
        """Send a list."""
        own = [{**one, "login": f"{one['login']}-{self.here.board_id}"} if one.get("login") else one for one in rows]
        body = {"source": self.source, "isComplete": is_complete, "entries": own, **more}
        headers = as_system(str(self.here.board_id), SYSTEM_SCOPES, **{"Idempotency-Key": uuid4().hex})
        return await self.api.post("/directory-runs", json=body, headers=headers)

    async def run(self, rows: list[dict[str, object]], *, is_complete: bool = True, **more: object) -> dict[str, Any]:
        """Send a list and let the service work on it."""
        answer = await self.send(rows, is_complete=is_complete, **more)
        assert answer.status_code == 202, answer.text
        return await self.worked_on(answer.json()["id"])

    async def worked_on(self, run_id: str) -> dict[str, Any]:
        """The list when the service has done what it can, however many turns that takes."""
        while True:
            await work_on_run(self.here.database, run_id, str(self.here.board_id))
            run = await self.read(f"/directory-runs/{run_id}")
            if run["status"] not in AT_WORK:
                return run

    async def read(self, path: str) -> dict[str, Any]:
        """What the administrator reads."""
        answer = await self.api.get(path, headers=as_person(self.admin))
        assert answer.status_code == 200, answer.text
        return dict(answer.json())

    async def step(self, run: dict[str, Any], name: str, *, who: UUID | None = None) -> dict[str, Any]:
        """Take a step with a list that waits."""
        answer = await self.try_step(run, name, who=who)
        assert answer.status_code == 201, answer.text
        return await self.worked_on(run["id"])

    async def try_step(self, run: dict[str, Any], name: str, *, who: UUID | None = None) -> Any:
        """Try to take a step with a list that waits."""
        headers = as_person(who or self.admin, **{"If-Match": f'"{run["version"]}"'})
        return await self.api.post(f"/directory-runs/{run['id']}/{name}", headers=headers)

    async def rule(self, title: str, role: str, unit: UUID | None = None, **more: object) -> dict[str, Any]:
        """Decide a rule, and let it take effect."""
        body = {"boardId": str(self.here.board_id), "title": title, "role": role, **more}
        body |= {"unitId": str(unit)} if unit else {}
        answer = await self.api.post("/directory-rules", json=body, headers=as_person(self.admin))
        assert answer.status_code == 201, answer.text
        await self.rules_applied()
        return dict(answer.json())

    async def rules_applied(self) -> int:
        """What the rules give today, in as many turns as that takes. Says in how many."""
        asked: list[dict[str, Any]] = [{"after": None}]
        turns = 0
        while asked:
            await apply_rules(self.here.database, str(self.here.board_id), asked[0]["after"])
            asked, turns = self.here.sql(GOES_ON, board=str(self.here.board_id)), turns + 1
        return turns

    async def rows(self, run: dict[str, Any], verdict: str) -> list[dict[str, Any]]:
        """The rows of a list with one verdict."""
        return list((await self.read(f"/directory-runs/{run['id']}/rows?limit=100&verdict={verdict}"))["rows"])

    def person(self, key: str) -> UUID:
        """Whom a row is about."""
        (entry,) = self.here.sql(
            "select person_id from directory_entry where board_id = :board and key = :key",
            board=self.here.board_id,
            key=key,
        )
        return UUID(str(entry["person_id"]))

    def roles(self, key: str) -> set[tuple[str, str]]:
        """The roles that somebody has today, and where."""
        held = self.here.sql(
            "select a.role, coalesce(u.name, '') as unit from access.held(:who, :today) a"
            " left join unit u on u.id = a.unit_id",
            who=self.person(key),
            today=clock.today(),
        )
        return {(one["role"], one["unit"]) for one in held}

    async def is_let_in(self, key: str) -> bool:
        """Whether the service knows somebody in a session; what the person may do is another matter."""
        answer = await self.api.get("/me", headers=as_person(self.person(key)))
        assert answer.status_code in (200, 401, 403)
        return answer.status_code != 401


def counts(run: dict[str, Any]) -> tuple[int, ...]:
    """In, changed, the same, out and refused."""
    return tuple(run[name] for name in ("created", "updated", "unchanged", "ended", "rejected"))


def seen_by_trail(here: Place) -> int:
    """How many changes of people, roles and what directories say the trail of a board has."""
    (row,) = here.sql(
        "select count(*) as n from audit.event where board_id = :board and kind = 'write' and object_type in"
        " ('person', 'person_identity', 'assignment', 'absence', 'unit', 'directory_entry', 'matter', 'matter_event')",
        board=here.board_id,
    )
    return int(row["n"])
