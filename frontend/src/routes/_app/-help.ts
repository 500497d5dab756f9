import type { Me } from '@/api/me'
import type { HelpSection } from '@/domain/help'
import { opens } from '@/domain/pages'
import { help as accessLog } from '@/features/access-log/help.sv'
import { help as actions } from '@/features/actions/help.sv'
import { help as incidents } from '@/features/data-incidents/help.sv'
import { help as deviations } from '@/features/deviations/help.sv'
import { help as directory } from '@/features/directory/help.sv'
import { help as figures } from '@/features/figures/help.sv'
import { help as files } from '@/features/file-imports/help.sv'
import { help as investigations } from '@/features/investigations/help.sv'
import { help as quarters } from '@/features/ivo-reporting/help.sv'
import { help as exports } from '@/features/list-exports/help.sv'
import { help as notifications } from '@/features/notifications/help.sv'
import { help as organisation } from '@/features/organisation/help.sv'
import { help as overview } from '@/features/overview/help.sv'
import { help as people } from '@/features/people/help.sv'
import { help as publications } from '@/features/publications/help.sv'
import { help as questions } from '@/features/questions/help.sv'
import { help as reporting } from '@/features/reporting/help.sv'
import { help as systems } from '@/features/service-accounts/help.sv'
import { help as shell } from '@/features/shell/help.sv'
import { help as fees } from '@/features/special-fees/help.sv'
import { help as statistics } from '@/features/statistics/help.sv'
import { help as decisions } from '@/features/unexecuted-decisions/help.sv'

/** The help of every page, in the order of the menu. */
export const HELP: readonly HelpSection[] = [
  ...overview,
  ...notifications,
  ...reporting,
  ...deviations,
  ...investigations,
  ...actions,
  ...decisions,
  ...files,
  ...quarters,
  ...fees,
  ...exports,
  ...publications,
  ...incidents,
  ...statistics,
  ...figures,
  ...accessLog,
  ...organisation,
  ...questions,
  ...people,
  ...directory,
  ...systems,
  ...shell,
]

/** The help of what one can use. */
export function helpFor(me: Pick<Me, 'permissions'>): readonly HelpSection[] {
  return HELP.filter(
    ({ pages, needs }) =>
      pages.some((page) => opens(me, page)) && (needs === undefined || me.permissions.includes(needs)),
  )
}
