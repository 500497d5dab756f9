import type { ReactNode } from 'react'
import { EmptyState } from '@/ui/empty-state/EmptyState'
import type { IconName } from '@/ui/icon/Icon'
import { ActionLink } from '@/ui/link/Link'
import { PageHeader } from '@/ui/page-header/PageHeader'
import { t } from './ways-out.sv'

/** A page that leads on to another. */
export function WayOut({
  icon,
  title,
  text,
  detail,
  action = <ActionLink to="/">{t.toStart}</ActionLink>,
}: {
  icon: IconName
  title: string
  text: string
  detail: string
  action?: ReactNode
}) {
  return (
    <>
      <PageHeader title={title} />
      <EmptyState icon={icon} title={text} action={action}>
        {detail}
      </EmptyState>
    </>
  )
}
