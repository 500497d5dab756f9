import { type Me, may } from '@/api/me'
import { opens, type Page } from '@/domain/pages'
import type { IconName } from '@/ui/icon/Icon'
import { t } from './messages.sv'

interface Section {
  to: Extract<Page, `/administration/${string}`>
  icon: IconName
  title: string
  text: string
  /** Who changes things here, in words. */
  who: string
  changes: readonly Parameters<typeof may>[1][]
}

const SECTIONS: readonly Section[] = [
  {
    to: '/administration/organisation',
    icon: 'list',
    ...t.organisation,
    changes: ['unitCreate', 'unitReplace', 'unitSucceed'],
  },
  {
    to: '/administration/personer',
    icon: 'people',
    ...t.persons,
    changes: ['personCreate', 'assignmentCreate'],
  },
  {
    to: '/administration/katalog',
    icon: 'people',
    ...t.directory,
    changes: ['directoryRuleCreate', 'directoryRunAccept'],
  },
  {
    to: '/administration/franvaro',
    icon: 'calendar',
    ...t.absences,
    changes: ['absenceCreate'],
  },
  {
    to: '/administration/system',
    icon: 'shield',
    ...t.systems,
    changes: ['serviceAccountCreate', 'serviceAccountReplace'],
  },
  {
    to: '/administration/kodlistor',
    icon: 'document',
    ...t.codes,
    changes: ['codeCreate', 'codeReplace'],
  },
  {
    to: '/administration/fragor',
    icon: 'checkCircle',
    ...t.questions,
    changes: ['questionSetCreate'],
  },
  {
    to: '/administration/installningar',
    icon: 'settings',
    ...t.settings,
    changes: ['boardReplace'],
  },
]

/** What the caller may see of the administration, and whether anything can be changed there. */
export function sectionsFor(me: Me): (Section & { mayChange: boolean })[] {
  return SECTIONS.filter((section) => opens(me, section.to)).map((section) => ({
    ...section,
    mayChange: section.changes.some((operation) => may(me, operation)),
  }))
}
