import { useQuery } from '@tanstack/react-query'
import { useLocation } from '@tanstack/react-router'
import { useEffect, useSyncExternalStore } from 'react'
import { acted } from '@/lib/acted'
import { sv } from '@/messages/sv'
import { Alert } from '@/ui/alert/Alert'
import { Link } from '@/ui/link/Link'
import { actPage, workItemsQuery } from './queries'

/** After a step: what waits next, and how much is left. It goes away when one goes on to another page. */
export function NextWork() {
  const path = useLocation({ select: (location) => location.pathname })
  const place = useSyncExternalStore(acted.subscribe, acted.current)
  const isHere = place !== null && path.includes(place)
  const { data } = useQuery({ ...workItemsQuery, enabled: isHere })
  useEffect(() => {
    if (place !== null && !isHere) acted.set(null)
  }, [place, isHere])
  if (!isHere || data === undefined) return null
  const left = data.workItems.filter((item) => item.isMine && item.id !== place)
  const [next] = left
  return (
    <Alert tone="ok" live>
      {next === undefined ? (
        sv.work.done
      ) : (
        <Link to={actPage(next)} params={{ id: next.id }}>
          {sv.work.next(`${next.step}: ${next.title}`, left.length)}
        </Link>
      )}
    </Alert>
  )
}
