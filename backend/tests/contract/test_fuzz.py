"""The contract tried against a running service, shortly. The whole of it: ``python -m tests.contract.fuzz``."""

import io
from pathlib import Path
from unittest.mock import Mock

import pytest
import requests

from tests.conftest import Cluster, Figure
from tests.contract.fuzz import SYSTEMS, run, running
from tests.contract.fuzz_hooks import AGAIN, TRIES, asked_again, enough, filled


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


def test_a_text_that_is_taken_though_too_long_is_found(cluster: Cluster, tmp_path: Path) -> None:
    with running(cluster.clone("fuzz_long"), tmp_path) as service:
        parameters = service.contract["paths"]["/units"]["get"]["parameters"]
        sought = next(parameter for parameter in parameters if parameter.get("name") == "q")
        only = ("--phases", "coverage", "--include-operation-id", "unitList")
        right = run(service, tmp_path, *only, identity="reporter", seed=1, examples=1)
        sought["schema"]["maxLength"] //= 2
        planted = run(service, tmp_path, *only, identity="reporter", seed=1, examples=1)
    assert right.failures == 0, right.output
    assert "q: String larger than maxLength" in planted.output


@pytest.mark.parametrize(
    ("sent", "judged"),
    [("\u0085000\u0085\u0085", "x000xx"), ("åa", "åa"), ("a\u030a \u2003", "åxx"), ("\u0085\u0085", "\u0085\u0085")],
)
def test_blanks_around_a_text_that_is_to_be_wrong_are_filled(sent: str, judged: str) -> None:
    assert filled(sent) == judged


def test_blanks_around_a_text_that_is_right_are_filled_where_too_little_is_left() -> None:
    right = ["\u0085 ett skäl  ", " Ada ", " Ada Ek, chef ", "\u0085" * 12]
    assert [enough(text) for text in right] == ["ett skälxx", "Adaxx", *right[2:]]


@pytest.mark.parametrize(("busy", "sends", "status"), [(0, 0, 200), (2, 2, 200), (99, TRIES, 503)])
def test_a_busy_service_is_asked_again_and_told_of(
    busy: int, sends: int, status: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("time.sleep", lambda _: None)
    link = Mock()
    answers = [_answer(503 if number < busy else 200, link) for number in range(TRIES + 1)]
    link.send.side_effect = answers[1:]
    assert asked_again(answers[0], timeout=1).status_code == status
    assert (link.send.call_count, capsys.readouterr().err.count(AGAIN)) == (sends, sends)


def _answer(status: int, link: Mock) -> requests.Response:
    answer = requests.Response()
    answer.status_code, answer.headers["Retry-After"] = status, "3"
    answer.raw, answer.connection = io.BytesIO(b'{"traceId": "a"}'), link
    answer.request = requests.Request("GET", "http://api.test/units").prepare()
    return answer
