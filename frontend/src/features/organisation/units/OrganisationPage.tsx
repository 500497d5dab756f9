import { type ReactNode, useState } from 'react'
import { t as words } from '@/domain/organisation.sv'
import { civilDate, longDate } from '@/lib/dates'
import { parseDate } from '@/lib/typed-dates'
import { Button } from '@/ui/button/Button'
import { Card } from '@/ui/card/Card'
import { CheckboxField } from '@/ui/checkbox-field/CheckboxField'
import { DateField } from '@/ui/date-field/DateField'
import { EmptyState } from '@/ui/empty-state/EmptyState'
import { Columns, Stack } from '@/ui/layout/Layout'
import { BackLink } from '@/ui/link/Link'
import { PageHeader } from '@/ui/page-header/PageHeader'
import { TextField } from '@/ui/text-field/TextField'
import { t } from './messages.sv'
import styles from './OrganisationPage.module.css'
import type { UnitSummary } from './queries'
import { isNamed, opensAt, prune, toTree } from './tree'
import { UnitTree } from './UnitTree'

interface Props {
  units: readonly UnitSummary[]
  day: string
  onDay: (day: string | undefined) => void
  board: ReactNode
  actions: ReactNode
}

/** The whole organisation of a board on a day. */
export function OrganisationPage({ units, day, onDay, board, actions }: Props) {
  const [text, setText] = useState('')
  const [onlyWithout, setOnlyWithout] = useState(false)
  const whole = toTree(units)
  const without = units.filter((unit) => unit.managerName === null).length
  const isNarrowed = text.trim() !== '' || onlyWithout
  const isWanted = (unit: UnitSummary) => isNamed(unit, text) && (!onlyWithout || unit.managerName === null)
  const nodes = isNarrowed ? prune(whole, isWanted) : whole
  const clear = () => {
    setText('')
    setOnlyWithout(false)
  }
  return (
    <>
      <PageHeader
        back={<BackLink to="/administration">{words.administration}</BackLink>}
        title={t.title}
        lead={t.lead}
        actions={actions}
      />
      <Stack>
        <Card print="words">
          <Columns even>
            {board}
            <TextField
              label={t.search}
              type="search"
              value={text}
              onChange={(event) => setText(event.target.value)}
            />
            <DayChoice key={day} day={day} onDay={onDay} />
          </Columns>
          {without === 0 && !onlyWithout ? null : (
            <CheckboxField
              label={t.onlyWithout(without)}
              checked={onlyWithout}
              onChange={(event) => setOnlyWithout(event.target.checked)}
            />
          )}
        </Card>
        <Card flush>
          {nodes.length === 0 ? (
            <Nothing isNarrowed={isNarrowed} onClear={clear} />
          ) : (
            <UnitTree
              key={`${units[0]?.boardId}-${day}-${isNarrowed}`}
              heading={day === civilDate() ? t.tree : t.asOf(longDate(day))}
              found={isNarrowed ? t.found(units.filter(isWanted).length) : t.units(units.length)}
              nodes={nodes}
              startsOpen={opensAt(whole, isNarrowed ? 0 : units.length)}
              day={day}
            />
          )}
        </Card>
      </Stack>
    </>
  )
}

/** A day that becomes the page's when it is whole. */
function DayChoice({ day, onDay }: { day: string; onDay: (day: string | undefined) => void }) {
  const today = civilDate()
  const [typed, setTyped] = useState(day)
  const take = (next: string) => {
    setTyped(next)
    const whole = /^\d{4}-\d{2}-\d{2}$/.test(next) ? parseDate(next) : null
    if (whole !== null && whole !== day) onDay(whole === today ? undefined : whole)
  }
  return (
    <div className={styles.day}>
      <DateField
        label={t.day}
        value={typed}
        error={parseDate(typed) === null ? words.badDate : undefined}
        onChange={take}
      />
      {day === today ? null : (
        <Button kind="quiet" onClick={() => onDay(undefined)}>
          {t.today}
        </Button>
      )}
    </div>
  )
}

function Nothing({ isNarrowed, onClear }: { isNarrowed: boolean; onClear: () => void }) {
  return isNarrowed ? (
    <EmptyState icon="search" title={t.nothingTitle} action={<Button onClick={onClear}>{t.clear}</Button>}>
      {t.nothing}
    </EmptyState>
  ) : (
    <EmptyState icon="people" title={t.emptyTitle}>
      {t.empty}
    </EmptyState>
  )
}
