import type { Me } from '@/api/me'
import { decisions } from '@/domain/decisions.sv'
import { opens } from '@/domain/pages'
import { Link } from '@/ui/link/Link'
import { PageTabs } from '@/ui/page-tabs/PageTabs'

const TABS = [
  { to: '/ej-verkstallda', label: decisions.register },
  { to: '/ej-verkstallda/rapporter', label: decisions.quarters },
  { to: '/ej-verkstallda/avgifter', label: decisions.fees },
] as const

/** The register, its quarterly reports and its fees, as far as one may read them. One alone needs no tab. */
export function SectionTabs({ me }: { me: Me }) {
  const tabs = TABS.filter(({ to }) => opens(me, to))
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
