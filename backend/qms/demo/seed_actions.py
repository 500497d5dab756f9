"""Stores what is done in the demo world about what has happened, through the verbs, each step on its day."""

from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import select

from qms.actions import queries as actions
from qms.actions import service
from qms.actions.models import Action
from qms.actions.schemas import (
    ActionAnswerCreate,
    ActionCreate,
    ActionDecisionCreate,
    ActionDispatchCreate,
    ActionPostponementCreate,
)
from qms.connections import service as connections
from qms.connections.models import LinkKind
from qms.connections.schemas import MatterLinkCreate
from qms.demo.municipality import Municipality, read
from qms.demo.seed_organisation import Places
from qms.effects import service as effects
from qms.effects.schemas import ActionJudgementCreate, MatterEffectCreate
from qms.figures.models import Figure
from qms.kernel import clock
from qms.kernel.actor import Actor, Grant
from qms.kernel.db import SYSTEM_ID, Tx, bind
from qms.matters.models import Matter
from qms.measuring import service as measuring

BOARD = "nord"
CONTENT = ("title", "what", "strength", "horizon", "outside")
Planned = dict[str, Any]


def store(tx: Tx, municipality: Municipality, places: Places, today: date) -> None:
    """Let everything that is planned come as far as it has come."""
    for planned in read("actions")["actions"]:
        _Course(tx, municipality, places, today, planned).run()


class _Course:
    """One action, from the proposal as far as it has come."""

    def __init__(self, tx: Tx, municipality: Municipality, places: Places, today: date, planned: Planned) -> None:
        self.tx, self.places, self.today, self.planned = tx, places, today, planned
        self.names = {person.key: person.name for person in municipality.people}
        self.manager = municipality.managers[planned["unit"]]
        staff = municipality.staff[planned["unit"]]
        self.doer = staff[planned["doer"]] if "doer" in planned else self.manager

    def run(self) -> None:
        """Take each step that is planned, on its day."""
        planned, steps = self.planned, list[tuple[int, int, Any]]()
        action = self._propose()
        if "decided_ago" in planned:
            steps.append((-planned["decided_ago"], 0, lambda: service.decide(self.tx, action, self._decision())))
        for place, (name, step) in enumerate(self._steps(action).items(), start=1):
            if f"{name}_ago" in planned:
                steps.append((-planned[f"{name}_ago"], place, step))
        for moved in planned.get("postponed", []):
            steps.append((-moved["ago"], 9, lambda moved=moved: self._postpone(action, moved)))
        if cancelled := planned.get("cancelled"):
            steps.append((-cancelled["ago"], 9, lambda: service.cancel(self.tx, action, cancelled["reason"])))
        for day, place, step in sorted(steps, key=lambda each: each[:2]):
            self._act(self.doer if place in range(1, 5) else self.manager)
            with clock.freeze(self._noon(day)):
                step()
                self.tx.flush()

    def _propose(self) -> Action:
        planned = self.planned
        self._act(self.manager)
        with clock.freeze(self._noon(-planned["proposed_ago"])):
            content = {name: planned[name] for name in CONTENT if name in planned}
            command = ActionCreate.model_validate(
                {
                    **content,
                    "action_kind": planned["kind"],
                    "concerns_child": planned.get("child", "unknown"),
                    "carry_out_by": str(self._day(planned["carry_out_ahead"])),
                    "doer_id": self.places.people[self.doer] if "outside" in planned else None,
                    "unit_id": self.places.units[planned["unit"]],
                    "sources": self._reports(),
                }
            )
            return service.propose(self.tx, command)

    def _steps(self, action: Action) -> dict[str, Any]:
        tx, planned = self.tx, self.planned
        sent, answered = (self._day(-planned.get(f"{name}_ago", 0)) for name in ("sent", "answered"))
        return {
            "started": lambda: self._start(action),
            "sent": lambda: service.send(tx, action, ActionDispatchCreate.model_validate({"sent_on": str(sent)})),
            "answered": lambda: service.answer(
                tx,
                action,
                ActionAnswerCreate.model_validate({"answered_on": str(answered), "answer": planned["answer"]}),
            ),
            "done": lambda: service.complete(tx, action, planned["evidence"]),
            "measured": lambda: self._measure(action),
            "judged": lambda: self._judge(action),
            "recurred": lambda: self._happen_again(action),
        }

    def _start(self, action: Action) -> None:
        """What is usual before it begins is frozen at once: the demo's jobs run later than its days."""
        service.start(self.tx, action)
        for measure in actions.measures(self.tx, action):
            if measure.figure_id:
                measuring.freeze(self.tx, measure.figure_id, clock.today(), action.reference)

    def _measure(self, action: Action) -> None:
        effects.compute(self.tx, actions.measures(self.tx, action)[-1].id, measuring.compute)

    def _judge(self, action: Action) -> None:
        """Judge what was done, with what is counted by then, and so the matters it was about."""
        self._measure(action)
        effects.judge_action(self.tx, action, ActionJudgementCreate.model_validate(self.planned["judged"]))
        for matter in actions.sources(self.tx, action):
            said = {"effect": self.planned["judged"]["effect"], "reason": "Det säger det som har gjorts."}
            effects.judge(self.tx, matter, MatterEffectCreate.model_validate(said))

    def _happen_again(self, action: Action) -> None:
        """Say of the unit's latest report that it is another time of what the action was about."""
        (earlier, *_), (latest, *_) = actions.sources(self.tx, action), self._reports()
        told = MatterLinkCreate(to_id=earlier.id, kind=LinkKind.RECURRENCE_OF)
        connections.link(self.tx, self.tx.get_one(Matter, latest), told)
        bind(self.tx, Actor(SYSTEM_ID, "Uppföljning", "system", (Grant("system", earlier.board_id, None),)), "demoSeed")
        effects.recur(self.tx, earlier.id)

    def _decision(self) -> ActionDecisionCreate:
        planned, decision = self.planned, self.planned.get("decision", "wholly")
        words = {name: planned.get(name) for name in ("decision_words", "weak_reason")} | {"decision": decision}
        if decision == "no":
            return ActionDecisionCreate.model_validate(words)
        told: Planned = {"follow_up_on": str(self._day(planned["follow_up_ahead"]))}
        told |= {"follower_id": self.places.people[self.manager], **self._measured()}
        return ActionDecisionCreate.model_validate({**words, "doer_id": self.places.people[self.doer], "measure": told})

    def _measured(self) -> Planned:
        """By a statement, by the figure of the department's reports that is followed, or by one of the unit's own."""
        if "figure" not in self.planned:
            return {"form": "statement", "statement": self.planned["statement"]}
        name, board = self.planned["figure"], Figure.board_id == self.places.boards[BOARD]
        which = Figure.measure == "deviations" if name is True else Figure.parameters["name"].astext == name
        figure_id = self.tx.scalars(select(Figure.id).where(board, which)).one()
        way = {name: self.planned.get(name, usual) for name, usual in (("direction", "down"), ("size_percent", 30))}
        return {"form": "figure", "figure_id": figure_id, **way}

    def _postpone(self, action: Action, moved: Planned) -> None:
        told = {"carry_out_by": str(self._day(moved["ahead"])), "reason": moved["reason"]}
        service.postpone(self.tx, action, ActionPostponementCreate.model_validate(told))

    def _reports(self) -> list[UUID]:
        """The unit's reports that are assessed by now, the latest first."""
        here = (Matter.unit_id == self.places.units[self.planned["unit"]], Matter.kind == "deviation")
        latest = select(Matter.id).where(*here, Matter.assessed_at < clock.now()).order_by(Matter.assessed_at.desc())
        return list(self.tx.scalars(latest.limit(self.planned["sources"])))

    def _act(self, who: str) -> None:
        grant = Grant("unit-manager", self.places.boards[BOARD], None)
        bind(self.tx, Actor(self.places.people[who], self.names[who], "person", (grant,)), "demoSeed")

    def _day(self, ahead: int) -> date:
        return self.today + timedelta(days=ahead)

    def _noon(self, ahead: int) -> datetime:
        return datetime.combine(self._day(ahead), time(12), clock.STOCKHOLM)
