import { type Me, may } from '@/api/me'
import { t } from './messages.sv'
import type { NavItem } from './Shell'

/** Any of these opens the administration. */
const ADMINISTRATION = [
  'unitCreate',
  'personList',
  'assignmentList',
  'absenceList',
  'codeCreate',
  'boardReplace',
]

/** The menu: only what some role of the caller can use. */
export function navItems(me: Me): NavItem[] {
  const items: (NavItem & { needs: readonly string[] })[] = [
    { to: '/', label: t.nav.inbox, icon: 'home', exact: true, needs: ['workItemList'] },
    { to: '/avvikelser', label: t.nav.deviations, icon: 'list', needs: ['deviationList'] },
    {
      to: '/ej-verkstallda',
      label: t.nav.decisions,
      icon: 'clock',
      needs: ['unexecutedDecisionList', 'ivoReportList'],
    },
    { to: '/statistik', label: t.nav.statistics, icon: 'chart', needs: ['deviationStatistics'] },
    { to: '/granskningslogg', label: t.nav.accessLog, icon: 'shield', needs: ['accessEventList'] },
    { to: '/administration', label: t.nav.administration, icon: 'settings', needs: ADMINISTRATION },
  ]
  return items.filter(({ needs }) => needs.some((operation) => may(me, operation)))
}
