import { partLabels } from '@/api/codes.gen'

const PARTS: Readonly<Record<string, string>> = partLabels

/** What it is called on a timeline that somebody takes part in a matter, or does so no longer; null for other steps. */
export function participantStep(kind: string, data: Readonly<Record<string, string>>): string | null {
  const name = data['target'] ?? 'Någon'
  const part = (PARTS[data['part'] ?? ''] ?? 'medverkande').toLowerCase()
  if (kind === 'participant-appointed') return `${name} tillagd som ${part}`
  if (kind === 'participant-ended') return `${name} är inte längre ${part}`
  return null
}
