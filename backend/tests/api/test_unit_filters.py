"""Every filter that names a unit takes one that has ended, and that of its successor reaches what came to it."""

from collections.abc import Awaitable, Callable
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import pytest
import yaml

from qms.kernel import clock
from qms.kernel.db import Tx
from qms.organisation.models import Area, SuccessionKind, UnitKind
from qms.organisation.schemas import NewUnit
from qms.reorganisation import service as reorganisation
from qms.reorganisation.schemas import UnitSuccessionCreate
from tests.architecture.tree import ROOT
from tests.given import Place
from tests.town import Caller, as_person

pytestmark = pytest.mark.anyio
BEFORE, NOW = datetime(2026, 2, 2, 11, tzinfo=UTC), datetime(2026, 11, 22, 10, tzinfo=UTC)
Json = dict[str, Any]
Count = Callable[[str, Json], Awaitable[int]]


def operations_by_unit() -> set[str]:
    """The operations that can be asked about a unit, as the contract has it."""
    paths = yaml.load((ROOT / "openapi.yaml").read_text(), Loader=yaml.CSafeLoader)
    schemas = paths["components"]["schemas"]
    filtering = {name for name, schema in schemas.items() if "unitId" in schema.get("properties", {})}
    named = set()
    for path in paths["paths"].values():
        for operation in (each for each in path.values() if isinstance(each, dict) and "operationId" in each):
            parameters = [
                paths["components"]["parameters"][each["$ref"].rsplit("/", 1)[1]] if "$ref" in each else each
                for each in operation.get("parameters", [])
            ]
            if any(each["name"] == "unitId" and each["in"] == "query" for each in parameters):
                named.add(operation["operationId"])
    assert "DeviationNarrowing" in filtering, "what a search is narrowed to"
    files = {"actionStatisticsContent", "deviationStatisticsContent"}  # the statistics, as a file
    return named - files | {"deviationSearch"}


async def _total(api: Caller, path: str, who: UUID, name: str, **query: str) -> int:
    answer = await api.get(path, params=query, headers=as_person(who))
    assert answer.status_code == 200, answer.text
    body = answer.json()
    return int(body["_meta"]["totalRecords"] if name == "_meta" else body[name])


async def _search(api: Caller, who: UUID, unit: str) -> int:
    body = {"text": "brev", "filter": {"unitId": unit}}
    answer = await api.post("/deviation-searches", json=body, headers=as_person(who))
    assert answer.status_code == 200, answer.text
    return int(answer.json()["_meta"]["totalRecords"])


async def _fees(api: Caller, who: UUID, unit: str) -> int:
    answer = await api.get("/special-fee-statistics", params={"unitId": unit}, headers=as_person(who))
    assert answer.status_code == 200, answer.text
    return int(answer.json()["total"])


async def _times(api: Caller, who: UUID, unit: str, **year: str) -> int:
    answer = await api.get("/deadline-statistics", params={"unitId": unit, **year}, headers=as_person(who))
    assert answer.status_code == 200, answer.text
    return sum(rule["ended"] + rule["running"] + rule["waived"] for rule in answer.json()["rules"])


async def _ideas(api: Caller, who: UUID, **query: str) -> int:
    answer = await api.get("/idea-statistics", params=query, headers=as_person(who))
    assert answer.status_code == 200, answer.text
    return int(answer.json()["counts"]["received"])


async def _expose(api: Caller, who: UUID, matter: UUID) -> None:
    answer = await api.post(f"/matters/{matter}/data-incidents", json={"words": "Brevet."}, headers=as_person(who))
    assert answer.status_code == 201, answer.text


async def _impose(api: Caller, who: UUID, decision: UUID) -> None:
    fee = {"court": "Förvaltningsrätten", "judgedOn": "2026-02-01", "amountKr": 50_000}
    seen = as_person(who, **{"If-Match": '"1"'})
    answer = await api.post(f"/decisions/{decision}/special-fees", json=fee, headers=seen)
    assert answer.status_code == 201, answer.text


async def _propose(api: Caller, who: UUID, unit: UUID) -> None:
    said = {"title": "Rutin", "what": "Ny rutin.", "actionKind": "routine", "strength": "medium"}
    proposal = {**said, "carryOutBy": "2026-12-01", "unitId": str(unit)}
    answer = await api.post("/actions", json=proposal, headers=as_person(who))
    assert answer.status_code == 201, answer.text


async def test_what_has_ended_is_reached(api: Caller, here: Place) -> None:
    await here.code("benefit", "contact-person", "Kontaktperson")
    ended = await here.unit("Mottagning vuxna")
    roles = ("quality-developer", "decision-reporter", "administrator", "department-head")
    who = await here.person("Ada", *((role, None) for role in roles))
    member = await here.person("Bo", ("board-member", None))
    manager = await here.person("Mia", ("unit-manager", ended))
    move = UnitSuccessionCreate(
        kind=SuccessionKind.MOVE,
        happened_on=date(2026, 7, 1),
        predecessors=[ended],
        successors=[NewUnit(name="Vuxenenheten", kind=UnitKind.UNIT, area=Area.ADULTS)],
    )
    officer = await here.person("Dag", ("dpo", None))
    with clock.freeze(BEFORE):
        await here.deviation(ended, by=who, report_type="improvement-idea")
        await _expose(api, who, await here.deviation(ended, by=who))
        decision = await here.decision(ended, decided_on="2026-01-15")
        await _impose(api, who, decision)
        await _propose(api, who, ended)

    def succeed(tx: Tx) -> None:
        reorganisation.succeed(tx, move)

    await here.do(succeed)
    successor = here.sql("select successor_id from unit_succession where predecessor_id = :id", id=ended)[0][
        "successor_id"
    ]
    year = {"periodFrom": "2026-01-01", "periodTo": "2026-12-31"}
    asked: dict[str, Callable[[str], Awaitable[int]]] = {
        "deviationList": lambda unit: _total(api, "/deviations", who, "_meta", unitId=unit),
        "deviationSearch": lambda unit: _search(api, who, unit),
        "decisionList": lambda unit: _total(api, "/decisions", who, "_meta", unitId=unit),
        "unexecutedDecisionList": lambda unit: _total(api, "/unexecuted-decisions", who, "_meta", unitId=unit),
        "specialFeeList": lambda unit: _total(api, "/special-fees", who, "_meta", unitId=unit),
        "specialFeeStatistics": lambda unit: _fees(api, who, unit),
        "assignmentList": lambda unit: _total(api, "/assignments", who, "_meta", unitId=unit, personId=str(manager)),
        "deviationStatistics": lambda unit: _total(
            api, "/deviation-statistics", who, "reports", unitId=unit, follow="true", **year
        ),
        "deadlineStatistics": lambda unit: _times(api, who, unit, follow="true", **year),
        "actionList": lambda unit: _total(api, "/actions", who, "_meta", unitId=unit),
        "actionStatistics": lambda unit: _total(
            api, "/action-statistics", who, "actions", unitId=unit, follow="true", **year
        ),
        "ideaStatistics": lambda unit: _ideas(api, who, unitId=unit, follow="true", **year),
        "dataIncidentList": lambda unit: _total(api, "/data-incidents", officer, "_meta", unitId=unit),
        "dataIncidentStatistics": lambda unit: _total(api, "/data-incident-statistics", officer, "total", unitId=unit),
    }
    kept = {"deviationFigures", "deviationFiguresContent"}
    assert operations_by_unit() - kept - {"directoryRuleEffect", "figureList"} == set(asked)
    with clock.freeze(NOW):
        for name, count in asked.items():
            of_ended, of_successor = await count(str(ended)), await count(str(successor))
            assert 1 <= of_ended <= of_successor, name
        plain = await _total(api, "/deviation-statistics", who, "reports", unitId=str(successor), **year)
        quarter = {"unitId": str(ended), "period": "2026-Q1"}
        answer = await api.get("/deviation-figures", params=quarter, headers=as_person(member))
    assert plain == 0, "as the organisation was then, until one follows units through reorganisations"
    assert (answer.status_code, answer.json()["scope"]) == (200, "Mottagning vuxna")


async def test_ended_units_are_listed_when_asked_for(api: Caller, here: Place) -> None:
    reporter = await here.person("Rut", ("reporter", None))
    await here.unit("Ärlan", until=date(2025, 12, 31))
    await here.unit("Åsen")
    await here.unit("Öbo", since=date(2027, 1, 1))

    async def units(**query: str) -> list[tuple[str, str | None]]:
        with clock.freeze(NOW):
            answer = await api.get("/units", params=query, headers=as_person(reporter))
        assert answer.status_code == 200, answer.text
        return [(unit["name"], unit["validTo"]) for unit in answer.json()["units"]]

    assert await units() == [("Åsen", None)]
    assert await units(includeEnded="true") == [("Åsen", None), ("Ärlan", "2025-12-31")]
    assert await units(includeEnded="true", validOn="2025-01-01") == [("Åsen", None), ("Ärlan", "2025-12-31")]
    assert await units(includeEnded="true", q="ärl") == [("Ärlan", "2025-12-31")]


@pytest.mark.parametrize("figures", ["/deviation-statistics", "/action-statistics"])
async def test_the_units_that_one_may_count_at_are_those_that_counting_reaches(
    api: Caller, here: Place, figures: str
) -> None:
    """What a chooser offers is never refused afterwards."""
    office, other = await here.unit("Förvaltningen"), await here.unit("Annan")
    team = await here.unit("Gruppen", parent=office)
    boss, developer = (
        await here.person("Chef", ("unit-manager", office)),
        await here.person("Kvalle", ("quality-developer", None)),
    )

    async def offered(who: UUID) -> set[str]:
        asked = {"countable": "true", "includeEnded": "true"}
        answer = await api.get("/units", params=asked, headers=as_person(who))
        return {unit["id"] for unit in answer.json()["units"]}

    assert await offered(boss) == {str(office), str(team)}
    assert await offered(developer) == {str(office), str(team), str(other)}
    for unit in (office, team, other):
        answer = await api.get(figures, params={"unitId": str(unit)}, headers=as_person(boss))
        assert answer.status_code == (403 if unit == other else 200)
