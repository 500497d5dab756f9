"""Every operation, by every role, on a thing in every relation: what happens is what the policy table promises.

Whatever moves rights asks for a fresh login. Which operations do is seen by the tables that each of them writes.
"""

from collections.abc import AsyncIterator
from dataclasses import dataclass, field

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.pool import NullPool

from qms.kernel.access import Rule, policy
from qms.matters import queries as matters
from qms.operations.embedded import Urls
from qms.overview import queries as overview
from tests.authz.conftest import Place
from tests.authz.matrix import Cell, Matrix, Operation, operations
from tests.authz.rollback import RolledBack, rolling_back
from tests.authz.specimens import callers
from tests.conftest import Cluster, Figure

pytestmark = pytest.mark.anyio
RIGHTS = {
    "assignment": "insert or update or delete",
    "absence": "insert or update or delete",
    "person_identity": "insert or update or delete",
    "service_account": "insert or update or delete",
    "unit_succession": "insert or update or delete",
    "person": "update",
    "unit": "update",
    "directory_rule": "insert or update or delete",
    "directory_run": "insert or update or delete",
}
"""What decides who may do what, at once or by a job. A new person and a new unit have nothing yet."""
SHOWING_MUCH = {
    "decisionDisclose",
    "listExportRequest",
    "listExportApprove",
    "webhookEndpointCreate",
    "webhookSecretRenew",
}
"""What else asks for a fresh login: an identity that is sealed, long lists taken out, and secrets of systems."""
OF_ONESELF = {"notificationChoiceReplace"}
"""What people choose for themselves, on the row that says who they are: how often letters come."""
WITNESS = """
create table witness (operation text not null, relation text not null);
grant select on witness to qms_app;
create function bear_witness() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_table_name = 'directory_run' and (to_jsonb(coalesce(new, old)) ->> 'is_dry_run')::boolean then
    return null;  -- a trial of a list moves nothing
  end if;
  insert into witness values (current_setting('qms.action'), tg_table_name);
  return null;
end $$;
"""
SEEN = text("select operation from witness")


class Witnessed(RolledBack):
    """A transaction that tells, before it is undone, by what operation somebody moved rights.

    A system does so with every call: when it was last heard of is noted.
    """

    seen: set[str]

    def commit(self) -> None:
        """Write everything, tell, and take it back."""
        self.flush()
        if self.actor.kind == "person":
            self.seen.update(self.scalars(SEEN))
        super().commit()


@dataclass
class Tried:
    """What came of all that everybody tried. Reading and writing are each tried once, when somebody asks."""

    matrix: Matrix
    seen: set[str]
    cells: dict[bool, list[Cell]] = field(default_factory=dict)

    async def half(self, *, reads: bool) -> tuple[dict[str, Operation], list[Cell]]:
        tried = {name: each for name, each in operations().items() if (each.method == "GET") is reads}
        if reads not in self.cells:
            self.cells[reads] = await self.matrix.run(tried.values(), callers(self.matrix.specimens.town))
        return tried, self.cells[reads]


def witnessed(urls: Urls) -> None:
    """Let every change of what decides rights be witnessed."""
    with create_engine(urls.owner, poolclass=NullPool).begin() as connection:
        connection.execute(text(WITNESS))
        for table, when in RIGHTS.items():
            trigger = f"create trigger witnessed after {when} on {table} for each row execute function bear_witness()"
            connection.execute(text(trigger))


@pytest.fixture(scope="module")
async def tried(
    anyio_backend: object, cluster: Cluster, place: Place, tmp_path_factory: pytest.TempPathFactory
) -> AsyncIterator[Tried]:
    urls, seen = cluster.clone("authz_witnessed", of=place.urls), set[str]()
    witnessed(urls)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(matters, "FIRST", 1000)
        patched.setattr(overview, "SHOWN", 1000)  # those who reach everything have more to do than is shown at once
        transaction, files = type("Seen", (Witnessed,), {"seen": seen}), tmp_path_factory.mktemp("matrix")
        async with rolling_back(place.specimens, urls.app, files, transaction=transaction) as matrix:
            yield Tried(matrix, seen)


@pytest.mark.parametrize("reads", [True, False], ids=["reading", "writing"])
async def test_what_happens_is_what_the_table_promises(tried: Tried, figure: Figure, *, reads: bool) -> None:
    asked, cells = await tried.half(reads=reads)
    broken = [cell for cell in cells if not cell.is_kept]
    which = "reading" if reads else "writing"
    figure(f"authorization matrix, {which}: operations {len(asked)}, cells {len(cells)}, violations {len(broken)}")
    assert broken == []
    assert {cell.operation for cell in cells} == set(asked)
    happened = {"allowed", "forbidden", "hidden", "unauthenticated"} | ({"listed", "absent"} if reads else {"refused"})
    assert happened <= {cell.happened for cell in cells}


def unguarded(moving: set[str], table: dict[str, Rule]) -> set[str]:
    """Of the operations that move rights, those that an old login is enough for."""
    return {operation for operation in moving if not table[operation].needs_fresh_login}


async def test_what_moves_rights_asks_for_a_fresh_login(tried: Tried, figure: Figure) -> None:
    for reads in (True, False):
        await tried.half(reads=reads)
    moving = tried.seen - OF_ONESELF
    old = unguarded(moving, policy())
    figure(f"fresh login: operations that move rights {len(moving)} of {len(policy())}, without one {len(old)}")
    assert old == set()
    assert moving == {name for name, rule in policy().items() if rule.needs_fresh_login} - SHOWING_MUCH


def test_a_planted_old_login_is_found() -> None:
    table = policy() | {
        "unitSucceed": Rule("unitSucceed", "unit:write", frozenset({"board"}), {}, needs_fresh_login=False)
    }
    assert unguarded({"unitSucceed", "assignmentCreate"}, table) == {"unitSucceed"}
