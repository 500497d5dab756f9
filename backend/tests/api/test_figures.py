"""Figures that are followed, through the API: asked, noted, rebased and kept; and what the jobs freeze and compare."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

import httpx2
import pytest
from sqlalchemy import text

from qms.figures import service as figures
from qms.figures.models import Figure
from qms.figures.service import COMPUTE, FREEZE
from qms.kernel import clock
from qms.kernel.db import Tx
from qms.kernel.ids import new_id
from qms.measures import MEASURES
from qms.measuring import jobs
from qms.measuring import service as measuring
from qms.measuring.schemas import FigureParameters
from qms.statistics.control_charts import Direction
from qms.statistics.periods import Stretch
from qms.worker import JOBS
from tests.given import Place
from tests.town import Caller, as_person

pytestmark = pytest.mark.anyio
NOW = datetime(2026, 11, 2, 9, tzinfo=UTC)
BEFORE, AFTER = (20, 24) * 7, (9, 11) * 5
BEGAN = "2026-01-01"
Json = dict[str, Any]


@dataclass
class Desk:
    """A board with two units, and people who follow figures there."""

    api: Caller
    here: Place
    unit: UUID
    other: UUID
    lars: UUID

    async def ask(self, path: str, body: Json, by: UUID | None = None) -> httpx2.Response:
        headers = as_person(by or self.lars, **{"Idempotency-Key": str(new_id())})
        with clock.freeze(NOW):
            return await self.api.post(path, json=body, headers=headers)

    async def get(self, path: str, by: UUID | None = None) -> httpx2.Response:
        with clock.freeze(NOW):
            return await self.api.get(path, headers=as_person(by or self.lars))

    async def follow(self, measure: str = "own", unit: UUID | None = None, **parameters: object) -> Json:
        body: Json = {"boardId": str(self.here.board_id), "measure": measure, "parameters": parameters}
        answer = await self.ask("/figures", body | ({"unitId": str(unit)} if unit else {}))
        assert answer.status_code == 201, answer.text
        return dict(answer.json())

    async def noted(self, counts: Sequence[int], of: int | None = None, **parameters: object) -> Json:
        """A figure with so many months, the last of them the last that is over."""
        figure = await self.follow("own", self.unit, name=f"Mått {new_id()}", **parameters)

        def note(tx: Tx) -> None:
            row = tx.get_one(Figure, UUID(figure["id"]))
            for month, count in zip(Stretch.months_before(NOW.date(), len(counts)).months, counts, strict=True):
                figures.note(tx, row, date.fromisoformat(f"{month}-01"), (count, of), None)  # type: ignore[arg-type]  # whole

        with clock.freeze(NOW):
            await self.here.do(note)
        return dict((await self.get(f"/figures/{figure['id']}")).json())


@pytest.fixture
async def desk(api: Caller, here: Place) -> Desk:
    unit, other = await here.unit("Norr"), await here.unit("Söder")
    lars = await here.person("Lars", ("quality-developer", None), ("department-head", None))
    return Desk(api, here, unit, other, lars)


def rels(answer: Json) -> set[str]:
    return {link["rel"] for link in answer["_links"]}


def code(answer: httpx2.Response) -> tuple[int, str]:
    return answer.status_code, answer.json()["code"]


async def test_the_same_question_is_the_same_figure(desk: Desk) -> None:
    await desk.here.code("category", "mail", "Post")
    first = await desk.follow("deviations", desk.unit, category="mail", reportType="risk")
    assert first["title"] == "Avvikelser, Post, Risk – Norr"
    assert (await desk.follow("deviations", desk.unit, reportType="risk", category="mail"))["id"] == first["id"]
    assert (await desk.follow("deviations", desk.other, reportType="risk", category="mail"))["id"] != first["id"]
    assert len(first["chart"]["points"]) == 60
    assert not first["chart"]["tooFewPoints"]
    listed = (await desk.get("/figures")).json()["figures"]
    assert [row["title"] for row in listed][-1] == first["title"]


async def test_what_cannot_be_asked_is_refused(desk: Desk, elsewhere: Place) -> None:
    board = str(desk.here.board_id)
    for body, refused in (
        ({"boardId": board, "measure": "happiness"}, (409, "unknown-measure")),
        ({"boardId": board, "measure": "own"}, (422, "validation-failed")),
        ({"boardId": board, "measure": "own", "parameters": {"category": "mail"}}, (422, "validation-failed")),
        (
            {"boardId": board, "measure": "deviations", "parameters": {"category": "none-such"}},
            (409, "unknown-reference"),
        ),
        ({"boardId": str(elsewhere.board_id), "measure": "deviations"}, (409, "unknown-reference")),
        (
            {"boardId": board, "measure": "unexecuted-decision-statistics", "unitId": str(desk.unit)},
            (422, "validation-failed"),
        ),
    ):
        assert code(await desk.ask("/figures", body)) == refused, body
    assert code(
        await desk.ask("/figures", {"boardId": board, "measure": "own", "parameters": {"name": "19121212-1212"}})
    ) == (
        422,
        "validation-failed",
    )


async def test_a_month_is_noted_anew_and_the_earlier_is_kept(desk: Desk) -> None:
    figure = await desk.follow(unit=desk.unit, name="Aktuella planer", isShare=True)
    values = f"/figures/{figure['id']}/values"
    for body, wrong in (
        ({"month": "2026-11", "numerator": 1, "denominator": 2}, "in-future"),
        ({"month": "2026-10", "numerator": 1}, "not-of-measure"),
        ({"month": "2026-10", "numerator": 3, "denominator": 2}, "too-large"),
        ({"month": "2026-10", "numerator": 1.5, "denominator": 2}, "not-whole"),
        ({"month": "2026-10", "numerator": 0, "denominator": 0}, "of-nobody"),
    ):
        assert (await desk.ask(values, body)).json()["errors"][0]["code"] == wrong
    for numerator in (10, 12):
        saved = await desk.ask(values, {"month": "2026-10", "numerator": numerator, "denominator": 16})
    (point,) = saved.json()["chart"]["points"]
    assert (point["month"], point["value"], point["numerator"], point["denominator"]) == ("2026-10", 0.75, 12.0, 16)
    kept = desk.here.sql("select numerator from figure_value where figure_id = :id order by noted_at", id=figure["id"])
    assert [int(row["numerator"]) for row in kept] == [10, 12]
    with clock.freeze(NOW + timedelta(hours=5)):
        row, eight = UUID(figure["id"]), (Decimal(8), 16)
        await desk.here.do(lambda tx: figures.note(tx, tx.get_one(Figure, row), date(2026, 10, 1), eight, None))
    saved = await desk.ask(values, {"month": "2026-10", "numerator": 4, "denominator": 16})
    assert saved.json()["chart"]["points"][-1]["numerator"] == 4, (
        "what stands is what was said last, whatever the clock"
    )
    days = await desk.follow(unit=desk.unit, name="Dagar till svar")
    saved = await desk.ask(f"/figures/{days['id']}/values", {"month": "2026-10", "numerator": 4.5})
    assert saved.json()["chart"]["points"][0]["value"] == 4.5
    counted = await desk.follow("deviations", desk.unit)
    refused = await desk.ask(f"/figures/{counted['id']}/values", {"month": "2026-10", "numerator": 1})
    assert code(refused) == (409, "counted-already")
    assert "values" not in rels(counted)


async def test_too_few_months_have_no_limits(desk: Desk) -> None:
    few = await desk.noted([20] * 11)
    assert few["chart"]["tooFewPoints"]
    assert few["chart"]["words"].startswith("För få punkter: 11 av minst 12")
    assert {point["upper"] for point in few["chart"]["points"]} == {None}
    assert rels(few) == {"self", "values", "snapshots"}
    refused = await desk.ask(f"/figures/{few['id']}/rebases", {"startsOn": "2025-12-01", "reason": "Ny rutin"})
    assert code(refused) == (409, "too-few-points")


async def test_a_rebase_judges_what_comes_after_and_leaves_what_was(desk: Desk) -> None:
    figure = await desk.noted([20, 24] * 7 + [8, 10] * 6)
    path = f"/figures/{figure['id']}/rebases"
    assert "rebases" in rels(figure)
    before = figure["chart"]["points"]
    assert any(4 in point["rules"] for point in before)
    saved = (await desk.ask(path, {"startsOn": "2025-11-01", "reason": "Nytt arbetssätt"})).json()
    assert [(one["startsOn"], one["mean"], one["isFrozen"]) for one in saved["chart"]["segments"]] == [
        ("2024-09-01", 22.0, False),
        ("2025-11-01", 9.0, True),
    ]
    assert saved["chart"]["markers"] == [{"on": "2025-11-01", "kind": "rebase", "reason": "Nytt arbetssätt"}]
    assert not any(point["rules"] for point in saved["chart"]["points"])
    assert code(await desk.ask(path, {"startsOn": "2025-06-01", "reason": "Tidigare"})) == (409, "before-last-mark")
    assert (await desk.ask(path, {"startsOn": "2026-12-01", "reason": "Sen"})).json()["errors"][0][
        "code"
    ] == "in-future"


async def compared_since(desk: Desk, figure_id: str, began_on: str) -> None:
    """Compare before and after a day, as of the first of November."""
    began, as_of = date.fromisoformat(began_on), date(2026, 11, 1)
    await desk.here.do(lambda tx: measuring.compute(tx, UUID(figure_id), began, as_of, Direction.DOWN).id)


async def test_what_is_usual_is_frozen_at_the_start_and_compared_on_the_day(desk: Desk) -> None:
    figure = await desk.noted([*BEFORE, *AFTER])
    board, known = str(desk.here.board_id), {"figure_id": figure["id"]}
    with clock.freeze(NOW):
        for _ in range(2):
            await jobs.freeze(desk.here.database, board, **known, on=BEGAN, reason="ÅTG-7")
            await compared_since(desk, figure["id"], BEGAN)
    shown = (await desk.get(f"/figures/{figure['id']}")).json()
    assert [(one["on"], one["kind"], one["reason"]) for one in shown["chart"]["markers"]] == [(BEGAN, "start", "ÅTG-7")]
    assert [(one["mean"], one["isFrozen"]) for one in shown["chart"]["segments"]] == [(22.0, True)]
    assert shown["chart"]["points"][-1]["rules"][-1] == 4
    (row,) = shown["snapshots"]
    kept = (await desk.get(f"/snapshots/{row['id']}")).json()
    compared = kept["comparison"]
    assert (compared["before"]["mean"], compared["after"]["mean"], compared["changePercent"]) == (22.0, 10.0, -54.5)
    assert (compared["before"]["months"], compared["after"]["months"], compared["outcome"]) == (14, 10, "improved")
    assert compared["words"] == ("Före: 22,0 i månaden (14 månader). Efter: 10,0 i månaden (10 månader). Förbättring.")
    assert kept["chart"]["markers"] == shown["chart"]["markers"]


async def test_a_start_with_too_few_months_is_only_marked(desk: Desk) -> None:
    figure = await desk.noted([20, 24] * 5)
    with clock.freeze(NOW):
        await jobs.freeze(desk.here.database, str(desk.here.board_id), figure["id"], on="2026-06-15", reason="ÅTG-8")
        await compared_since(desk, figure["id"], "2026-06-15")
    shown = (await desk.get(f"/figures/{figure['id']}")).json()
    assert shown["chart"]["tooFewPoints"]
    assert [one["on"] for one in shown["chart"]["markers"]] == ["2026-06-15"]
    kept = (await desk.get(f"/snapshots/{shown['snapshots'][0]['id']}")).json()
    assert (kept["comparison"]["outcome"], kept["comparison"]["after"]["months"]) == ("too-few-points", 4)


async def test_what_is_asked_for_by_name_is_a_job(desk: Desk) -> None:
    assert {FREEZE, COMPUTE} <= {job.name for job in JOBS}
    figure = await desk.follow(unit=desk.unit, name="Att mäta")

    def ask(tx: Tx) -> list[Json]:
        row = tx.get_one(Figure, UUID(figure["id"]))
        figures.freeze_later(tx, row, date(2026, 1, 1), "ÅTG-9")
        waiting = text(
            "select task_name, args from jobs.procrastinate_jobs where args ->> 'figure_id' = :id order by id"
        )
        return [dict(job) for job in tx.execute(waiting, {"id": figure["id"]}).mappings()]

    (frozen,) = await desk.here.do(ask)
    await jobs.freeze(desk.here.database, **frozen["args"])
    assert frozen["task_name"] == FREEZE


@pytest.mark.parametrize("name", sorted(name for name, measure in MEASURES.items() if measure.answer))
async def test_a_whole_answer_is_kept_as_it_was_counted(desk: Desk, name: str) -> None:
    karin = await desk.here.person("Karin", ("decision-reporter", None))
    is_of_developers = MEASURES[name].operation in ("deviationStatistics", "actionStatistics")
    who = desk.lars if is_of_developers else karin
    body = {"boardId": str(desk.here.board_id), "measure": name, "parameters": {}}
    figure = (await desk.ask("/figures", body, who)).json()
    assert (figure["chart"], rels(figure)) == (None, {"self", "snapshots"})
    kept = await desk.ask(f"/figures/{figure['id']}/snapshots", {}, who)
    assert kept.status_code == 201, kept.text
    assert kept.json()["answer"]
    assert (await desk.ask(f"/figures/{figure['id']}/snapshots", {}, who)).json()["id"] == kept.json()["id"]


async def test_a_figure_is_shown_to_whoever_may_count_the_same(desk: Desk, elsewhere: Place) -> None:
    here = desk.here
    whole = await desk.follow("deviations")
    of_unit, own = await desk.follow("deviations", desk.unit), await desk.follow(unit=desk.unit, name="Eget")
    people = {
        "karin": await here.person("Karin", ("decision-reporter", None)),
        "mia": await here.person("Mia", ("unit-manager", desk.unit)),
        "sam": await here.person("Sam", ("unit-manager", desk.other)),
        "sanna": await here.person("Sanna", ("sas", None)),
        "eva": await elsewhere.person("Eva", ("quality-developer", None)),
    }
    sees = {
        name: [(await desk.get(f"/figures/{one['id']}", who)).status_code == 200 for one in (whole, of_unit, own)]
        for name, who in people.items()
    }
    assert sees == {
        "karin": [False, False, True],
        "mia": [False, True, True],
        "sam": [False, False, False],
        "sanna": [True, True, True],
        "eva": [False, False, False],
    }
    asked = [(await desk.get(f"/figures?id={one['id']}", people["mia"])).json() for one in (whole, of_unit)]
    assert [[row["id"] for row in answer["figures"]] for answer in asked] == [[], [of_unit["id"]]]
    refused = await desk.ask(f"/figures/{own['id']}/values", {"month": "2026-10", "numerator": 1}, people["sanna"])
    assert code(refused) == (403, "forbidden")
    offered = (await desk.get("/measures", people["karin"])).json()["measures"]
    assert {row["name"] for row in offered} == {
        "own",
        "answered-in-time",
        "unexecuted-decision-statistics",
        "special-fees",
    }
    assert set(FigureParameters.model_fields) == {"category", "report_type", "name", "is_share"}


async def test_the_numbers_do_not_depend_on_who_asks(desk: Desk) -> None:
    """What lay at a unit then is counted there, also when somebody has handed it over to another since."""
    here, emma = desk.here, await desk.here.person("Emma", ("reporter", desk.unit))
    mia = await here.person("Mia", ("unit-manager", desk.unit))
    with clock.freeze(datetime(2026, 9, 10, tzinfo=UTC)):
        moved = await here.deviation(desk.unit, by=emma)
        await here.deviation(desk.unit, by=emma)
    figure = await desk.follow("deviations", desk.unit)
    here.sql("update matter set unit_id = :other where id = :id returning id", other=desk.other, id=moved)
    here.sql(
        "insert into earlier_matter (id, board_id, matter_id, until, stood) values (gen_random_uuid(), :board, :id,"
        " '2026-11-03', jsonb_build_object('unit_id', cast(:unit as text))) returning id",
        board=here.board_id,
        id=moved,
        unit=str(desk.unit),
    )
    for who in (desk.lars, mia):
        chart = (await desk.get(f"/figures/{figure['id']}", who)).json()["chart"]
        assert {point["month"]: point["value"] for point in chart["points"]}["2026-09"] == 2
