import { useQuery } from '@tanstack/react-query'
import { useLocation } from '@tanstack/react-router'
import { useEffect, useSyncExternalStore } from 'react'
import { acted } from '@/lib/acted'
import { sv } from '@/messages/sv'
import { Alert } from '@/ui/alert/Alert'
import { Link } from '@/ui/link/Link'
import { actPage, workCountQuery, workItemsQuery } from './queries'

/** After a step: what waits next, and how much is left, as the menu says it. It goes away on another page. */
export function NextWork() {
  const path = useLocation({ select: (location) => location.pathname })
  const place = useSyncExternalStore(acted.subscribe, acted.current)
  const isHere = place !== null && path.includes(place)
  const { data } = useQuery({ ...workItemsQuery, enabled: isHere })
  const { data: waiting } = useQuery({ ...workCountQuery, enabled: isHere })
  useEffect(() => {
    if (place !== null && !isHere) acted.set(null)
  }, [place, isHere])
  if (!isHere || data === undefined || waiting === undefined) return null
  const next = data.workItems.find((item) => item.isMine && item.id !== place)
  const nothingElse = waiting.total === 0 ? sv.work.done : sv.work.onlyThis
  return (
    <Alert tone="ok" live>
      {next === undefined ? (
        nothingElse
      ) : (
        <Link to={actPage(next)} params={{ id: next.id }}>
          {sv.work.next(`${next.step}: ${next.title}`, waiting.total)}
        </Link>
      )}
    </Alert>
  )
}
