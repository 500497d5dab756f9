"""Lifecycles as tables: from where, to where, who may, what must be there. One small machine reads them all."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar, cast

from pydantic.alias_generators import to_camel

from qms.kernel.db import Tx
from qms.kernel.problems import Forbidden, Incomplete, WrongState

M = TypeVar("M")


class HasStatus(Protocol):
    """A matter that is in one state at a time."""

    status: str


@dataclass(frozen=True)
class Transition(Generic[M]):
    """One step: its name, the states it leaves, the state it enters, and the operation that takes it.

    ``allowed`` answers whether the caller may take it for this matter; ``missing`` names what the matter still lacks.
    """

    name: str
    sources: frozenset[str]
    target: str
    operation: str
    allowed: Callable[[Tx, M], bool]
    missing: Callable[[M], list[str]] = lambda _: []


class Lifecycle(Generic[M]):
    """All steps of one kind of matter."""

    def __init__(self, *transitions: Transition[M]) -> None:
        self.transitions = {transition.name: transition for transition in transitions}

    def fire(self, name: str, tx: Tx, matter: M) -> None:
        """Take a step or refuse. The order never varies: may you (403), is it time (409), is it complete (422)."""
        step = self.transitions[name]
        if not step.allowed(tx, matter):
            raise Forbidden
        if cast("HasStatus", matter).status not in step.sources:
            raise WrongState
        if lacking := step.missing(matter):
            raise Incomplete(
                errors=[{"pointer": f"/{to_camel(field)}", "code": "missing", "detail": "Behövs"} for field in lacking]
            )
        cast("HasStatus", matter).status = step.target

    def available(self, tx: Tx, matter: M) -> list[Transition[M]]:
        """The steps that the caller may take now. Buttons come from these."""
        return [
            step
            for step in self.transitions.values()
            if cast("HasStatus", matter).status in step.sources and step.allowed(tx, matter)
        ]

    def diagram(self) -> str:
        """The lifecycle as a Mermaid state diagram."""
        lines = ["stateDiagram-v2"]
        for step in self.transitions.values():
            lines += [f"  {_state(source)} --> {_state(step.target)}: {step.name}" for source in sorted(step.sources)]
        return "\n".join(lines) + "\n"


def _state(status: str) -> str:
    return "[*]" if status == "" else status.replace("-", "_")
