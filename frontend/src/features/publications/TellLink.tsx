import { useSuspenseQuery } from '@tanstack/react-query'
import { may } from '@/api/resource'
import { ActionLink } from '@/ui/link/Link'
import { t } from './messages.sv'
import { cardsOfQuery } from './queries'

/** The way from a matter to a card, for who may tell others what was learnt of it. */
export function TellLink({ matterId }: { matterId: string }) {
  const { data } = useSuspenseQuery(cardsOfQuery(matterId))
  if (!may(data, 'publications')) return null
  return (
    <ActionLink to="/larande/skriv" search={{ arende: matterId }}>
      {t.tell}
    </ActionLink>
  )
}
