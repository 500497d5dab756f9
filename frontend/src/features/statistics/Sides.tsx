import { type Me, may } from '@/api/me'
import { Link } from '@/ui/link/Link'
import { PageTabs } from '@/ui/page-tabs/PageTabs'
import { t } from './messages.sv'

/** For those who may both count freely what they read and see how many there are in the whole board. */
export function Sides({ me }: { me: Me }) {
  if (!may(me, 'deviationStatistics') || !may(me, 'deviationFigures')) return null
  return (
    <PageTabs label={t.sides.label}>
      <Link to="/statistik" activeOptions={{ exact: true, includeSearch: false }}>
        {t.sides.free}
      </Link>
      <Link to="/statistik/namnden" activeOptions={{ exact: true, includeSearch: false }}>
        {t.sides.board}
      </Link>
    </PageTabs>
  )
}
