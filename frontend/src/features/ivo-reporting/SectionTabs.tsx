import { decisions } from '@/domain/decisions.sv'
import { Link } from '@/ui/link/Link'
import { PageTabs } from '@/ui/page-tabs/PageTabs'

/** The register and its quarterly reports, for those who may read both. */
export function SectionTabs() {
  return (
    <PageTabs label={decisions.section}>
      <Link to="/ej-verkstallda" activeOptions={{ exact: true, includeSearch: false }}>
        {decisions.register}
      </Link>
      <Link to="/ej-verkstallda/rapporter" activeOptions={{ exact: true, includeSearch: false }}>
        {decisions.quarters}
      </Link>
    </PageTabs>
  )
}
