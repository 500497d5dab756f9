import { useSuspenseQuery } from '@tanstack/react-query'
import { useMatches } from '@tanstack/react-router'
import { meQuery } from '@/api/me'
import { pageOf } from '@/domain/pages'
import { ActionLink } from '@/ui/link/Link'
import { forbiddenWords } from './forbidden'
import { t } from './forbidden.sv'
import { WayOut } from './WayOut'

/** A page that is not for whoever opens it: nothing to try again, so what it is, where their own stands, and whom to ask. */
export function PageForbidden() {
  const { data: me } = useSuspenseQuery(meQuery)
  const page = useMatches({ select: (matches) => pageOf(matches.at(-1)?.fullPath ?? '/') })
  const { what, text, to, link } = forbiddenWords(me, page ?? '/$')
  return (
    <WayOut
      icon="shield"
      title={t.title}
      text={what}
      detail={`${text} ${t.whom}`}
      action={<ActionLink to={to}>{link}</ActionLink>}
    />
  )
}
