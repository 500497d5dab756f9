import { type Me, may } from '@/api/me'
import { Link } from '@/ui/link/Link'
import { PageTabs } from '@/ui/page-tabs/PageTabs'
import { t } from './messages.sv'

const SIDES = [
  { to: '/statistik', label: t.sides.free, needs: 'deviationStatistics' },
  { to: '/statistik/atgarder', label: t.sides.actions, needs: 'actionStatistics' },
  { to: '/statistik/namnden', label: t.sides.board, needs: 'deviationFigures' },
  { to: '/statistik/matt', label: t.sides.followed, needs: 'figureList' },
] as const

/** What one may count freely, how many there are in the whole board, and what is followed: for those who have several. */
export function Sides({ me }: { me: Me }) {
  const sides = SIDES.filter(({ needs }) => may(me, needs))
  if (sides.length < 2) return null
  return (
    <PageTabs label={t.sides.label}>
      {sides.map(({ to, label }) => (
        <Link key={to} to={to} activeOptions={{ exact: true, includeSearch: false }}>
          {label}
        </Link>
      ))}
    </PageTabs>
  )
}
