"""Reads of what cells may name: a board's units and codes, as people call them."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from uuid import UUID

from qms.file_columns.columns import Names
from qms.kernel import clock
from qms.kernel.db import Tx
from qms.organisation import queries as organisation
from qms.organisation.models import Unit


def names(tx: Tx, board_id: UUID, every: Sequence[Unit]) -> Names:
    """What people call a board's units, those of today among ``every``, and its codes."""
    today, above = clock.today(), {unit.id: unit.name for unit in every}
    units: dict[str, UUID | None] = {}
    unit_names = []
    here = [unit for unit in every if unit.is_valid_on(today)]
    often = Counter(unit.name.lower() for unit in here)
    for unit in here:
        name = unit.name
        if often[name.lower()] > 1:
            units[name.lower()] = None
            # Told apart as on the screens, by where they belong.
            name = f"{name} ({above[unit.parent_id]})" if unit.parent_id in above else name
        units[name.lower()] = None if name.lower() in units else unit.id
        unit_names.append(name)
    codes: dict[str, dict[str, str]] = defaultdict(dict)
    labels: dict[str, list[str]] = defaultdict(list)
    known = organisation.labels(tx, board_id)
    for name, code in known:
        codes[name][code] = code
    for (name, code), label in known.items():
        codes[name][label.lower()] = code
        labels[name].append(label)
    return Names(units, codes, unit_names, labels)
