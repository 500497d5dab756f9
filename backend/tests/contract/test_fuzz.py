"""The contract tried against a running service, shortly. The whole of it: ``python -m tests.contract.fuzz``."""

from pathlib import Path

import pytest

from tests.conftest import Cluster, Figure
from tests.contract.fuzz import SYSTEMS, run, running


@pytest.mark.parametrize(
    ("identity", "phases", "least"),
    [("everything", "examples", 70), ("reporter", "examples,stateful", 70)],
)
def test_the_service_keeps_its_contract(
    cluster: Cluster, tmp_path: Path, figure: Figure, identity: str, phases: str, least: int
) -> None:
    with running(cluster.clone(f"fuzz_{identity}"), tmp_path) as service:
        outcome = run(service, tmp_path, "--phases", phases, identity=identity, seed=1, examples=3)
    figure(f"schemathesis as {identity}: cases {outcome.cases}, failures {outcome.failures}")
    assert outcome.failures == 0, outcome.output
    assert outcome.cases >= least


def test_the_service_keeps_its_contract_with_every_system(cluster: Cluster, tmp_path: Path, figure: Figure) -> None:
    with running(cluster.clone("fuzz_systems"), tmp_path) as service:
        outcomes = [run(service, tmp_path, "--phases", "examples", identity=job, seed=1, examples=3) for job in SYSTEMS]
    figure(", ".join(f"schemathesis as {one.identity}: cases {one.cases}, failures {one.failures}" for one in outcomes))
    assert [one.output for one in outcomes if one.failures] == []
    assert min(one.cases for one in outcomes) >= 2


def test_an_answer_that_breaks_its_schema_is_found(cluster: Cluster, tmp_path: Path) -> None:
    with running(cluster.clone("fuzz_planted"), tmp_path) as service:
        me = service.contract["components"]["schemas"]["Me"]
        me["required"] = [*me["required"], "planted"]
        only = ("--phases", "examples", "--include-operation-id", "meRead")
        outcome = run(service, tmp_path, *only, identity="reporter", seed=1, examples=1)
    assert outcome.failures == 1, outcome.output
