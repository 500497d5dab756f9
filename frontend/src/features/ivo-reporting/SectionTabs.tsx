import { type Me, may } from '@/api/me'
import { decisions } from '@/domain/decisions.sv'
import { Link } from '@/ui/link/Link'
import { PageTabs } from '@/ui/page-tabs/PageTabs'

const TABS = [
  { to: '/ej-verkstallda', label: decisions.register, needs: 'unexecutedDecisionList' },
  { to: '/ej-verkstallda/rapporter', label: decisions.quarters, needs: 'ivoReportList' },
  { to: '/ej-verkstallda/avgifter', label: decisions.fees, needs: 'specialFeeList' },
] as const

/** The register, its quarterly reports and its fees, as far as one may read them. One alone needs no tab. */
export function SectionTabs({ me }: { me: Me }) {
  const tabs = TABS.filter(({ needs }) => may(me, needs))
  if (tabs.length < 2) return null
  return (
    <PageTabs label={decisions.section}>
      {tabs.map(({ to, label }) => (
        <Link key={to} to={to} activeOptions={{ exact: true, includeSearch: false }}>
          {label}
        </Link>
      ))}
    </PageTabs>
  )
}
