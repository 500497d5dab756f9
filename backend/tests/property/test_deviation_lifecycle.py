"""Deviations taken through any steps in any order, beside the lifecycle as it is written down here.

Steps go over HTTP; the one that has no operation yet fires the lifecycle in a transaction of the same person. Every
state that comes out was committed, so the database's own conditions hold as well. No way leads to *closed* but by an
answer, and for what was investigated by a judgement too: that is worked out here, by itself.
"""

import asyncio
from collections.abc import Coroutine
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar
from uuid import UUID

import httpx2
import pytest
import uvloop
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test
from sqlalchemy import create_engine, text
from sqlalchemy.pool import NullPool

from qms.deviations import queries, states
from qms.kernel.actor import Principal
from qms.kernel.db import Database, Purpose, Tx
from qms.kernel.ids import new_id
from qms.kernel.problems import WrongState
from qms.matters.views import KEPT_OF_MATTERS
from qms.texts import composed
from tests import town as towns
from tests.conftest import Cluster, Figure
from tests.town import Caller, Town, as_person

T = TypeVar("T")
STEPS = {
    "investigate": ({"received"}, "investigating"),
    "close": ({"received"}, "closed"),
    "dismiss": ({"received"}, "dismissed"),
    "act": ({"investigating"}, "acting"),
    "conclude": ({"investigating", "acting"}, "closed"),
    "transfer": ({"received", "investigating"}, "transferred"),
    "reopen": ({"closed", "dismissed"}, "investigating"),
}
"""From where each step leads, and where to. Written from the rules, not from the code."""
IDEAS = {
    "consider": ({"received", "adopted", "declined"}, "considered"),
    "try": ({"considered"}, "tried"),
    "adopt": ({"considered", "tried"}, "adopted"),
    "decline": ({"considered", "tried"}, "declined"),
    "reclassify": ({"received", "considered", "tried"}, "received"),
}
"""The same of ideas, and of what turns out to be of another type."""
ENDED = {"closed", "dismissed", "adopted", "declined"}
OPEN = {"received", "investigating", "acting", "considered", "tried"}
KEEPING = {"reroute": OPEN, "add": OPEN | ENDED | {"transferred"}, "hand-back": OPEN}
"""The steps that leave a deviation in its state, and when they can be taken."""
OF_FILES = {"set aside": (OPEN | ENDED | {"transferred"}, "mistaken")}
"""What becomes of what a file brought in by mistake. Nobody takes it with one deviation."""
BACK = {"take-back": ({"dismissed"}, "received"), "take-up": ({"acting"}, "investigating")}
BACK |= {"put-back": ({"considered"}, "received"), "stop-trying": ({"tried"}, "considered")}
"""What is undone by who did it, while nothing more has happened."""
ASSESSMENTS: dict[str, dict[str, object]] = {
    "investigate": {"category": "other", "lawArea": "sol", "probability": 2, "consequence": 3},
    "close": {"category": "other", "reason": "Åtgärdat på plats."},
    "dismiss": {"reason": "Dubblett."},
}
WORDS: dict[str, tuple[str, dict[str, object]]] = {
    "act": ("conclusions", {"conclusion": "Adressen var gammal."}),
    "conclude": ("closings", {}),
    "reopen": ("reopenings", {"reason": "Det hände igen."}),
}
"""Where each step that takes words alone is sent, and with what."""
OF_IDEAS: dict[str, tuple[str, dict[str, object]]] = {
    "consider": ("considerations", {"text": "Vi tar upp den."}),
    "try": ("trials", {"text": "I tre månader."}),
    "adopt": ("adoptions", {"text": "Från första maj."}),
    "decline": ("declinations", {"reason": "Det går inte i år."}),
    "reclassify": ("reclassifications", {"reason": "Så är det."}),
}
PARTS: dict[str, dict[str, object]] = {
    "answers": {"outcome": "acted", "text": "Ett nytt brev är skickat."},
    "effects": {"effect": "led-to-improvement", "reason": "Inget mer har hänt."},
}
"""What is seen to before it can be closed, and how."""
UNITS = ("home", "team")
TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=["C"]), min_size=1, max_size=40)


@dataclass
class Known:
    """What must be true of a deviation."""

    id: str
    text: str
    status: str
    version: int
    entries: int
    unit: str
    undoes: str | None = None
    """What the last entry was, if it can be undone: the unit that a hand-over came from, a dismissal, a conclusion."""
    is_idea: bool = False
    is_answered: bool = False
    is_judged: bool = False

    @property
    def can_undo(self) -> bool:
        states = {"dismiss": {"dismissed"}, "act": {"acting"}, "consider": {"considered"}}.get(str(self.undoes), OPEN)
        return bool(self.undoes) and self.status in states

    @property
    def left(self) -> set[str]:
        """What is left before it can be closed."""
        return {part for part, done in (("answers", self.is_answered), ("effects", self.is_judged)) if not done}


@dataclass(frozen=True)
class Place:
    """The service, the people and the database."""

    runner: asyncio.Runner
    api: Caller
    database: Database
    town: Town
    who: UUID
    owner_url: str

    def do(self, coroutine: Coroutine[Any, Any, T]) -> T:
        """Wait for something."""
        return self.runner.run(coroutine)

    def send(self, path: str, body: dict[str, object], version: int | None = None) -> httpx2.Response:
        """Send one step."""
        match = {"If-Match": f'"{version}"'} if version else {}
        return self.do(self.api.post(path, json=body, headers=as_person(self.who, **match)))

    def fire(self, deviation_id: str, step: str) -> str:
        """Fire a step that has no screen yet, and commit."""

        def work(tx: Tx) -> str:
            deviation = queries.get(tx, UUID(deviation_id))
            states.LIFECYCLE.fire(step, tx, deviation)
            tx.flush()
            return deviation.status

        principal = Principal(self.who, None, None, None, "session")
        return self.do(self.database.as_caller(principal, Purpose("deviationRead", str(new_id())), work))


class Lifecycle(RuleBasedStateMachine):
    """Takes steps, right and wrong ones, and compares what came of them."""

    place: Place
    taken: dict[str, int]
    known: Known
    is_of_ideas = False

    @initialize(words=TEXTS)
    def report(self, words: str) -> None:
        kind = "improvement-idea" if self.is_of_ideas else "deviation"
        answer = self.place.send("/deviations", self.place.town.report("home", description=words, reportType=kind))
        assert answer.status_code == 201, answer.text
        deviation = answer.json()
        self.known = Known(
            deviation["id"], words, "received", deviation["version"], 1, "home", is_idea=self.is_of_ideas
        )

    @rule(decision=st.sampled_from(sorted(ASSESSMENTS)), is_whole=st.booleans())
    def assess(self, decision: str, is_whole: bool) -> None:
        body: dict[str, object] = {"decision": decision, **(ASSESSMENTS[decision] if is_whole else {})}
        answer = self.place.send(f"/deviations/{self.known.id}/assessments", body, self.known.version)
        sources, target = STEPS[decision]
        if self.known.status not in sources or self.known.is_idea:
            assert (answer.status_code, answer.json()["code"]) == (409, "wrong-state")
        elif not is_whole:
            assert (answer.status_code, answer.json()["code"]) == (422, "incomplete")
        else:
            assert answer.status_code == 201, answer.text
            self._moved(decision, target, entries=1 if decision == "investigate" else 2)  # with what is answered
            self.known.undoes = decision if decision == "dismiss" else None
            self.known.is_answered |= decision != "investigate"

    @rule(step=st.sampled_from([*sorted(WORDS), "transfer"]))
    def step(self, step: str) -> None:
        sources, target = STEPS[step]
        if step == "transfer":
            self._transfer(sources, target)
            return
        path, body = WORDS[step]
        answer = self.place.send(f"/deviations/{self.known.id}/{path}", body, self.known.version)
        if self.known.status not in sources:
            assert (answer.status_code, answer.json()["code"]) == (409, "wrong-state")
        elif step == "conclude" and self.known.left:
            assert (answer.status_code, answer.json()["code"]) == (409, "not-finished")
            assert {error["code"] for error in answer.json()["errors"]} == self.known.left
        else:
            assert answer.status_code == 201, answer.text
            self._moved(step, target, entries=1)
            self.known.undoes = step if step == "act" else None
            if step == "reopen":
                self.known.is_answered = self.known.is_judged = False

    def step_of_an_idea(self, step: str) -> None:
        """Nobody proposes anything here, so nothing is ever tried."""
        (sources, target), (path, body) = IDEAS[step], OF_IDEAS[step]
        if step == "reclassify":
            body = {**body, "reportType": "deviation" if self.known.is_idea else "improvement-idea"}
        answer = self.place.send(f"/deviations/{self.known.id}/{path}", body, self.known.version)
        if self.known.status not in sources or (step == "consider" and not self.known.is_idea):
            assert (answer.status_code, answer.json()["code"]) == (409, "wrong-state")
        elif step == "try":
            assert (answer.status_code, answer.json()["code"]) == (409, "not-finished")
        else:
            assert answer.status_code == 201, answer.text
            is_again, is_end = self.known.status in ENDED, target in ENDED
            self.known.undoes = step if step == "consider" and not is_again else None
            self._moved(step, target, entries=2 if is_end else 1)
            self.known.is_answered = (self.known.is_answered or is_end) and not is_again
            self.known.is_judged &= not is_again
            self.known.is_idea ^= step == "reclassify"

    def _transfer(self, sources: set[str], target: str) -> None:
        if self.known.status not in sources:
            with pytest.raises(WrongState):
                self.place.fire(self.known.id, "transfer")
        else:
            assert self.place.fire(self.known.id, "transfer") == target
            self._moved("transfer", target, entries=0)

    @rule(part=st.sampled_from(sorted(PARTS)))
    def see_to(self, part: str) -> None:
        """Answer who reported it, or judge it."""
        answer = self.place.send(f"/matters/{self.known.id}/{part}", PARTS[part])
        if part == "effects" and answer.status_code == 409:
            assert self.known.status in ("received", "transferred"), "nobody has assessed it"
            return
        assert answer.status_code == 201, answer.text
        assert part != "effects" or self.known.status != "received"
        self.known.is_answered |= part == "answers"
        self.known.is_judged |= part == "effects"
        self.known.undoes = None
        self._moved(part, self.known.status, entries=1)

    @rule(choice=st.integers(0, 59))
    def go_on(self, choice: int) -> None:
        """Take one of the steps that can be taken, so that every state is reached often."""
        is_idea = self.known.is_idea
        own = IDEAS if is_idea else {"reclassify": IDEAS["reclassify"]} if self.is_of_ideas else {}
        known = {name: sources for name, (sources, _) in {**STEPS, **own}.items()}
        never = {"try", *ASSESSMENTS} if is_idea else {"try"}
        possible = sorted(name for name, sources in known.items() if name not in never and self.known.status in sources)
        if possible:
            name = possible[choice % len(possible)]
            for part in sorted(self.known.left) if name == "conclude" else ():
                self.see_to(part)
            if name in IDEAS:
                self.step_of_an_idea(name)
            else:
                self.assess(name, is_whole=True) if name in ASSESSMENTS else self.step(name)

    @rule(unit=st.sampled_from(UNITS))
    def hand_over(self, unit: str) -> None:
        body: dict[str, object] = {"unitId": str(self.place.town.units[unit]), "reason": "Hör hemma där."}
        answer = self.place.send(f"/deviations/{self.known.id}/reroutings", body, self.known.version)
        if self.known.status not in OPEN or unit == self.known.unit:
            assert answer.status_code == 409, answer.text
        else:
            assert answer.status_code == 201, answer.text
            self.known.undoes, self.known.unit = self.known.unit, unit
            self._moved("hand over", self.known.status, entries=1)

    @rule()
    def undo(self) -> None:
        answer = self.place.send(f"/deviations/{self.known.id}/undoings", {}, self.known.version)
        if not self.known.can_undo:
            assert (answer.status_code, answer.json()["code"]) == (409, "wrong-state")
            return
        assert answer.status_code == 201, answer.text
        if self.known.undoes == "dismiss":
            self.known.is_answered = False
        elif self.known.undoes not in ("act", "consider"):
            self.known.unit = str(self.known.undoes)
        back = {"dismiss": "received", "act": "investigating", "consider": "received"}
        self._moved("undo", back.get(str(self.known.undoes), self.known.status), entries=1)
        self.known.undoes = None

    @rule()
    def add(self) -> None:
        answer = self.place.send(f"/deviations/{self.known.id}/additions", {"text": "Mer."})
        assert answer.status_code == 201, answer.text
        self.known.version, self.known.undoes = answer.json()["version"], None
        self.known.entries += 1

    @rule(decision=st.sampled_from(sorted(ASSESSMENTS)))
    def assess_from_an_old_version(self, decision: str) -> None:
        body: dict[str, object] = {"decision": decision, **ASSESSMENTS[decision]}
        answer = self.place.send(f"/deviations/{self.known.id}/assessments", body, self.known.version + 1)
        assert (answer.status_code, answer.headers["etag"]) == (412, f'"{self.known.version}"')

    @rule()
    def read(self) -> None:
        deviation = self.place.do(
            self.place.api.get(f"/deviations/{self.known.id}", headers=as_person(self.place.who))
        ).json()
        state = (deviation["status"], deviation["version"], deviation["description"], len(deviation["timeline"]))
        assert state == (self.known.status, self.known.version, composed(self.known.text), self.known.entries)
        assert deviation["unitId"] == str(self.place.town.units[self.known.unit])
        rels = {link["rel"] for link in deviation["_links"]} - {"self", "additions", *KEPT_OF_MATTERS}
        assert (deviation["answeredAt"] is not None) == self.known.is_answered
        under_way = self.known.status in ("investigating", "acting")
        left = self.known.left if under_way else set()
        assert {one["part"] for one in deviation["remaining"]} == left
        new = "considerations" if self.known.is_idea else "assessments"
        expected = {new, "reclassifications"} if self.known.status == "received" else set()
        considered = {"adoptions", "declinations", "reclassifications"}
        expected |= considered if self.known.status == "considered" else set()
        expected |= {"considerations"} if self.known.status in ("adopted", "declined") else set()
        expected |= {"conclusions"} if self.known.status == "investigating" else set()
        expected |= {"closings"} if under_way and not left else set()
        expected |= {"reopenings"} if self.known.status in ("closed", "dismissed") else set()
        expected |= {"undoings"} if self.known.can_undo else set()
        assert rels == expected | ({"reroutings"} if self.known.status in OPEN else set())
        milestones = [deviation[name] for name in ("reportedAt", "assessedAt", "handledAt", "closedAt")]
        reached = [moment for moment in milestones if moment is not None]
        assert reached == sorted(reached)
        is_closed = self.known.status in ENDED
        assert (deviation["closedAt"] is not None) == is_closed
        assert self.known.is_answered or not is_closed

    def _moved(self, step: str, status: str, *, entries: int) -> None:
        engine = create_engine(self.place.owner_url, poolclass=NullPool)
        with engine.connect() as connection:
            version = connection.scalar(text("select version from matter where id = :id"), {"id": self.known.id})
        assert version is not None
        assert version > self.known.version
        self.known.status, self.known.version, self.known.entries = status, version, self.known.entries + entries
        self.taken[step] = self.taken.get(step, 0) + 1


class OfIdeas(Lifecycle):
    """The same, begun with an idea, which may turn out to be a deviation, and that an idea."""

    is_of_ideas = True

    @rule(step=st.sampled_from(sorted(IDEAS)))
    def take(self, step: str) -> None:
        self.step_of_an_idea(step)


@pytest.mark.parametrize(
    ("steps", "examples", "reached"),
    [(Lifecycle, 60, {*STEPS, "hand over", "undo", *PARTS}), (OfIdeas, 20, IDEAS.keys() - {"try"})],
    ids=["deviations", "ideas"],
)
def test_any_steps_in_any_order(
    cluster: Cluster,
    worker_id: str,
    tmp_path: Path,
    figure: Figure,
    *,
    steps: type[Lifecycle],
    examples: int,
    reached: set[str],
) -> None:
    urls = cluster.clone(f"lifecycle_{steps.__name__.lower()}_{worker_id}")
    town = towns.build(urls.owner)
    who = towns.powerful(urls.owner, town)
    taken: dict[str, int] = {}
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        database = Database(urls.app, pool_size=1)
        client = towns.client("", tmp_path, database=database)
        place = Place(runner, runner.run(client.__aenter__()), database, town, who, urls.owner)
        machine: type[RuleBasedStateMachine] = type("Here", (steps,), {"place": place, "taken": taken})
        checks = list(HealthCheck)
        run_state_machine_as_test(
            machine,
            settings=settings(
                max_examples=examples,
                stateful_step_count=25,
                deadline=None,
                derandomize=True,
                database=None,
                suppress_health_check=checks,
            ),
        )
        runner.run(client.__aexit__(None, None, None))
    figure(f"lifecycle, {steps.__name__}: steps taken {sum(taken.values())}, kinds {len(taken)}")
    assert set(taken) >= reached


def test_the_table_in_force_is_the_one_written_here() -> None:
    in_force = {name: (set(step.sources), step.target) for name, step in states.LIFECYCLE.transitions.items()}
    keeping = {name: (sources, None) for name, sources in KEEPING.items()}
    assert in_force == {**STEPS, **IDEAS, **BACK, **keeping, **OF_FILES}
