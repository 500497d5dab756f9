"""Actions judged, opened again and judged anew in any order, beside what was done as it is remembered here.

No action is judged before it is done, nor by a figure that is not counted; every judgement stays; what the actions of a
matter say together, and whether it can be closed, is worked out by looking at all of them.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from random import Random
from uuid import UUID

import pytest

from qms.actions import queries as actions
from qms.actions import service as steps
from qms.actions.models import Action, ActionDecision, ActionKind, ActionStrength, MeasureForm
from qms.actions.schemas import ActionCreate, ActionDecisionCreate, MeasureCreate
from qms.actions.states import MeasureNotComputed
from qms.closings.queries import left_of_actions
from qms.effects import queries, service
from qms.effects.schemas import ActionJudgementCreate, ActionReopeningCreate
from qms.figures import service as figures
from qms.figures.models import Figure, FigureSnapshot
from qms.kernel import clock
from qms.kernel.db import Tx
from qms.kernel.problems import Problem, WrongState
from qms.matters.models import Effect, Matter
from qms.statistics.control_charts import ChartKind
from qms.statistics.periods import Stretch
from tests import given
from tests.conftest import Figure as Told
from tests.given import Place
from tests.hub import Hub, hub
from tests.town import Caller

pytestmark = pytest.mark.anyio
STEPS = 90
AFTER = {"decide": "decided", "start": "under-way", "complete": "done", "judge": "judged", "reopen": "under-way"}
FROM = {"decide": "proposed", "start": "decided", "complete": "under-way", "judge": "done", "reopen": "judged"}
WORST_FIRST = ("no-effect", "cannot-be-judged", "led-to-improvement")


@dataclass
class Remembered:
    """What has been done with an action."""

    sources: list[UUID]
    by_figure: bool
    status: str = "proposed"
    is_counted: bool = False
    judged: list[str] = field(default_factory=list)


class History:
    """What is done at a unit about two matters."""

    def __init__(self, hub: Hub, seed: int) -> None:
        self.hub, self.here, self.chance = hub, hub.here, Random(seed)
        self.known: dict[UUID, Remembered] = {}
        self.refused = self.taken = 0

    async def play(self) -> None:
        self.matters = [await self.here.deviation(self.hub.unit, by=self.hub.doer) for _ in range(2)]
        place = (self.here.board_id, self.hub.unit)
        ask = lambda tx: figures.ask(tx, place, "own", {"name": "Fel adress"}, ChartKind.COUNT).id  # noqa: E731
        self.figure: UUID = await self.here.do(ask)
        for _ in range(STEPS):
            if not self.known or self.chance.random() < 0.08:
                await self.propose()
            else:
                await self.step()
            await self.here.do(self.compare)

    async def propose(self) -> None:
        sources = self.chance.sample(self.matters, self.chance.randint(1, 2))
        command = ActionCreate(
            title="Dubbelkoll",
            what="Två läser adressen.",
            action_kind=ActionKind.ROUTINE,
            strength=ActionStrength.MEDIUM,
            carry_out_by=clock.today() + timedelta(days=9),
            doer_id=self.hub.doer,
            unit_id=self.hub.unit,
            sources=sources,
        )
        action_id = await self.here.do(lambda tx: steps.propose(tx, command).id)
        self.known[action_id] = Remembered(sources, by_figure=self.chance.random() < 0.5)

    async def step(self) -> None:
        action_id = self.chance.choice(list(self.known))
        known = self.known[action_id]
        possible = [step for step, source in FROM.items() if source == known.status]
        step = self.chance.choice([*possible * 20, *["count"] * 6, "cancel", *AFTER])
        effect = self.chance.choice(list(Effect))
        expected = self.refusal(known, step)
        refused: type[Problem] | None = None
        try:
            await self.here.do(lambda tx: self.take(tx, action_id, known, step, effect))
        except Problem as refusal:
            refused = type(refusal)
        assert refused is expected, (step, known)
        if refused:
            self.refused += 1
            return
        self.remember(known, step, effect)
        self.taken += 1

    def refusal(self, known: Remembered, step: str) -> type[Problem] | None:
        if step == "count":
            return None
        if step == "cancel":
            return None if known.status in ("proposed", "decided", "under-way") else WrongState
        if known.status != FROM[step]:
            return WrongState
        return MeasureNotComputed if step == "judge" and known.by_figure and not known.is_counted else None

    def remember(self, known: Remembered, step: str, effect: Effect) -> None:
        if step == "count":
            known.is_counted |= known.by_figure and known.status == "done"
        elif step == "cancel":
            known.status = "cancelled"
        else:
            known.status = AFTER[step]
            known.judged += [effect.value] if step == "judge" else []
            known.is_counted &= step != "reopen"

    def take(self, tx: Tx, action_id: UUID, known: Remembered, step: str, effect: Effect) -> None:
        action, later = actions.get(tx, action_id), clock.today() + timedelta(days=20)
        holds = None if known.by_figure else effect != Effect.NO_EFFECT
        judged = ActionJudgementCreate(effect=effect, reason="Så är det.", holds=holds)
        again = ActionReopeningCreate(reason="Mer.", carry_out_by=clock.today(), follow_up_on=later)
        takes: dict[str, Callable[[], object]] = {
            "decide": lambda: steps.decide(tx, action, self.decision(known)),
            "start": lambda: steps.start(tx, action),
            "complete": lambda: steps.complete(tx, action, "Klart."),
            "judge": lambda: service.judge_action(tx, action, judged),
            "reopen": lambda: service.reopen(tx, action, again),
            "cancel": lambda: steps.cancel(tx, action, "Behövs inte."),
            "count": lambda: self.count(tx, action),
        }
        takes[step]()

    def count(self, tx: Tx, action: Action) -> None:
        for measure in actions.measures(tx, action)[-1:]:
            service.compute(tx, measure.id, self.counted)

    def decision(self, known: Remembered) -> ActionDecisionCreate:
        told = {"figure_id": self.figure, "direction": "down"} if known.by_figure else {"statement": "Det syns."}
        form = MeasureForm.FIGURE if known.by_figure else MeasureForm.STATEMENT
        days = {"follow_up_on": clock.today() + timedelta(days=20), "follower_id": self.hub.boss}
        measure = MeasureCreate.model_validate({"form": form, **told, **days})
        return ActionDecisionCreate(decision=ActionDecision.WHOLLY, measure=measure)

    def counted(self, tx: Tx, figure_id: UUID, *_: object) -> FigureSnapshot:
        figure = tx.get_one(Figure, figure_id)
        return figures.keep(tx, figure, Stretch.named("2025"), {"by": self.chance.randint(0, 10**9)})

    def compare(self, tx: Tx) -> None:
        for action_id, known in self.known.items():
            rows = queries.judgements(tx, tx.get_one(Matter, action_id))
            assert [row.effect for row, _ in reversed(rows)] == known.judged
            assert [row.until is None for row, _ in rows[:1]] == ([known.status == "judged"] if known.judged else [])
            assert all(row.until for row, _ in rows[1:])
            assert all(row.snapshot_id is not None for row, _ in rows) or not known.by_figure
        for matter_id in self.matters:
            matter = tx.get_one(Matter, matter_id)
            of = [known for known in self.known.values() if matter_id in known.sources]
            said = {known.judged[-1] for known in of if known.status == "judged"}
            assert queries.proposal(tx, matter) == next((each for each in WORST_FIRST if each in said), None)
            is_undone = any(known.status in ("proposed", "decided", "under-way") for known in of)
            is_planned = any(known.status == "done" for known in of)
            expected = {"actions": is_undone, "effects": not is_planned}
            left = left_of_actions(tx, matter, needs_effect=True)
            assert set(left) == {part for part, is_left in expected.items() if is_left}


@pytest.mark.drill(short=2, long=60)
async def test_every_judgement_stays_and_says_what_it_may(api: Caller, here: Place, amount: int, figure: Told) -> None:
    taken = refused = judged = 0
    for seed in range(amount):
        history = History(await hub(api, given.board(here.database, here.owner_url)), seed)
        await history.play()
        taken, refused = taken + history.taken, refused + history.refused
        judged += sum(len(known.judged) for known in history.known.values())
    figure(f"effects: histories {amount}, steps taken {taken}, refused {refused}, judgements kept {judged}")
    assert taken > 20 * amount
    assert judged > 2 * amount
