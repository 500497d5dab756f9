import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { investigationQuery } from './queries'

interface Props {
  matterId: string
  children: (conclusion: string) => ReactNode
}

/** What goes on from the conclusion of an investigation: nothing is written twice. */
export function WithConclusion({ matterId, children }: Props) {
  const { data, isPending } = useQuery(investigationQuery(matterId))
  return isPending ? null : children(data?.conclusion ?? '')
}
