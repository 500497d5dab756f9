"""Hide small figures in a table with totals, so that nobody can work them out from what is still printed.

A statistics report to the council goes to everyone. A figure under the limit may point at a person, so it is
not printed (primary suppression). But a printed total gives a single hidden figure away, so others must be
hidden with it (complementary suppression).

A table with totals is seen as a closed flow: every figure is an arc between two nodes, and what enters a node
leaves it. The grand total flows out to the columns, each column to the rows, and the rows back to the grand
total; a second breakdown of the same rows continues the chain. Sending some more around loops of hidden figures
gives another table that agrees with all that is printed, and every such table comes about like that. So how much
can be sent through a hidden figure, forwards and backwards, is exactly how uncertain it is. Every hidden figure
keeps at least `limit` possible values.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Sequence, Set
from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import count

Node = Hashable
Name = Hashable


@dataclass(frozen=True, slots=True)
class Cell:
    """One figure of a table, as an arc of the flow."""

    name: Name
    tail: Node
    head: Node
    count: int
    at_least: int = 0
    """What every reader knows: a row that is printed at all has at least one."""
    weight: int = 1
    """How much the reader misses it: a total more than a figure inside the table."""

    @property
    def spare(self) -> int:
        """How much less it could be."""
        return self.count - self.at_least


def cells_to_mask(cells: Sequence[Cell], limit: int) -> frozenset[Name]:
    """The names of the figures to leave out: all under the limit, and those that would give them away.

    First the cheapest loop is hidden through every small figure; there always is one, through the grand total. Then
    the dearest of what was hidden along with them are printed again, as long as every hidden figure stays uncertain.
    """
    small = sorted((cell for cell in cells if cell.count < limit), key=lambda cell: cell.count)
    masked: set[Name] = {cell.name for cell in small}
    safe: set[Name] = set()
    for cell in small:
        if cell.name not in safe:
            loop = _cheapest_loop(cell, cells, masked, limit - 1)
            safe |= loop
            masked |= loop
    along = [cell for cell in cells if cell.name in masked and cell.count >= limit]
    for cell in sorted(along, key=lambda cell: -cell.weight * cell.count):
        if _all_uncertain(cells, masked - {cell.name}, limit):
            masked.discard(cell.name)
    return frozenset(masked)


def _cheapest_loop(cell: Cell, cells: Sequence[Cell], masked: set[Name], amount: int) -> set[Name]:
    """The loop through a cell that costs least to hide and lets the amount be sent around (Dijkstra)."""
    onward: defaultdict[Node, list[tuple[Cell, Node]]] = defaultdict(list)
    for arc in cells:
        if arc is not cell:
            onward[arc.tail].append((arc, arc.head))
            if arc.spare >= amount:
                onward[arc.head].append((arc, arc.tail))
    order = count()
    queue: list[tuple[int, int, Node, tuple[Name, ...]]] = [(0, next(order), cell.head, (cell.name,))]
    settled: set[Node] = set()
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


def _all_uncertain(cells: Sequence[Cell], masked: Set[Name], limit: int) -> bool:
    """Whether every hidden figure could have at least so many values, as far as the printed ones tell."""
    hidden = [cell for cell in cells if cell.name in masked]
    return all(_has_values(cell, hidden, limit) for cell in hidden)


def _has_values(cell: Cell, hidden: Sequence[Cell], limit: int) -> bool:
    others = [arc for arc in hidden if arc is not cell]
    more = _sendable(others, cell.head, cell.tail, limit - 1)
    wanted = min(cell.spare, limit - 1 - more)
    return more + _sendable(others, cell.tail, cell.head, wanted) >= limit - 1


def _sendable(arcs: Iterable[Cell], start: Node, goal: Node, wanted: int) -> int:
    """How much can be sent from one node to another, up to what is wanted (Ford and Fulkerson).

    Along a hidden figure there is always room; against it, as much as it could be less.
    """
    room: defaultdict[Node, dict[Node, int]] = defaultdict(dict)
    for arc in arcs:
        room[arc.tail][arc.head] = wanted
        room[arc.head][arc.tail] = min(wanted, arc.spare)
    sent = 0
    while sent < wanted and (way := _way(room, start, goal)):
        amount = min(wanted - sent, *(room[node][onward] for node, onward in way))
        for node, onward in way:
            room[node][onward] -= amount
            room[onward][node] += amount
        sent += amount
    return sent


def _way(room: dict[Node, dict[Node, int]], start: Node, goal: Node) -> list[tuple[Node, Node]]:
    """A shortest way with room left, as steps; nothing when there is none."""
    came: dict[Node, Node] = {start: start}
    reached = [start]
    for node in reached:
        for onward, left in room.get(node, {}).items():
            if left > 0 and onward not in came:
                came[onward] = node
                reached.append(onward)
    if goal not in came:
        return []
    steps = [(came[goal], goal)]
    while steps[-1][0] != start:
        steps.append((came[steps[-1][0]], steps[-1][0]))
    return steps
