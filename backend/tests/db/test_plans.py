"""Every order that a list offers is one that an index keeps: otherwise a page costs as much as the whole list.

The planner is asked to avoid sorting and reading whole tables. Where it sorts all the same, no index fits. What is
explained are the very statements that the service sends, under the service's own role and walls.
"""

import json
from collections.abc import AsyncIterator, Callable
from datetime import date
from typing import Any
from uuid import UUID

import pytest
from sqlalchemy import CTE, HasCTE, SelectBase, create_engine, event, text
from sqlalchemy.pool import NullPool

from qms.action_lists import queries as actions
from qms.action_lists.schemas import ActionFilter, ActionGroup, ActionSort
from qms.deviation_figures import figures
from qms.deviation_figures.schemas import CountedDeviations
from qms.deviation_lists import queries as deviations
from qms.deviation_lists.columns import COUNTS, MATTER, behind
from qms.deviation_lists.schemas import DeviationFilter
from qms.deviations.models import DeviationSort, DeviationStatus
from qms.drafts import queries as drafts
from qms.feed import queries as feed
from qms.figures.queries import UnitTree
from qms.kernel import access, clock
from qms.kernel.actor import Principal
from qms.kernel.db import Database, Purpose, Tx
from qms.list_exports import queries as list_exports
from qms.list_exports.columns import LISTS as EXPORTED
from qms.list_exports.models import ListName
from qms.list_exports.schemas import ListExportFilter
from qms.matters import policy
from qms.operations.embedded import Urls
from qms.organisation import queries as organisation
from qms.organisation.models import Area
from qms.organisation.schemas import Listed, UnitFilter
from qms.overview import queries as overview
from qms.people import queries as people
from qms.people.schemas import AbsenceFilter, AssignmentFilter, PersonFilter
from qms.publications import queries as publications
from qms.publications.schemas import PublicationFilter
from qms.questions import queries as questions
from qms.questions.schemas import QuestionSetFilter
from qms.saved_views import queries as saved_views
from qms.saved_views.schemas import SavedViewFilter
from qms.service_accounts import queries as service_accounts
from qms.special_fees import queries as special_fees
from qms.special_fees.schemas import SpecialFeeFilter
from qms.statistics.periods import Stretch, both_periods
from qms.unexecuted_decisions import queries as decisions
from qms.unexecuted_decisions.schemas import DecisionFilter
from tests import given

pytestmark = pytest.mark.anyio
Work = Callable[[Tx], object]


@pytest.fixture(scope="module")
async def database(anyio_backend: object, database_urls: Urls) -> AsyncIterator[Database]:
    pool = Database(database_urls.app, pool_size=2)
    yield pool
    await pool.close()


@pytest.fixture(scope="module")
async def who(database: Database, owner_url: str) -> UUID:
    """Somebody whose roles reach every list of one board."""
    here = given.board(database, owner_url)
    return await here.person("Ada", ("administrator", None), ("quality-developer", None), ("reporter", None))


def nodes(plan: dict[str, Any]) -> list[dict[str, Any]]:
    """A plan's steps over the rows of the list itself, not those within one row."""
    parts = [
        part
        for part in plan.get("Plans", [])
        if part["Parent Relationship"] not in ("SubPlan", "InitPlan") or part.get("Subplan Name") == "CTE page"
    ]
    return [plan, *(deeper for part in parts for deeper in nodes(part))]


def sorts_more_than_a_page(node: dict[str, Any]) -> bool:
    """Whether a step sorts rows before they are limited. Sorting the rows of one page costs nothing."""
    return node["Node Type"] == "Sort" and all(below["Node Type"] != "Limit" for below in nodes(node))


def everything(plan: dict[str, Any]) -> list[dict[str, Any]]:
    return [plan, *(deeper for part in plan.get("Plans", []) for deeper in everything(part))]


def once(plan: dict[str, Any]) -> list[dict[str, Any]]:
    """The steps of a plan that are not taken for each row."""
    parts = [part for part in plan.get("Plans", []) if part["Parent Relationship"] != "SubPlan"]
    return [plan, *(deeper for part in parts for deeper in once(part))]


def counts_without_end(plan: dict[str, Any]) -> list[str]:
    """Counts of a list's rows that nothing limits."""
    counts = [node for node in once(plan) if node["Node Type"] == "Aggregate" and node["Strategy"] == "Plain"]
    return [node["Node Type"] for node in counts if all(below["Node Type"] != "Limit" for below in everything(node))]


def left_to_sort(plan: dict[str, Any]) -> list[str]:
    return [node["Node Type"] for node in nodes(plan) if sorts_more_than_a_page(node)]


def counted_anew(plan: dict[str, Any]) -> list[str]:
    """Readings of how matters stood that nothing keeps: a join may read them once more for each of its rows."""
    kept = plan.get("Subplan Name") == "CTE counted"
    below = [] if kept else [each for part in plan.get("Plans", []) for each in counted_anew(part)]
    return below + ([plan["Node Type"]] if plan.get("Relation Name") == "earlier_matter" else [])


async def sorts(database: Database, who: UUID, work: Work) -> list[list[str]]:
    """The sorting that is left in each ordered and limited statement of some work."""
    return await looked_at(database, who, work, left_to_sort)


async def looked_at(
    database: Database,
    who: UUID,
    work: Work,
    look: Callable[[dict[str, Any]], list[str]],
    mark: str = "LIMIT",
    action: str = "unitList",
) -> list[list[str]]:
    """What there is to see in the plan of each statement of some work."""

    def explained(tx: Tx) -> list[list[str]]:
        sent: list[tuple[str, Any]] = []

        def keep(_connection: object, _cursor: object, statement: str, parameters: object, *_: object) -> None:
            if mark in statement.upper() and (mark != "LIMIT" or "ORDER BY" in statement.upper()):
                sent.append((statement, parameters))

        connection = tx.connection()
        event.listen(connection, "before_cursor_execute", keep)
        work(tx)
        event.remove(connection, "before_cursor_execute", keep)
        tx.execute(
            text("set local enable_seqscan = off; set local enable_sort = off; set local enable_bitmapscan = off")
        )
        seen = []
        for statement, parameters in sent:
            plan = connection.exec_driver_sql(f"explain (format json) {statement}", parameters).scalar_one()
            whole = plan if isinstance(plan, list) else json.loads(plan)
            seen.append(look(whole[0]["Plan"]))
        return seen

    principal = Principal(who, None, None, None, "session")
    return await database.as_caller(principal, Purpose(action, "plans"), explained)


def some_board(tx: Tx) -> UUID:
    return tx.actor.board_ids[0]


def _deviations_by(sort: DeviationSort) -> Work:
    return lambda tx: deviations.page(tx, DeviationFilter(sort=sort), offset=0, limit=20)


def _actions_by(sort: ActionSort) -> Work:
    return lambda tx: actions.page(tx, ActionFilter(sort=sort), offset=0, limit=20)


STATEMENTS = {"feed": 2}
"""The feed also looks at what comes next, to say how far behind it is."""
LISTS: dict[str, Work] = {
    "units": lambda tx: organisation.units(tx, UnitFilter(), offset=0, limit=20),
    "persons": lambda tx: people.persons(tx, PersonFilter(), offset=0, limit=20),
    "assignments": lambda tx: people.assignments(tx, AssignmentFilter(), offset=0, limit=20),
    "absences": lambda tx: people.absences(tx, AbsenceFilter(), offset=0, limit=20),
    "drafts": lambda tx: drafts.page(tx, offset=0, limit=20),
    "exports": lambda tx: list_exports.page(tx, ListExportFilter(), offset=0, limit=20),
    "views": lambda tx: saved_views.page(tx, SavedViewFilter(), offset=0, limit=20),
    "questions": lambda tx: questions.page(tx, QuestionSetFilter(), offset=0, limit=20),
    "publications": lambda tx: publications.page(tx, PublicationFilter(), offset=0, limit=20),
    "fees": lambda tx: special_fees.page(tx, SpecialFeeFilter(), offset=0, limit=20),
    "systems": lambda tx: service_accounts.accounts(tx, Listed(), 90, offset=0, limit=20),
    "own reports": overview.own_reports,
    "feed": lambda tx: feed.feed(tx, board_id=some_board(tx), after=None, limit=20),
    **{f"deviations by {sort}": _deviations_by(sort) for sort in DeviationSort},
    **{f"actions by {sort}": _actions_by(sort) for sort in ActionSort},
}


@pytest.mark.parametrize("name", LISTS)
async def test_a_list_is_read_in_the_order_of_an_index(database: Database, who: UUID, name: str) -> None:
    assert await sorts(database, who, LISTS[name]) == [[]] * STATEMENTS.get(name, 1)


async def test_an_order_that_no_index_keeps_is_found(database: Database, who: UUID) -> None:
    def by_title(tx: Tx) -> None:
        tx.execute(
            text("select id from matter where board_id = :board order by title limit 20"), {"board": some_board(tx)}
        )

    assert await sorts(database, who, by_title) == [["Sort"]]


COUNTED = LISTS | {
    "closed deviations of a board": lambda tx: deviations.page(
        tx, DeviationFilter(board_id=some_board(tx), status=[DeviationStatus.CLOSED]), offset=0, limit=20
    ),
    "decisions": lambda tx: decisions.page(tx, DecisionFilter(), offset=0, limit=20),
    "actions": lambda tx: actions.page(tx, ActionFilter(group=ActionGroup.OVERDUE), offset=0, limit=20),
    "groups of actions": lambda tx: actions.groups(tx, ActionFilter()),
}
UNCOUNTED = {"own reports", "feed"}


@pytest.mark.parametrize("name", COUNTED)
async def test_no_list_is_counted_without_an_end(database: Database, who: UUID, name: str) -> None:
    seen = await looked_at(database, who, COUNTED[name], counts_without_end, mark="COUNT(")
    assert seen == [[]] * (name not in UNCOUNTED)


async def test_a_count_without_an_end_is_found(database: Database, who: UUID) -> None:
    def whole(tx: Tx) -> None:
        tx.execute(text("select count(*) from unit where board_id = :board"), {"board": some_board(tx)})

    assert await looked_at(database, who, whole, counts_without_end, mark="COUNT(") == [["Aggregate"]]


def of_either(plan: dict[str, Any]) -> list[str]:
    """Readings of matters that fit one of several conditions: no index has them together, so all of a board is read."""
    readings = [node for node in everything(plan) if node.get("Relation Name") == "matter"]
    return [node["Node Type"] for node in readings if " OR " in node.get("Filter", "")]


@pytest.fixture(scope="module")
async def led(database: Database, owner_url: str) -> dict[str, UUID]:
    """Those who reach some of a board: a unit or a department, and what is their own."""
    here = given.board(database, owner_url)
    top = await here.unit("Avdelningen")
    unit = await here.unit("Enheten", parent=top)
    return {
        "manager": await here.person("Mia", ("unit-manager", unit), ("reporter", None)),
        "head": await here.person("Hedda", ("department-head", top)),
        "investigator": await here.person("Lex", ("lex-sarah-investigator", None), ("reporter", None)),
    }


OF_SOME: dict[str, Work] = {
    "deviationList": lambda tx: [
        deviations.page(tx, DeviationFilter(sort=sort), offset=0, limit=20) for sort in DeviationSort
    ],
    "decisionList": lambda tx: decisions.page(tx, DecisionFilter(), offset=0, limit=20),
}


@pytest.mark.parametrize("action", OF_SOME)
@pytest.mark.parametrize("who", ["manager", "head", "investigator"])
async def test_what_some_reach_is_looked_for_way_by_way(
    database: Database, led: dict[str, UUID], who: str, action: str
) -> None:
    seen = await looked_at(database, led[who], OF_SOME[action], of_either, action=action)
    assert seen == [[]] * (len(DeviationSort) if action == "deviationList" else 1)


async def test_ways_in_one_condition_are_noticed(
    database: Database, led: dict[str, UUID], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(policy, "ways_to", lambda *asked: [policy.visible_to(*asked)])
    deviations._of_today.cache_clear()
    seen = await looked_at(database, led["manager"], OF_SOME["deviationList"], of_either, action="deviationList")
    deviations._of_today.cache_clear()
    assert all(seen)


def readings(plan: dict[str, Any]) -> list[str]:
    """How the deviations are read."""
    return [node["Node Type"] for node in everything(plan) if node.get("Relation Name") == "deviation"]


def the_year(tx: Tx) -> object:
    stretch = Stretch.asked(date(2025, 1, 1), date(2025, 12, 31), None)
    tree = UnitTree(tx, some_board(tx), CountedDeviations(), access.reach(tx.actor, COUNTS))
    periods = both_periods(stretch, stretch.compared_with(CountedDeviations().compared_with), MATTER.c.reported_at)
    return figures.all_of(tx, figures.choose(tx, tree, periods))


async def test_a_year_is_counted_from_an_index(database: Database, who: UUID) -> None:
    """To count what does not stand in it each deviation of the years would be fetched."""
    seen = await looked_at(database, who, the_year, readings, mark="EVENT_COUNT", action="deviationStatistics")
    assert seen == [["Index Only Scan"]]


async def test_deviations_that_are_fetched_to_be_counted_are_noticed(database: Database, who: UUID) -> None:
    def by_danger(tx: Tx) -> None:
        tx.execute(
            text("select immediate_danger, sum(event_count) from deviation where board_id = any(:boards) group by 1"),
            {"boards": list(tx.actor.board_ids)},
        )

    seen = await looked_at(database, who, by_danger, readings, mark="EVENT_COUNT", action="deviationStatistics")
    assert seen == [["Index Scan"]]


def as_of_today(tx: Tx) -> DeviationFilter:
    return DeviationFilter(as_of=clock.today(), board_id=some_board(tx), area=Area.ADULTS)


AS_OF: dict[str, Work] = {
    "a page": lambda tx: deviations.page(tx, as_of_today(tx), offset=0, limit=20),
    "a search": lambda tx: deviations.search(tx, "brev", as_of_today(tx), offset=0, limit=20),
    "an export": lambda tx: list_exports.rows(
        tx, EXPORTED[ListName.DEVIATIONS], as_of_today(tx), some_board(tx), among=None
    ),
    "an export of a search": lambda tx: list_exports.searched(
        tx, EXPORTED[ListName.DEVIATIONS], as_of_today(tx), some_board(tx), "brev"
    ),
    "an export's size": lambda tx: list_exports.count(
        tx, EXPORTED[ListName.DEVIATIONS], as_of_today(tx), some_board(tx), among=None, most=1_000
    ),
}


@pytest.mark.parametrize("name", AS_OF)
async def test_how_matters_stood_is_worked_out_once(database: Database, who: UUID, name: str) -> None:
    assert await looked_at(database, who, AS_OF[name], counted_anew, mark="EARLIER_MATTER") == [[]]


@pytest.mark.parametrize("name", AS_OF)
async def test_what_could_be_worked_out_for_each_row_is_noticed(
    database: Database, who: UUID, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def anew(tx: Tx, asked: DeviationFilter, as_of: date) -> SelectBase | HasCTE:
        (once,) = behind(tx, asked, as_of).get_final_froms()
        assert isinstance(once, CTE)
        return once.element

    monkeypatch.setattr("qms.deviation_lists.queries.behind", anew)
    ((first, *_),) = await looked_at(database, who, AS_OF[name], counted_anew, mark="EARLIER_MATTER")
    assert first.endswith("Scan")


ALIKE = {"access.enter", "access.note_use", "audit.record", "audit.record_change", "audit.wait", "login.use_session"}
"""What every request does, in the same way for everybody."""
PLANNED = text(
    """
    select pronamespace::regnamespace || '.' || proname from pg_proc
     where '{plan_cache_mode=force_generic_plan,enable_seqscan=off}' <@ proconfig
    """
)


def test_what_every_request_does_is_planned_once(owner_url: str) -> None:
    """A function that is replaced loses its settings: whoever replaces one of these says them anew."""
    with create_engine(owner_url, poolclass=NullPool).connect() as connection:
        assert set(connection.scalars(PLANNED)) == ALIKE
        connection.execute(text("alter function access.enter reset plan_cache_mode"))
        assert set(connection.scalars(PLANNED)) == ALIKE - {"access.enter"}


def test_how_long_to_wait_is_worked_out_from_the_last_hour(owner_url: str) -> None:
    """Otherwise to open something costs more the more one has opened in all years."""
    with create_engine(owner_url, poolclass=NullPool).connect() as connection:
        said = connection.scalar(text("select prosrc from pg_proc where oid = 'audit.wait'::regproc"))
        asked = str(said).replace("p_actor", "$1").replace("p_limits", "$2")
        connection.exec_driver_sql("set local enable_seqscan = off; set local plan_cache_mode = force_generic_plan")
        for clock, bounds in (("statement_timestamp", 2), ("clock_timestamp", 0)):
            connection.exec_driver_sql(
                f"prepare {clock} (uuid, int[]) as {asked.replace('statement_timestamp', clock)}"
            )
            plan = connection.exec_driver_sql(
                f"explain (format json) execute {clock}('00000000-0000-0000-0000-000000000000', array[150, 500, 20])"
            ).scalar_one()
            bounded = [step for step in everything(plan[0]["Plan"]) if "at >" in step.get("Index Cond", "")]
            assert len(bounded) == bounds
