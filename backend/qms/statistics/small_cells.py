"""Hide small figures in a table with totals, so that nobody can work them out from what is still printed.

A statistics report to the council goes to everyone. A figure under the limit may point at a person, so it is
not printed (primary suppression). But a printed total gives a single hidden figure away, so others must be
hidden with it (complementary suppression).

A table with totals is seen as a closed flow: every figure is an arc between two nodes, and what enters a node
leaves it. The grand total flows out to the columns, each column to the rows, and the rows back to the grand
total; a second breakdown of the same rows continues the chain. Sending some more around loops of hidden figures
gives another table that agrees with all that is printed, and every such table comes about like that. So how much
can be sent through a hidden figure, forwards and backwards, is exactly how uncertain it is.
"""

from collections import defaultdict
from collections.abc import Collection, Hashable, Sequence, Set
from dataclasses import dataclass

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


def cells_to_mask(
    cells: Sequence[Cell], limit: int, *, never: Set[Name] = frozenset(), totals_are_known: bool = False
) -> frozenset[Name]:
    """The names of the figures to leave out: all under the limit, and those that would give them away.

    Everything is hidden first, which gives nothing away. Then figures are printed, the most wanted first, as long as
    every figure under the limit keeps at least `limit` possible values. What could be worked out anyway gets printed
    too, so no hidden figure at all is certain. Figures named in ``never`` are not printed whatever they are.

    Where readers know the totals, a figure in a small total cannot have that many values: it keeps as many as it has
    when everything is hidden. If the totals alone give one away that is not zero, nothing at all is printed.
    """
    small = [cell for cell in cells if cell.count < limit]
    hidden = {cell.name: cell for cell in cells if small or cell.name in never}
    leeway = {cell.name: limit - 1 for cell in small}
    if totals_are_known:
        leeway = {cell.name: _leeway(cell, hidden.values(), limit - 1)[0] for cell in small}
        if any(not leeway[cell.name] for cell in small if cell.count):
            return frozenset(hidden)
    relies_on: dict[Name, set[Name]] = {}
    wanted = sorted(
        (cell for cell in hidden.values() if cell.count >= limit and cell.name not in never),
        key=lambda cell: -cell.weight * cell.count,
    )
    printed_some = True
    while printed_some:
        printed_some = False
        for cell in [cell for cell in wanted if cell.name in hidden]:
            rest = [one for one in hidden.values() if one is not cell]
            doubtful = [one for one in small if cell.name in relies_on.get(one.name, {cell.name})]
            proofs = {one.name: _leeway(one, rest, leeway[one.name]) for one in doubtful}
            if all(reached >= leeway[name] for name, (reached, _) in proofs.items()):
                del hidden[cell.name]
                relies_on |= {name: by for name, (_, by) in proofs.items()}
                printed_some = True
    return frozenset(hidden)


def _leeway(cell: Cell, hidden: Collection[Cell], wanted: int) -> tuple[int, set[Name]]:
    """How many other values a figure could have, as far as wanted, and the figures by which it could."""
    others = [arc for arc in hidden if arc is not cell]
    more, upwards = _send(others, cell.head, cell.tail, wanted)
    less, downwards = _send(others, cell.tail, cell.head, min(cell.spare, wanted - more))
    return more + less, upwards | downwards


def _send(arcs: Collection[Cell], start: Node, goal: Node, wanted: int) -> tuple[int, set[Name]]:
    """How much of what is wanted can be sent from one node to another, and by which figures (Ford and Fulkerson).

    Along a hidden figure there is always room; against it, as much as it could be less.
    """
    room: defaultdict[Node, dict[Node, int]] = defaultdict(dict)
    for arc in arcs:
        room[arc.tail][arc.head] = room[arc.tail].get(arc.head, 0) + wanted
        room[arc.head][arc.tail] = room[arc.head].get(arc.tail, 0) + min(wanted, arc.spare)
    sent, steps = 0, set[tuple[Node, Node]]()
    while sent < wanted and (way := _way(room, start, goal)):
        amount = min(wanted - sent, *(room[node][onward] for node, onward in way))
        for node, onward in way:
            room[node][onward] -= amount
            room[onward][node] += amount
        steps.update(way)
        sent += amount
    used = {arc.name for arc in arcs if (arc.tail, arc.head) in steps or (arc.head, arc.tail) in steps}
    return sent, used


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
