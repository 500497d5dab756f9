import type { components } from '@/api/schema.gen'

type Action = components['schemas']['Action']

/** Whether somebody is to carry it out. */
export const isGoingOn = ({ status }: Action) => status === 'decided' || status === 'under-way'

/** The day an action that was judged was opened again, the last time: its measure was registered anew. */
export function reopenedAt({ measures }: Action): string | null {
  const last = measures.at(-1)
  return last === undefined || last.number === 1 ? null : last.registeredAt
}
