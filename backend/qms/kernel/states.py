"""Lifecycles as tables: what may be done with a thing now is said here, and nowhere else.

A step is asked for twice: when somebody takes it, and when a thing is shown with the links to what may be done.
"""

from collections.abc import Callable, Set
from dataclasses import dataclass
from typing import Generic, Literal, Protocol, TypeVar, cast
from uuid import UUID

from pydantic.alias_generators import to_camel

from qms.kernel.db import Tx
from qms.kernel.problems import Forbidden, Incomplete, Problem, WrongState
from qms.kernel.schema import Link

M = TypeVar("M")
Move = tuple[str, str, str]
"""From one state to another, by something with a name."""


class HasStatus(Protocol):
    """A thing that is in one state at a time."""

    id: UUID
    status: str


@dataclass(frozen=True)
class Transition(Generic[M]):
    """One step: its name, the states it leaves, the state it enters, and the operation that takes it.

    Without a target the thing stays in its state. Without an operation it is the service's own step. ``refuses`` is
    what else than the state may stand in the way, and ``missing`` what the thing must have. ``untimely`` is said to who
    comes in another state. ``relation`` is what the link to the step is called, and the last part of its address: a
    POST makes one more of them there, a PUT changes the thing itself.
    """

    name: str
    sources: Set[str]
    target: str | None
    operation: str | None
    refuses: Callable[[Tx, M], Problem | None] = lambda *_: None
    missing: tuple[str, ...] = ()
    untimely: str | None = None
    relation: str | None = None
    method: Literal["POST", "PUT"] = "POST"


class Lifecycle(Generic[M]):
    """All steps of one kind of thing, the state in which it begins, and who may take an operation's steps."""

    def __init__(self, kind: str, begins: str, may: Callable[[Tx, str, M], bool], *transitions: Transition[M]) -> None:
        self.kind, self.begins, self.may = kind, begins, may
        self.transitions = {transition.name: transition for transition in transitions}
        self.states = {begins} | {state for source, target, _ in self.moves for state in (source, target)}

    def fire(self, name: str, tx: Tx, thing: M) -> None:
        """Take a step or refuse. The order never varies.

        May you (403), is it time (409), does something else stand in the way (409), is it complete (422).
        """
        step, row = self.transitions[name], cast("HasStatus", thing)
        if not self._allows(tx, step, thing):
            raise Forbidden(about=(self.kind, row.id))
        if row.status not in step.sources:
            raise WrongState(step.untimely)
        if refusal := step.refuses(tx, thing):
            raise refusal
        if lacking := [field for field in step.missing if getattr(thing, field) is None]:
            raise Incomplete(
                errors=[{"pointer": f"/{to_camel(field)}", "code": "missing", "detail": "Behövs"} for field in lacking]
            )
        if step.target is not None:
            row.status = step.target

    def settle(self, thing: M, status: str) -> None:
        """Enter the state that is worked out from what has happened, where events tell it and no step does."""
        assert status in self.states, f"{self.kind}: no state is called {status}"
        cast("HasStatus", thing).status = status

    def available(self, tx: Tx, thing: M) -> list[Transition[M]]:
        """The steps that the caller may take now, complete or not."""
        status = cast("HasStatus", thing).status
        return [
            step
            for step in self.transitions.values()
            if status in step.sources and self._allows(tx, step, thing) and step.refuses(tx, thing) is None
        ]

    def links(self, tx: Tx, path: str, thing: M) -> list[Link]:
        """Where a thing is, and the steps that the caller may take now. Buttons come from these."""
        steps = {step.relation: step for step in self.available(tx, thing) if step.relation}
        here = tx.href(path)
        return [Link(href=here, rel="self", method="GET")] + [
            Link(href=here if step.method == "PUT" else f"{here}/{relation}", rel=relation, method=step.method)
            for relation, step in steps.items()
        ]

    def _allows(self, tx: Tx, step: Transition[M], thing: M) -> bool:
        return tx.actor.kind == "system" if step.operation is None else self.may(tx, step.operation, thing)

    @property
    def moves(self) -> list[Move]:
        """Every step from every state in which it may be taken."""
        return [
            (source, step.target or source, step.name)
            for step in self.transitions.values()
            for source in sorted(step.sources)
        ]
