"""Actions taken through any steps in any order over HTTP, beside the lifecycle as it is written down here.

After each step: who owns it reads it, what was decided stands, and its day is that of its nearest open time.
"""

import asyncio
from collections.abc import Coroutine
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

import httpx2
import uvloop
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test

from qms.actions import states
from qms.kernel.db import Database
from qms.matters.views import KEPT_OF_MATTERS
from tests import given as place_of
from tests import hub as hubs
from tests import town as towns
from tests.conftest import Cluster, Figure
from tests.hub import Hub, Json, told
from tests.town import as_person

T = TypeVar("T")
OPEN, GOING_ON = {"proposed", "decided", "under-way"}, {"decided", "under-way"}
STEPS: dict[str, tuple[set[str], str | None]] = {
    "decide": ({"proposed"}, "decided"),
    "decline": ({"proposed"}, "declined"),
    "start": ({"decided"}, "under-way"),
    "complete": ({"under-way"}, "done"),
    "cancel": (OPEN, "cancelled"),
    "judge": ({"done"}, "judged"),
    "reopen": ({"judged"}, "under-way"),
    "change": ({"proposed"}, None),
    "send": (GOING_ON, None),
    "answer": (GOING_ON, None),
    "postpone": (GOING_ON, None),
    "hand over": (GOING_ON, None),
    "add source": (OPEN | {"done"}, None),
}
"""From where each step leads, and where to. Written from the rules, not from the code."""
PATHS = {
    "decide": "decisions",
    "decline": "decisions",
    "start": "starts",
    "complete": "completions",
    "cancel": "cancellations",
    "send": "dispatches",
    "answer": "outside-answers",
    "postpone": "postponements",
    "hand over": "handovers",
    "judge": "judgements",
    "reopen": "reopenings",
}
CONTENT = ("title", "what", "actionKind", "strength", "horizon", "concernsChild", "carryOutBy", "outside")
DECIDED = (*CONTENT, "decision", "decisionWords", "decidedByName", "weakReason")
"""What is never changed once it is decided."""


@dataclass
class Known:
    """What must be true of an action."""

    action: Json
    is_outside: bool
    is_sent: bool = False
    is_answered: bool = False
    kept: Json = field(default_factory=dict)

    @property
    def status(self) -> str:
        return str(self.action["status"])

    def refusal(self, step: str) -> str | None:
        """Why a step cannot be taken now."""
        if self.status not in STEPS[step][0]:
            return "wrong-state"
        if step in ("send", "answer") and not self.is_outside:
            return "not-outside"
        if step == "answer" and not self.is_sent:
            return "wrong-state"
        if step == "complete" and self.is_outside and not self.is_answered:
            return "not-answered"
        return None


@dataclass(frozen=True)
class World:
    """The service, and the people there."""

    runner: asyncio.Runner
    hub: Hub
    una: Any

    def do(self, coroutine: Coroutine[Any, Any, T]) -> T:
        """Wait for something."""
        return self.runner.run(coroutine)


class Lifecycle(RuleBasedStateMachine):
    """Takes steps, right and wrong ones, and compares what came of them."""

    world: World
    taken: dict[str, int]
    known: Known

    @initialize(is_outside=st.booleans())
    def propose(self, is_outside: bool) -> None:
        hub = self.world.hub
        party: Json = {"outside": {"kind": "region", "name": "Regionen"}, "doerId": str(hub.doer)} if is_outside else {}
        self.known = Known(self.world.do(hub.proposed(**party)), is_outside)

    @rule(step=st.sampled_from(sorted(PATHS)))
    def any_step(self, step: str) -> None:
        self._compared(step)

    @rule(choice=st.integers(0, 59))
    def go_on(self, choice: int) -> None:
        """Take one of the steps that can be taken and end nothing begun, so that every state is reached often."""
        onward = sorted(PATHS.keys() - {"cancel"})
        possible = [step for step in onward if self.known.refusal(step) is None]
        if possible:
            self._compared(possible[choice % len(possible)])

    @rule()
    def forward(self) -> None:
        """Take the step that comes next, so that what is judged and opened again is reached."""
        onward = ("decide", "start", "complete", "answer", "send", "judge", "reopen")
        if step := next((step for step in onward if self.known.refusal(step) is None), None):
            self._compared(step)

    @rule()
    def change(self) -> None:
        hub, action = self.world.hub, self.known.action
        names = [name for name in CONTENT if name != "title"]
        body = {"title": "Ny rubrik", **{name: action[name] for name in names}, "doerId": action["doerId"]}
        headers = as_person(hub.boss, **{"If-Match": f'"{action["version"]}"'})
        answer = self.world.do(hub.api.put(f"/actions/{action['id']}", json=body, headers=headers))
        self._came_of("change", answer)

    @rule(step=st.sampled_from(sorted(PATHS)))
    def from_an_old_version(self, step: str) -> None:
        hub, action = self.world.hub, self.known.action
        old = {**action, "version": action["version"] + 1}
        assert self.world.do(hub.take(old, PATHS[step], self._body(step))).status_code == 412

    def _compared(self, step: str) -> None:
        hub = self.world.hub
        self._came_of(step, self.world.do(hub.take(self.known.action, PATHS[step], self._body(step))))

    def _came_of(self, step: str, answer: httpx2.Response) -> None:
        if refusal := self.known.refusal(step):
            assert (answer.status_code, answer.json()["code"]) == (409, refusal)
        else:
            assert answer.is_success, answer.text
            before, self.known.action = self.known.action, answer.json()
            assert self.known.status == (STEPS[step][1] or before["status"])
            self.known.is_sent |= step == "send"
            self.known.is_answered |= step == "answer"
            if step == "reopen":
                self.known.is_sent = self.known.is_answered = False
            self.taken[step] = self.taken.get(step, 0) + 1
            if step in ("decide", "decline"):
                self.known.kept = {name: self.known.action[name] for name in DECIDED}
            if step != "change":
                assert len(told(self.known.action)) == len(told(before)) + 1
            self._holds()

    def _body(self, step: str) -> Json | None:
        hub, due = self.world.hub, self.known.action["dueOn"]
        bodies: dict[str, Json | None] = {
            "decide": hub.decision(),
            "decline": {"decision": "no", "decisionWords": "Nej."},
            "start": None,
            "complete": {"evidence": "Klart."},
            "cancel": {"reason": "Nej."},
            "send": {"sentOn": hub.day(0)},
            "answer": {"answeredOn": hub.day(0), "answer": "Ja."},
            "postpone": {"carryOutBy": f"{int(due[:4]) + 1}{due[4:]}".replace("-02-29", "-02-28"), "reason": "Sen."},
            "hand over": {"doerId": str(self.world.una)},
            "judge": {"effect": "no-effect", "holds": False, "reason": "Det märks redan."},
            "reopen": {"reason": "Det hjälpte inte.", "carryOutBy": hub.day(30), "followUpOn": hub.day(90)},
        }
        return bodies[step]

    def _holds(self) -> None:
        hub = self.world.hub
        action = self.world.do(hub.read(self.known.action["id"])).json()
        assert action["version"] == self.known.action["version"]
        assert {name: action[name] for name in self.known.kept} == self.known.kept
        owner = {"Bo": hub.boss, "Doris": hub.doer, "Una": self.world.una}[action["ownerName"]]
        assert self.world.do(hub.read(action["id"], by=owner)).status_code == 200
        rels = {link["rel"] for link in action["_links"] if link["rel"] not in {"self", *KEPT_OF_MATTERS}}
        possible = {PATHS[step] for step in PATHS if self.known.refusal(step) is None}
        possible |= {"replace"} if self.known.refusal("change") is None else set()
        assert rels == possible | ({"sources"} if self.known.refusal("add source") is None else set())
        times = self.world.do(hub.api.get(f"/matters/{action['id']}/deadlines", headers=as_person(hub.boss))).json()
        running = [time["dueOn"] for time in times["deadlines"] if time["endedOn"] is None]
        assert running == ([action["dueOn"]] if action["status"] in OPEN | {"done"} else [])
        assert (action["closedAt"] is not None) == (action["status"] in ("declined", "cancelled", "judged"))
        assert (action["effect"] is not None) == (action["status"] == "judged")


def test_any_steps_in_any_order(cluster: Cluster, worker_id: str, tmp_path: Path, figure: Figure) -> None:
    urls = cluster.clone(f"actions_{worker_id}")
    taken: dict[str, int] = {}
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        database = Database(urls.app, pool_size=1)
        client = towns.client("", tmp_path, database=database)
        api = runner.run(client.__aenter__())
        hub = runner.run(hubs.hub(api, place_of.board(database, urls.owner)))
        world = World(runner, hub, runner.run(hub.here.person("Una", ("reporter", hub.unit))))
        machine: type[RuleBasedStateMachine] = type("Here", (Lifecycle,), {"world": world, "taken": taken})
        run_state_machine_as_test(
            machine,
            settings=settings(
                max_examples=30,
                stateful_step_count=20,
                deadline=None,
                derandomize=True,
                database=None,
                suppress_health_check=list(HealthCheck),
            ),
        )
        runner.run(client.__aexit__(None, None, None))
    figure(f"lifecycle of actions: steps taken {sum(taken.values())}, kinds {len(taken)} of {len(PATHS) + 1}")
    assert set(taken) == {*PATHS, "change"}


def test_the_table_in_force_is_the_one_written_here() -> None:
    in_force = {name: (set(step.sources), step.target) for name, step in states.LIFECYCLE.transitions.items()}
    assert in_force == STEPS
