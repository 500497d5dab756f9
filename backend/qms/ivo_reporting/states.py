"""What a decision is in the list of a quarter, and what late data does to a list that is already frozen.

SoL (2025:400) 34 kap. 1-2 §§ and LSS 28 f-28 g §§: what has passed the limit on the cut-off day is
reported, again every quarter until it is executed, and then once more as executed. The cut-off day is the
quarter's last.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from uuid import UUID

from qms.ivo_reporting.models import Line, LineKind
from qms.unexecuted_decisions.models import EventKind
from qms.unexecuted_decisions.states import Spell, Standing

Key = tuple[UUID, date]
EXECUTING = frozenset({EventKind.EXECUTED, EventKind.RESUMED})


def lines_of(
    decision_id: UUID, stands: Standing, *, months: int, cut_off: date, reported: Mapping[Key, Line]
) -> Iterable[Line]:
    """The lines that a decision gives in a quarter's list.

    `stands` is where the decision stood on the cut-off day. `reported` holds the last line of each of this
    decision's delays in earlier quarters. There are two lines when one delay has ended and the next one has
    already grown too long.
    """
    spells = {(decision_id, spell.start_on): spell for spell in stands.spells}
    for key, spell in spells.items():
        waits = key in reported and reported[key].is_open
        if spell.ended_on is None:
            if waits or spell.clock(months).is_reportable(cut_off):
                yield _line(decision_id, spell, LineKind.REPEATED if waits else LineKind.NEW)
        elif waits:
            yield _line(decision_id, spell, LineKind.EXECUTED if spell.ending in EXECUTING else LineKind.CLOSED)
    for key, line in reported.items():
        if line.is_open and key not in spells:
            yield replace(line, kind=LineKind.CLOSED)


def corrections_due(frozen: Iterable[Line], recomputed: Iterable[Line]) -> list[tuple[Line | None, Line | None]]:
    """Where a frozen list differs from what is known now: each line as it was frozen, and as it should be."""
    before = {line.key: line for line in frozen}
    after = {line.key: line for line in recomputed}
    return [
        (before.get(key), after.get(key))
        for key in sorted(before.keys() | after.keys())
        if before.get(key) != after.get(key)
    ]


def _line(decision_id: UUID, spell: Spell, kind: LineKind) -> Line:
    return Line(decision_id, spell.start_on, spell.basis, kind, spell.ended_on, spell.ending)
