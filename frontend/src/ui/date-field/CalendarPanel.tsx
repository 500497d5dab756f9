import { parseDate as toCalendarDate } from '@internationalized/date'
import {
  Button,
  Calendar,
  CalendarCell,
  CalendarGrid,
  CalendarGridBody,
  CalendarGridHeader,
  CalendarHeaderCell,
  CalendarHeading,
} from 'react-aria-components/Calendar'
import { I18nProvider } from 'react-aria-components/I18nProvider'
import { Icon } from '../icon/Icon'
import styles from './CalendarPanel.module.css'
import { t } from './messages.sv'

interface Props {
  value: string | null
  min?: string
  max?: string
  onPick: (date: string) => void
}

/** The month grid, apart from its field so that its code is fetched only when somebody opens it. */
// oxlint-disable-next-line import/no-default-export -- React.lazy asks for one
export default function CalendarPanel({ value, min, max, onPick }: Props) {
  return (
    <I18nProvider locale="sv-SE">
      <Calendar
        autoFocus
        aria-label={t.dialog}
        {...(value === null ? {} : { defaultValue: toCalendarDate(value) })}
        {...(min === undefined ? {} : { minValue: toCalendarDate(min) })}
        {...(max === undefined ? {} : { maxValue: toCalendarDate(max) })}
        onChange={(date) => onPick(date.toString())}
        className={styles.calendar ?? ''}
      >
        <header className={styles.header}>
          <Button slot="previous" className={styles.step ?? ''}>
            <Icon name="chevronLeft" />
          </Button>
          <CalendarHeading className={styles.heading ?? ''} />
          <Button slot="next" className={styles.step ?? ''}>
            <Icon name="chevronRight" />
          </Button>
        </header>
        <CalendarGrid className={styles.grid ?? ''}>
          <CalendarGridHeader>
            {(day) => <CalendarHeaderCell className={styles.weekday ?? ''}>{day}</CalendarHeaderCell>}
          </CalendarGridHeader>
          <CalendarGridBody>
            {(date) => <CalendarCell date={date} className={styles.day ?? ''} />}
          </CalendarGridBody>
        </CalendarGrid>
      </Calendar>
    </I18nProvider>
  )
}
