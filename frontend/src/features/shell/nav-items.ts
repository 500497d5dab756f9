import { type Me, may } from '@/api/me'
import { opens, type Page } from '@/domain/pages'
import { t } from './messages.sv'
import type { NavItem } from './Shell'

/** The menu: only what some role of the caller can use. */
export function navItems(me: Me): NavItem[] {
  const items: (NavItem & { pages: readonly Page[] })[] = [
    {
      to: '/',
      label: may(me, 'workItemList') ? t.nav.inbox : t.nav.start,
      icon: 'home',
      exact: true,
      pages: ['/'],
    },
    { to: '/avvikelser', label: t.nav.deviations, icon: 'list', pages: ['/avvikelser'] },
    { to: '/atgarder', label: t.nav.actions, icon: 'check', pages: ['/atgarder'] },
    {
      to: '/ej-verkstallda',
      label: t.nav.decisions,
      icon: 'clock',
      pages: ['/ej-verkstallda', '/ej-verkstallda/rapporter'],
    },
    {
      to: '/statistik',
      label: t.nav.statistics,
      icon: 'chart',
      pages: ['/statistik', '/statistik/namnden', '/statistik/matt'],
    },
    { to: '/larande', label: t.nav.learning, icon: 'document', pages: ['/larande'] },
    { to: '/incidenter', label: t.nav.dataIncidents, icon: 'alert', pages: ['/incidenter'] },
    { to: '/granskningslogg', label: t.nav.accessLog, icon: 'shield', pages: ['/granskningslogg'] },
    { to: '/administration', label: t.nav.administration, icon: 'settings', pages: ['/administration'] },
  ]
  return items.filter(({ pages }) => pages.some((page) => opens(me, page)))
}
