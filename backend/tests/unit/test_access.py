"""The policy table as conditions on rows, without a database."""

from dataclasses import replace
from uuid import UUID, uuid4

import pytest
from sqlalchemy import Column, MetaData, Table, Uuid

from qms.kernel import access
from qms.kernel.access import Located, Reach
from qms.kernel.actor import Actor, ActorKind, Grant

NORTH, SOUTH = uuid4(), uuid4()
TEAM = uuid4()
COLUMNS = ("board_id", "unit_id", "reporter_id", "owner_id", "id")
ROWS = Table("row", MetaData(), *(Column(name, Uuid) for name in COLUMNS))
LOCATED = Located(*(ROWS.c[name] for name in COLUMNS))


def actor(*grants: Grant, kind: ActorKind = "person", scopes: frozenset[str] = frozenset()) -> Actor:
    return Actor(uuid4(), "Någon", kind, grants, scopes)


def taking_part(someone: Actor, *matters: tuple[UUID, UUID]) -> Actor:
    return replace(someone, appointed=frozenset(matters))


def sql(someone: Actor, operation: str) -> str:
    return str(access.within(someone, access.reach(someone, operation), LOCATED))


def test_a_role_reaches_what_its_cell_says() -> None:
    manager = actor(Grant("unit-manager", NORTH, TEAM))
    wholly = Reach(own=frozenset({NORTH}), subtrees=frozenset({(NORTH, TEAM)}))
    assert access.reach(manager, "deviationRead") == wholly
    assert access.reach(manager, "deviationAssess") == Reach(subtrees=wholly.subtrees)
    reporter = Grant("reporter", NORTH, TEAM, (who := uuid4()))
    reported = Reach(frozenset({NORTH}), frozenset({(NORTH, who)}), frozenset({(NORTH, who)}))
    assert access.reach(actor(reporter), "deviationRead") == reported
    assert access.reach(actor(Grant("sas", NORTH, None)), "deviationRead") == Reach(boards=frozenset({NORTH}))


def test_a_role_held_at_the_whole_board_reaches_the_whole_board() -> None:
    head = actor(Grant("department-head", NORTH, None))
    assert access.reach(head, "deviationRead").boards == {NORTH}


def test_reaches_add_up_over_roles_and_boards() -> None:
    both = actor(Grant("reporter", NORTH, TEAM), Grant("sas", SOUTH, None))
    reach = access.reach(both, "deviationRead")
    assert reach.board_ids() == {NORTH, SOUTH}
    assert reach.own == {NORTH}


def test_what_is_assigned_is_assigned_to_whose_role_it_is() -> None:
    """Also where it is lent, and then at no other board than where it is."""
    me, away = uuid4(), uuid4()
    both = actor(Grant("reporter", SOUTH, TEAM, me), Grant("decision-reporter", NORTH, None, away))
    reach = access.reach(both, "deviationRead")
    assert reach.assigned == {(SOUTH, me), (NORTH, away)}
    assert reach.people_at(NORTH) == (frozenset({away}), frozenset({away}))
    assert reach.people_at(SOUTH)[0] == {me}


def test_what_nobody_takes_part_in_is_not_asked_for() -> None:
    me, away, mine, theirs = uuid4(), uuid4(), uuid4(), uuid4()
    someone = actor(Grant("reporter", NORTH, TEAM, me))
    assert "row.id" not in sql(someone, "deviationRead")
    assert "row.id" not in sql(taking_part(someone, (away, theirs)), "deviationRead")
    assert "row.id = " in sql(taking_part(someone, (me, mine)), "deviationRead")
    assert taking_part(someone, (me, mine), (away, theirs)).takes_part_in(frozenset({me})) == [mine]


def test_who_reaches_units_is_asked_for_no_owner() -> None:
    """It would take the units' own way through their index from everybody who leads."""
    me, mine = uuid4(), uuid4()
    manager = actor(Grant("unit-manager", NORTH, TEAM, me))
    assert access.reach(manager, "decisionRead").appointed == {(NORTH, me)}
    assert "row.owner_id" not in sql(manager, "decisionRead")
    assert "row.id = " in sql(taking_part(manager, (me, mine)), "decisionRead")


def test_a_role_without_a_person_is_assigned_nothing() -> None:
    assert sql(actor(Grant("reporter", NORTH, TEAM)), "decisionRead") == "false"


def test_of_several_operations_it_is_what_all_of_them_reach_in_the_same_way() -> None:
    """Who decides over decisions at the whole board does so over no deviation, however much of theirs it is."""
    reporter = actor(Grant("decision-reporter", NORTH, None, uuid4()))
    assert access.reach(reporter, "participantAppoint", "decisionRead") == Reach(boards=frozenset({NORTH}))
    assert not access.reach(reporter, "participantAppoint", "deviationRead")
    assert access.reach(reporter, "participantList", "deviationRead").assigned
    manager = actor(Grant("unit-manager", NORTH, TEAM, uuid4()))
    assert access.reach(manager, "participantAppoint", "deviationRead") == Reach(subtrees=frozenset({(NORTH, TEAM)}))


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
