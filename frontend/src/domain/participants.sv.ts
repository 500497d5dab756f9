import { effectLabels, partLabels } from '@/api/codes.gen'

const PARTS: Readonly<Record<string, string>> = partLabels
const EFFECTS: Readonly<Record<string, string>> = effectLabels

/** What a step that a matter of any kind can take is called on its timeline; null for other steps. */
export function participantStep(kind: string, data: Readonly<Record<string, string>>): string | null {
  const name = data['target'] ?? 'Någon'
  const part = (PARTS[data['part'] ?? ''] ?? 'medverkande').toLowerCase()
  if (kind === 'participant-appointed') return `${name} tillagd som ${part}`
  if (kind === 'participant-ended') return `${name} är inte längre ${part}`
  if (kind === 'effect-judged') return `Effekten bedömd: ${EFFECTS[data['effect'] ?? ''] ?? 'klart'}`
  return null
}
