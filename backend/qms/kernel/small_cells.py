"""Hide small figures in a table with totals, so that nobody can work them out from what is still printed.

A statistics report to the council goes to everyone. A figure under the limit may point at a person, so it is
not printed (primary suppression). But a printed total gives a single hidden figure away, so others must be
hidden with it (complementary suppression).

A table with totals is seen as a closed flow: every figure is an arc between two nodes, and what enters a node
leaves it. The grand total flows out to the columns, each column to the rows, and the rows back to the grand
total; a second breakdown of the same rows continues the chain. Sending some more around a loop of arcs gives
another table with the same totals elsewhere. So when a hidden figure lies on a loop of hidden figures around
which anything up to `limit - 1` can be sent, what is printed leaves at least `limit` possible values for it.
The cheapest such loop is found for every small figure. There always is one, through the grand total.
"""

from collections import defaultdict
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import count


@dataclass(frozen=True, slots=True)
class Cell:
    """One figure of a table, as an arc of the flow."""

    name: Hashable
    tail: Hashable
    head: Hashable
    count: int
    at_least: int = 0
    """What every reader knows: a row that is printed at all has at least one."""
    weight: int = 1
    """How much the reader misses it: a total more than a figure inside the table."""


def cells_to_mask(cells: Sequence[Cell], limit: int) -> frozenset[Hashable]:
    """The names of the figures to leave out: all under the limit, and those that would give them away."""
    small = sorted((cell for cell in cells if cell.count < limit), key=lambda cell: cell.count)
    masked: set[Hashable] = {cell.name for cell in small}
    safe: set[Hashable] = set()
    for cell in small:
        if cell.name not in safe:
            loop = _cheapest_loop(cell, cells, masked, limit - 1)
            safe |= loop
            masked |= loop
    return frozenset(masked)


def _cheapest_loop(cell: Cell, cells: Sequence[Cell], masked: set[Hashable], amount: int) -> set[Hashable]:
    """The loop through a cell that costs least to hide and lets the amount be sent around (Dijkstra)."""
    onward: defaultdict[Hashable, list[tuple[Cell, Hashable]]] = defaultdict(list)
    for arc in cells:
        if arc is not cell:
            onward[arc.tail].append((arc, arc.head))
            if arc.count - arc.at_least >= amount:
                onward[arc.head].append((arc, arc.tail))
    order = count()
    queue: list[tuple[int, int, Hashable, tuple[Hashable, ...]]] = [(0, next(order), cell.head, (cell.name,))]
    settled: set[Hashable] = set()
    while queue:
        cost, _, node, loop = heappop(queue)
        if node == cell.tail:
            return set(loop)
        if node not in settled:
            settled.add(node)
            for arc, neighbour in onward[node]:
                price = 0 if arc.name in masked else arc.weight * (arc.count + 1)
                heappush(queue, (cost + price, next(order), neighbour, (*loop, arc.name)))
    raise ValueError("The figures are not a table with totals.")
