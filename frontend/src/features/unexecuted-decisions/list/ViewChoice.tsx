import type { ReactNode } from 'react'
import { Icon } from '@/ui/icon/Icon'
import { Link } from '@/ui/link/Link'
import { PageTabs } from '@/ui/page-tabs/PageTabs'
import { t } from './messages.sv'

/** The same decisions as a table or as a board. */
export function ViewChoice({ current }: { current: 'tavla' | undefined }) {
  const link = (vy: 'tavla' | undefined, children: ReactNode) => (
    <Link
      from="/ej-verkstallda/"
      to="/ej-verkstallda"
      search={(before) => ({ ...before, vy, sida: undefined })}
      activeOptions={{ exact: true }}
      aria-current={vy === current ? 'page' : undefined}
      resetScroll={false}
    >
      {children}
    </Link>
  )
  return (
    <PageTabs label={t.view} look="choice">
      {link(
        undefined,
        <>
          <Icon name="list" size={18} />
          {t.table}
        </>,
      )}
      {link(
        'tavla',
        <>
          <Icon name="chart" size={18} />
          {t.board}
        </>,
      )}
    </PageTabs>
  )
}
