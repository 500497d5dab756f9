"""The machine behind all lifecycles: order of checks, what is available and offered, the drawn pictures."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace
from typing import cast
from uuid import UUID

import pytest

from qms.actions import states as actions
from qms.attachments import states as attachments
from qms.data_incidents import states as incidents
from qms.deadlines import states as deadlines
from qms.deviations import states as deviations
from qms.file_imports import states as files
from qms.investigations import states as investigations
from qms.ivo_reporting import states as quarters
from qms.kernel.db import Tx
from qms.kernel.ids import new_id
from qms.kernel.problems import Conflict, Forbidden, Incomplete, Problem, WrongState
from qms.kernel.states import Lifecycle, Move, Transition
from qms.list_exports import states as exports
from qms.matters.views import KEPT_OF_MATTERS
from qms.publications import states as publications
from qms.questions import states as questions
from qms.special_fees import states as fees
from qms.unexecuted_decisions import states as decisions
from qms.webhooks import states as receivers

DRAWN = Path(__file__).parents[3] / "docs/lifecycles"


def diagram(begins: str, moves: Iterable[Move]) -> str:
    """Moves as a Mermaid state diagram, with one arrow for all that lead from one state to another."""
    named: dict[tuple[str, str], list[str]] = {}
    for source, target, name in moves:
        named.setdefault((source, target), []).append(name)
    states = {state: state.replace("-", "_") for arrow in [*named, (begins, begins)] for state in arrow}
    arrows = [f"{states[one]} --> {states[other]}: {', '.join(names)}" for (one, other), names in named.items()]
    return "\n  ".join(["stateDiagram-v2", f"[*] --> {states[begins]}", *arrows]) + "\n"


def actor(kind: str) -> Tx:
    return cast("Tx", SimpleNamespace(actor=SimpleNamespace(kind=kind), href=lambda path: f"api:{path}"))


TX = actor("person")


@dataclass
class Door:
    status: str
    key: str | None = None
    mine: bool = True
    blocked: bool = False
    id: UUID = field(default_factory=new_id)


def blocked(_: Tx, door: Door) -> Problem | None:
    return Conflict("Något står i vägen.") if door.blocked else None


DOORS = Lifecycle[Door](
    "door",
    "shut",
    lambda _, __, door: door.mine,
    Transition("open", {"shut"}, "ajar", "doorOpen", blocked, missing=("key",), relation="openings"),
    Transition("kick", {"shut"}, "ajar", "doorKick", relation="openings"),
    Transition("knock", {"shut"}, None, "doorKnock", untimely="Det är redan öppet.", relation="knocks"),
    Transition("paint", {"shut", "ajar"}, None, "doorPaint", relation="edit", method="PUT"),
    Transition("slam", {"ajar"}, "shut", None),
)


def test_takes_a_step() -> None:
    door = Door("shut", key="brass")
    DOORS.fire("open", TX, door)
    assert door.status == "ajar"


def test_a_step_without_a_target_keeps_the_state() -> None:
    door = Door("shut")
    DOORS.fire("knock", TX, door)
    assert door.status == "shut"
    with pytest.raises(WrongState, match="Det är redan öppet"):
        DOORS.fire("knock", TX, Door("ajar"))


def test_refuses_in_a_fixed_order() -> None:
    stranger = Door("ajar", mine=False, blocked=True)
    with pytest.raises(Forbidden) as forbidden:
        DOORS.fire("open", TX, stranger)
    assert forbidden.value.about == ("door", stranger.id)
    with pytest.raises(WrongState):
        DOORS.fire("open", TX, Door("ajar", blocked=True))
    with pytest.raises(Conflict, match="Något står i vägen"):
        DOORS.fire("open", TX, Door("shut", blocked=True))
    with pytest.raises(Incomplete) as refusal:
        DOORS.fire("open", TX, Door("shut"))
    assert refusal.value.errors == [{"pointer": "/key", "code": "missing", "detail": "Behövs"}]


def test_offers_only_what_can_be_taken_now() -> None:
    def names(door: Door) -> list[str]:
        return [step.name for step in DOORS.available(TX, door)]

    assert names(Door("shut")) == ["open", "kick", "knock", "paint"]
    assert names(Door("shut", blocked=True)) == ["kick", "knock", "paint"]
    assert names(Door("ajar")) == ["paint"]
    assert names(Door("shut", mine=False)) == []


def test_the_service_takes_its_own_steps_alone() -> None:
    with pytest.raises(Forbidden):
        DOORS.fire("slam", TX, Door("ajar"))
    door = Door("ajar")
    DOORS.fire("slam", actor("system"), door)
    assert door.status == "shut"


def test_links_are_the_steps_that_have_an_address() -> None:
    links = [(link.rel, link.method, link.href) for link in DOORS.links(TX, "/doors/1", Door("shut"))]
    assert links == [
        ("self", "GET", "api:/doors/1"),
        ("openings", "POST", "api:/doors/1/openings"),
        ("knocks", "POST", "api:/doors/1/knocks"),
        ("edit", "PUT", "api:/doors/1"),
    ]


def test_settles_only_in_a_state_that_the_table_knows() -> None:
    door = Door("shut")
    DOORS.settle(door, "ajar")
    assert door.status == "ajar"
    with pytest.raises(AssertionError):
        DOORS.settle(door, "gone")


def pictures(name: str) -> list[str]:
    text = (DRAWN / name).read_text()
    return re.findall(r"```mermaid\n(.*?)```", text, re.DOTALL) if name.endswith(".md") else [text]


def events() -> list[Move]:
    rules = decisions.EVENT_RULES.items()
    return [(source, target or source, kind) for kind, (sources, target) in rules for source in sorted(sources)]


def test_the_drawn_lifecycles_are_those_in_force() -> None:
    names = ("deviation.mmd", "decisions.md", "quarter.md", "special_fee.mmd", "list_export.mmd")
    more = ("questions.md", "deadline.mmd", "action.mmd", "investigation.mmd", "data_incident.mmd", "publication.mmd")
    drawn = {name: pictures(name) for name in (*names, *more, "webhook_endpoint.mmd", "attachment.mmd")}
    assert drawn == {
        "deviation.mmd": [diagram("received", deviations.LIFECYCLE.moves)],
        "decisions.md": [
            diagram("waiting", events()),
            diagram("waiting", decisions.LIFECYCLE.moves),
            diagram("reading", files.LIFECYCLE.moves),
        ],
        "quarter.md": [diagram("open", quarters.LIFECYCLE.moves)],
        "special_fee.mmd": [diagram("imposed", fees.LIFECYCLE.moves)],
        "list_export.mmd": [diagram("waiting", exports.LIFECYCLE.moves)],
        "questions.md": [diagram("draft", questions.VERSIONS.moves), diagram("open", questions.ANSWERS.moves)],
        "action.mmd": [diagram("proposed", actions.LIFECYCLE.moves)],
        "data_incident.mmd": [diagram("reported", incidents.LIFECYCLE.moves)],
        "publication.mmd": [diagram("draft", publications.LIFECYCLE.moves)],
        "webhook_endpoint.mmd": [diagram("tried", receivers.LIFECYCLE.moves)],
        "attachment.mmd": [diagram("received", attachments.LIFECYCLE.moves)],
        "investigation.mmd": [diagram("open", investigations.LIFECYCLE.moves)],
        "deadline.mmd": [diagram("running", deadlines.LIFECYCLE.moves)],
    }


def test_a_step_is_called_as_nothing_that_is_kept_around_a_matter() -> None:
    """A link by that name would be two, and who may read what is kept would seem to may take the step."""
    steps = {
        one.relation for module in (actions, decisions, deviations) for one in module.LIFECYCLE.transitions.values()
    }
    assert steps & KEPT_OF_MATTERS.keys() == set()
    assert {*steps, "answers"} & KEPT_OF_MATTERS.keys() == {"answers"}
