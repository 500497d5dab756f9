"""A kind of matter is said once: class, row, list and lifecycle tell of the same, and no prefix is typed again."""

import re
import unicodedata
from importlib import import_module
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text
from sqlalchemy.pool import NullPool

from qms.kernel.access import policy
from qms.kinds import MATTERS
from qms.matters.models import Matter
from qms.matters.states import Kind
from tests.architecture.tree import sources
from tests.conftest import Cluster

Row = tuple[str, list[str], bool, str, dict[str, str]]


def in_the_database(url: str) -> dict[str, Row]:
    """The kinds as the database knows them."""
    statement = text("select name, prefix, open_states, is_watched, acting, acting_in from matter_kind")
    with create_engine(url, poolclass=NullPool).connect() as connection:
        rows = connection.execute(statement).all()
    return {row.name: (row.prefix, sorted(row.open_states), row.is_watched, row.acting, row.acting_in) for row in rows}


def in_the_code() -> dict[str, Row]:
    """The kinds as the classes tell them."""
    models = [kind.model for kind in MATTERS]
    return {
        model.kind_name(): (
            model.prefix,
            sorted(model.open_states),
            model.is_watched,
            model.acting,
            {str(state): operation for state, operation in model.acting_in.items()},
        )
        for model in models
    }


def prefixes_again(path: Path) -> list[str]:
    """The prefixes that a file puts before a number itself."""
    prefixes = "|".join(kind.model.prefix for kind in MATTERS)
    return re.findall(rf"[\"']((?:{prefixes})-)[\"'{{]", path.read_text("utf-8"))


def test_every_class_stands_in_the_list() -> None:
    assert {kind.model for kind in MATTERS} == set(Matter.__subclasses__())


def test_the_rows_are_the_kinds_of_the_code(cluster: Cluster, worker_id: str) -> None:
    url = cluster.clone(f"kinds_{worker_id}").owner
    assert in_the_database(url) == in_the_code()
    with create_engine(url, poolclass=NullPool).begin() as connection:
        connection.execute(text("update matter_kind set open_states = '{received}' where name = 'deviation'"))
    assert in_the_database(url) != in_the_code()


@pytest.mark.parametrize("kind", MATTERS, ids=lambda kind: kind.name)
def test_what_waits_is_open_and_waits_for_a_step_of_the_lifecycle(kind: Kind) -> None:
    assert frozenset().union(*(each.states for each in kind.waiting)) == kind.model.open_states
    transitions = import_module(kind.model.__module__.replace(".models", ".states")).LIFECYCLE.transitions
    for each in kind.waiting:
        steps = [step for step in transitions.values() if step.operation == each.operation]
        assert all(any(state in step.sources for step in steps) for state in each.states), each.operation


@pytest.mark.parametrize("kind", MATTERS, ids=lambda kind: kind.name)
def test_whoever_acts_on_a_matter_reads_it(kind: Kind) -> None:
    reads = policy()[f"{kind.name}Read"].roles
    assert kind.waiting[0].operation == kind.model.acting
    for operation in (kind.model.acting, *kind.model.acting_in.values()):
        acts = policy()[operation].roles
        assert {role for role in acts if not acts[role] <= reads[role]} == set()
    transitions = import_module(kind.model.__module__.replace(".models", ".states")).LIFECYCLE.transitions
    steps = {(state, step.operation) for step in transitions.values() for state in step.sources}
    assert set(kind.model.acting_in.items()) <= steps


def test_whoever_may_search_one_kind_may_search_them_all_at_once() -> None:
    searches = [policy()[kind.search] for kind in MATTERS]
    may = {role for search in searches for role, cell in search.roles.items() if cell}
    assert {role for role, cell in policy()["matterSearch"].roles.items() if cell} == may


def test_nobody_types_a_prefix_again(tmp_path: Path) -> None:
    assert [path.name for path in sources() if prefixes_again(path)] == []
    planted = tmp_path / "queries.py"
    planted.write_text("""func.concat("AVV-", number)\nf'BES-{number}'\nsql = "select 'AVV-' || number"\n""")
    assert prefixes_again(planted) == ["AVV-", "BES-", "AVV-"]


@pytest.mark.parametrize("kind", MATTERS, ids=lambda kind: kind.name)
def test_a_number_is_known_also_by_a_keyboard_without_swedish_letters(kind: Kind) -> None:
    prefix = kind.model.prefix
    bare = prefix.translate(str.maketrans("ÅÄÖ", "AAO"))
    in_two_signs = unicodedata.normalize("NFD", prefix)
    for letters in (prefix, prefix.lower(), bare, bare.lower(), in_two_signs):
        for typed in (f"{letters}8162", f"{letters}-8162", f" {letters} 8162.", f"{letters} nr 8162"):
            assert kind.number_in(typed) == 8162, typed
    assert kind.number_in(f"X{bare}8162") is None
