import { ActionLink } from '@/ui/link/Link'
import { WayOut } from './WayOut'
import { t } from './ways-out.sv'

/** An address that leads nowhere. */
export function Missing() {
  return <WayOut icon="search" title={t.missingTitle} text={t.missing} detail={t.missingWhy} />
}

/** Nothing to do here yet, and whom to ask. */
export function WithoutWork() {
  return (
    <WayOut
      icon="info"
      title={t.noWorkTitle}
      text={t.noWork}
      detail={t.noWorkWhom}
      action={<ActionLink to="/hjalp">{t.help}</ActionLink>}
    />
  )
}
