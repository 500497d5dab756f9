import { may } from '@/api/resource'
import { sv } from '@/messages/sv'
import { ActionLink } from '@/ui/link/Link'

interface Props {
  matter: { id: string } & Parameters<typeof may>[0]
}

/** The way to who has read a matter, for those who may know. */
export function ReadersLink({ matter }: Props) {
  if (!may(matter, 'readers')) return null
  return (
    <ActionLink to="/lasare/$id" params={{ id: matter.id }} kind="quiet" icon="people">
      {sv.readers}
    </ActionLink>
  )
}
