"""Whatever moves rights asks for a fresh login. Which operations do is seen by the tables that each of them writes."""

from pathlib import Path

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.pool import NullPool

from qms.kernel.access import Rule, policy
from qms.operations.embedded import Urls
from tests.authz.conftest import Place
from tests.authz.matrix import operations
from tests.authz.oracle import Who
from tests.authz.rollback import RolledBack, rolling_back
from tests.authz.specimens import callers
from tests.conftest import Figure

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
SHOWING_MUCH = {"decisionDisclose", "listExportRequest", "listExportApprove"}
"""What else asks for a fresh login: an identity that is sealed, and long lists taken out."""
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


class Witnessed(RolledBack):
    """A transaction that tells, before it is undone, by what operation rights were moved."""

    seen: set[str]

    def commit(self) -> None:
        """Write everything, tell, and take it back."""
        self.flush()
        self.seen.update(self.scalars(text("select operation from witness")))
        super().commit()


async def moving_rights(place: Place, urls: Urls, files: Path, whos: list[Who]) -> set[str]:
    """The operations that write what decides rights, found by trying all that each caller is let in to."""
    with create_engine(urls.owner, poolclass=NullPool).begin() as connection:
        connection.execute(text(WITNESS))
        for table, when in RIGHTS.items():
            trigger = f"create trigger witnessed after {when} on {table} for each row execute function bear_witness()"
            connection.execute(text(trigger))
    seen: set[str] = set()
    transaction = type("Seen", (Witnessed,), {"seen": seen})
    async with rolling_back(place.specimens, urls.app, files, transaction=transaction) as matrix:
        for who in whos:
            let_in = [each for each in operations().values() if matrix.promise(each.name, who) == "allowed"]
            await matrix.run(let_in, [who])
    return seen


def unguarded(moving: set[str], table: dict[str, Rule]) -> set[str]:
    """Of the operations that move rights, those that an old login is enough for."""
    return {operation for operation in moving if not table[operation].needs_fresh_login}


async def test_what_moves_rights_asks_for_a_fresh_login(
    place: Place, copy: Urls, tmp_path: Path, figure: Figure
) -> None:
    whos = [who for who in callers(place.specimens.town) if who.name.endswith("at unit")]
    moving = await moving_rights(place, copy, tmp_path, whos) - OF_ONESELF
    old = unguarded(moving, policy())
    figure(f"fresh login: operations that move rights {len(moving)} of {len(policy())}, without one {len(old)}")
    assert old == set()
    assert moving == {name for name, rule in policy().items() if rule.needs_fresh_login} - SHOWING_MUCH


def test_a_planted_old_login_is_found() -> None:
    table = policy() | {
        "unitSucceed": Rule("unitSucceed", "unit:write", frozenset({"board"}), {}, needs_fresh_login=False)
    }
    assert unguarded({"unitSucceed", "assignmentCreate"}, table) == {"unitSucceed"}
