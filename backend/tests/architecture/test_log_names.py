"""The access log can be asked for everything that it can hold, by a name: operations, logins, and the service's own."""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path

from qms.access_log.views import OF_THEIR_OWN, WHY
from qms.app import contract

ROOT = Path(__file__).parents[3]
OFFERED = ROOT / "frontend/src/api/operations.gen.ts"
BESIDE = ROOT / "frontend/src/features/access-log/messages.sv.ts"
DONE_AS = re.compile(r"\b(?:(?:Purpose|for_each_board|log_refusal)\(|_at\(database, board_id,)\s*\"([A-Za-z-]+)\"")
"""Where a source says as what something is recorded."""
KEPT_AS = re.compile(r"login\.record\(\s*'([A-Za-z-]+)'")

KEPT_WHY = re.compile(
    r"login\.record\(\s*'[A-Za-z-]+',\s*'[a-z]+',[^;]*?'([a-z-]+)'"
    r"|log_refusal\(\s*\"[a-z-]+\",\s*\"([a-z-]+)\""
)
REASON = re.compile(r"\breason := case[^;]*")


def operations() -> dict[str, str]:
    """What each operation of the contract is called."""
    methods = (each for path in contract()["paths"].values() for each in path.values())  # type: ignore[attr-defined]
    return {each["operationId"]: each["summary"] for each in methods if "operationId" in each}


def recorded(text: str) -> Iterator[str]:
    """What a source text has recorded, where it names it."""
    yield from DONE_AS.findall(text)
    yield from KEPT_AS.findall(text)


def reasons(text: str) -> Iterator[str]:
    """The codes that a source text gives as why. Refusals have those of problems, which have titles."""
    yield from ("".join(match.groups("")) for match in KEPT_WHY.finditer(text))
    for choice in REASON.findall(text):
        yield from re.findall(r"then '([a-z-]+)'", choice)


def everything(told: Callable[[str], Iterator[str]]) -> set[str]:
    sources = [*(ROOT / "backend/qms").rglob("*.py"), *(ROOT / "backend/migrations").rglob("*.py")]
    return {name for path in sources for name in told(path.read_text("utf-8"))}


def test_the_log_offers_every_operation_by_its_name() -> None:
    offered = json.loads(OFFERED.read_text("utf-8").partition(" = ")[2].rpartition(" as const")[0])
    known = operations()
    assert {"listExportRequest", "deviationReroute", "deviationUndo", "listExportApprove"} <= set(known)
    assert offered == known


def test_and_what_is_no_operation() -> None:
    told = BESIDE.read_text("utf-8").partition("OF_THEIR_OWN = {")[2]
    assert dict(re.findall(r"^  '?([A-Za-z-]+)'?: '(.*)',$", told, re.MULTILINE)) == OF_THEIR_OWN


def test_nothing_is_recorded_that_has_no_name() -> None:
    names = everything(recorded)
    assert {"found", "ivoReportWatch", "directoryRunCreate"} <= names, "nothing was looked at"
    assert names - {*operations(), *OF_THEIR_OWN} == set()


def test_what_has_no_name_is_told() -> None:
    planted = """
        Purpose("plantedStep", "x")
        for_each_board(
            "plantedWatch", verb)
        perform login.record('planted', 'allowed')
    """
    assert set(recorded(planted)) == {"plantedStep", "plantedWatch", "planted"}


def test_every_reason_has_words() -> None:
    assert everything(reasons) == set(WHY)


def test_a_reason_without_words_is_told() -> None:
    planted = """
        perform login.record('session-end', 'allowed', who, ended, 'planted', p_request);
        reason := case when true then 'planted-too' end;
        log_refusal("session", "planted-there", request_id=x)
    """
    assert set(reasons(planted)) == {"planted", "planted-too", "planted-there"}
