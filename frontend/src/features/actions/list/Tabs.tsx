import type { ReactNode } from 'react'
import { Link } from '@/ui/link/Link'
import { PageTabs } from '@/ui/page-tabs/PageTabs'
import type { Counts } from '../queries'
import { t } from './messages.sv'
import { VIEWS, type View } from './search'

const COUNTED = {
  overdue: 'overdue',
  'two-weeks': 'twoWeeks',
  later: 'later',
  elsewhere: 'elsewhere',
} as const

interface Props {
  current: View | undefined
  /** How many there are under each; left out until they are known. */
  counts: Counts | undefined
}

/** The same list by when it must be done, and what others are to do. */
export function Tabs({ current, counts }: Props) {
  const label = (view: View) =>
    counts === undefined ? t.views[view] : t.tab(t.views[view], counts[COUNTED[view]])
  const tab = (vy: View | undefined, children: ReactNode) => (
    <Link
      key={vy ?? ''}
      from="/atgarder/"
      to="/atgarder"
      search={(before) => ({ ...before, vy, sida: undefined })}
      activeOptions={{ exact: true }}
      aria-current={vy === current ? 'page' : undefined}
      resetScroll={false}
    >
      {children}
    </Link>
  )
  return (
    <PageTabs label={t.tabs}>
      {tab(undefined, t.all)}
      {VIEWS.map((view) => tab(view, label(view)))}
    </PageTabs>
  )
}
