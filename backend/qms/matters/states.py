"""What a kind of matter is, said once per module: what it is called, and what waits for whom in which state.

References, the list of work, one's own reports and the rows of ``matter_kind`` are made from it. Every kind stands in
``qms/kinds.py``.
"""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, func

from qms.kernel.db import Tx
from qms.matters.models import Matter

LONGEST = 18
"""Digits of the largest number that the database keeps whatever they are."""


@dataclass(frozen=True)
class Waiting:
    """What matters in some states wait for: who may do it by which operation, and what the step is called.

    ``takes``: the operation that takes the step, where it is not always the one that says who may.
    """

    states: frozenset[str]
    operation: str
    step: ColumnElement[str]
    takes: ColumnElement[str] | None = None


@dataclass(frozen=True)
class Kind:
    """A kind of matter: its class, its name in Swedish, and what waits.

    ``only_near``: it waits for nobody until its limit is near. ``is_reported``: who reports one follows it among their
    own. ``urgent``: whether a matter cannot wait.
    """

    model: type[Matter]
    title: str
    waiting: tuple[Waiting, ...]
    only_near: bool = False
    is_reported: bool = False
    urgent: ColumnElement[bool] | None = None

    @property
    def name(self) -> str:
        """What the kind is called in the database and in the feed."""
        return self.model.kind_name()

    @property
    def reference(self) -> ColumnElement[str]:
        """The number that people use, in a statement."""
        return func.concat(f"{self.model.prefix}-", Matter.__table__.c.number)

    @property
    def search(self) -> str:
        """The operation that searches among matters of the kind."""
        return f"{self.name}Search"

    def number_in(self, words: str) -> int | None:
        """The number that somebody looks for, with or without the letters before it, however they are written."""
        it = re.fullmatch(rf"[\W_]*({_bare(self.model.prefix)}[\W_]*)?(NR\W*)?([0-9]{{1,{LONGEST}}})\W*", _bare(words))
        return int(it[3]) if it else None


def _bare(letters: str) -> str:
    """Letters without what stands above them, since not every keyboard has Å, Ä and Ö."""
    return re.sub("[\u0300-\u036f]", "", unicodedata.normalize("NFD", letters.upper()))


@dataclass(frozen=True)
class OtherWork:
    """A kind of thing that is no matter and that somebody can have to do something with all the same.

    Its rows have ``id``, ``reference``, ``title``, ``step``, ``operation``, ``unitName``, ``status`` and ``dueOn``;
    ``dueAt`` too where its time runs by the hour.
    """

    name: str
    title: str
    waiting: Callable[[Tx], list[dict[str, Any]]]
