"""The contract tried against a running service, shortly. The whole of it: ``python -m tests.contract.fuzz``."""

from pathlib import Path

import pytest

from tests.conftest import Cluster, Figure
from tests.contract.fuzz import run, running


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
