import type { UnitSummary } from './queries'

export interface UnitNode {
  unit: UnitSummary
  below: UnitNode[]
}

/** Units in their places, in the order they come. A unit whose parent is not among them stands at the top. */
export function toTree(units: readonly UnitSummary[]): UnitNode[] {
  const nodes = new Map(units.map((unit) => [unit.id, { unit, below: [] as UnitNode[] }]))
  const top: UnitNode[] = []
  for (const node of nodes.values()) {
    const parent = node.unit.parentId === null ? undefined : nodes.get(node.unit.parentId)
    ;(parent?.below ?? top).push(node)
  }
  return top
}

/** What is left of a tree when only some units are wanted: they, and what stands above them. */
export function prune(nodes: readonly UnitNode[], wanted: (unit: UnitSummary) => boolean): UnitNode[] {
  return nodes.flatMap((node) => {
    const below = prune(node.below, wanted)
    return below.length > 0 || wanted(node.unit) ? [{ unit: node.unit, below }] : []
  })
}

/** The ids of everything that has something below it. */
export function branches(nodes: readonly UnitNode[]): string[] {
  return nodes.flatMap(({ unit, below }) => (below.length === 0 ? [] : [unit.id, ...branches(below)]))
}

/** A unit with all that lies below it: where it cannot be put. */
export function withBelow(units: readonly UnitSummary[], id: string): Set<string> {
  const found = new Set([id])
  for (let before = 0; before !== found.size; ) {
    before = found.size
    for (const unit of units) if (unit.parentId !== null && found.has(unit.parentId)) found.add(unit.id)
  }
  return found
}

/** Everything is open from the start in a small organisation; in a large one the two upper levels. */
export function opensAt(nodes: readonly UnitNode[], total: number): string[] {
  return total <= 60 ? branches(nodes) : nodes.map((node) => node.unit.id)
}

/** Whether a name holds what is searched for, whatever the case. */
export function isNamed(unit: UnitSummary, text: string): boolean {
  return unit.name.toLocaleLowerCase('sv').includes(text.trim().toLocaleLowerCase('sv'))
}
