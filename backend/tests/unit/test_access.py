"""The policy table as conditions on rows, without a database."""

from uuid import UUID, uuid4

import pytest
from sqlalchemy import Column, MetaData, Table, Uuid

from qms.kernel import access
from qms.kernel.access import Located, Reach
from qms.kernel.actor import Actor, ActorKind, Grant

NORTH, SOUTH = uuid4(), uuid4()
TEAM = uuid4()
ROWS = Table("row", MetaData(), *(Column(name, Uuid) for name in ("board_id", "unit_id", "reporter_id", "owner_id")))
LOCATED = Located(ROWS.c.board_id, ROWS.c.unit_id, ROWS.c.reporter_id, ROWS.c.owner_id)


def actor(*grants: Grant, kind: ActorKind = "person", scopes: frozenset[str] = frozenset()) -> Actor:
    return Actor(uuid4(), "Någon", kind, grants, scopes)


def sql(someone: Actor, operation: str) -> str:
    return str(access.within(someone, access.reach(someone, operation), LOCATED))


def test_a_role_reaches_what_its_cell_says() -> None:
    manager = actor(Grant("unit-manager", NORTH, TEAM))
    wholly = Reach(own=frozenset({NORTH}), subtrees=frozenset({(NORTH, TEAM)}))
    assert access.reach(manager, "deviationRead") == wholly
    assert access.reach(manager, "deviationAssess") == Reach(subtrees=wholly.subtrees)
    assert access.reach(actor(Grant("reporter", NORTH, TEAM)), "deviationRead") == Reach(own=frozenset({NORTH}))
    assert access.reach(actor(Grant("sas", NORTH, None)), "deviationRead") == Reach(boards=frozenset({NORTH}))


def test_a_role_held_at_the_whole_board_reaches_the_whole_board() -> None:
    head = actor(Grant("department-head", NORTH, None))
    assert access.reach(head, "deviationRead").boards == {NORTH}


def test_reaches_add_up_over_roles_and_boards() -> None:
    both = actor(Grant("reporter", NORTH, TEAM), Grant("sas", SOUTH, None))
    reach = access.reach(both, "deviationRead")
    assert reach.board_ids() == {NORTH, SOUTH}
    assert reach.own == {NORTH}


def test_no_reach_is_no_row() -> None:
    nobody = actor(Grant("administrator", NORTH, None))
    assert not access.reach(nobody, "deviationRead")
    assert sql(nobody, "deviationRead") == "false"


@pytest.mark.parametrize(("scopes", "reaches"), [({"deviation:create"}, True), ({"unit:read"}, False), (set(), False)])
def test_a_system_needs_the_operations_scope(scopes: set[str], reaches: bool) -> None:
    system = actor(Grant("service", NORTH, None), kind="service", scopes=frozenset(scopes))
    assert bool(access.reach(system, "deviationReport")) is reaches


def test_a_system_never_gets_an_operation_without_scope() -> None:
    every = frozenset(rule.scope for rule in access.policy().values())
    system = actor(Grant("service", NORTH, None), kind="service", scopes=every)
    assert not access.reach(system, "deviationAssess")


def test_the_condition_always_names_the_board() -> None:
    for role in next(iter(access.policy().values())).roles:
        someone = actor(Grant(role, NORTH, TEAM))
        for operation in access.policy():
            condition = sql(someone, operation)
            assert condition == "false" or "row.board_id" in condition


def test_an_unknown_cell_is_refused() -> None:
    with pytest.raises(ValueError, match="everywhere"):
        access._extents("own+everywhere")


def test_subtree_condition_looks_below_the_unit() -> None:
    condition = sql(actor(Grant("unit-manager", NORTH, TEAM)), "deviationRead")
    assert "unit_reach.reached_id" in condition
    assert isinstance(TEAM, UUID)
