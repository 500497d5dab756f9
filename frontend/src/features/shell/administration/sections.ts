import type { LinkProps } from '@tanstack/react-router'
import { type Me, may } from '@/api/me'
import type { IconName } from '@/ui/icon/Icon'
import { t } from './messages.sv'

interface Section {
  to: NonNullable<LinkProps['to']>
  icon: IconName
  title: string
  text: string
  /** Who changes things here, in words. */
  who: string
  reads: readonly string[]
  changes: readonly string[]
}

const SECTIONS: readonly Section[] = [
  {
    to: '/administration/organisation',
    icon: 'list',
    ...t.organisation,
    reads: ['unitList'],
    changes: ['unitCreate', 'unitReplace', 'unitSucceed'],
  },
  {
    to: '/administration/personer',
    icon: 'people',
    ...t.persons,
    reads: ['personList'],
    changes: ['personCreate', 'assignmentCreate'],
  },
  {
    to: '/administration/franvaro',
    icon: 'calendar',
    ...t.absences,
    reads: ['absenceList'],
    changes: ['absenceCreate'],
  },
  {
    to: '/administration/kodlistor',
    icon: 'document',
    ...t.codes,
    reads: ['codeListRead'],
    changes: ['codeCreate', 'codeReplace'],
  },
  {
    to: '/administration/installningar',
    icon: 'settings',
    ...t.settings,
    reads: ['boardRead'],
    changes: ['boardReplace'],
  },
]

/** What the caller may see of the administration, and whether anything can be changed there. */
export function sectionsFor(me: Me): (Section & { mayChange: boolean })[] {
  const any = (operations: readonly string[]) => operations.some((operation) => may(me, operation))
  return SECTIONS.filter((section) => any(section.reads)).map((section) => ({
    ...section,
    mayChange: any(section.changes),
  }))
}
