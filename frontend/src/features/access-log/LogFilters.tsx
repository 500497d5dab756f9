import { type FormEvent, type ReactNode, useState } from 'react'
import { outcomeLabels } from '@/api/codes.gen'
import { operationNames } from '@/api/operations.gen'
import { parseDate } from '@/lib/typed-dates'
import { lists } from '@/messages/lists.sv'
import { Button, ButtonRow } from '@/ui/button/Button'
import { Card } from '@/ui/card/Card'
import { ComboBox } from '@/ui/combo-box/ComboBox'
import { DateField } from '@/ui/date-field/DateField'
import { Columns, Stack } from '@/ui/layout/Layout'
import { SelectField } from '@/ui/select-field/SelectField'
import { TextField } from '@/ui/text-field/TextField'
import { OF_THEIR_OWN, t } from './messages.sv'
import { type LogSearch, REFERENCE } from './search'

/** Everything that the log can hold, by the names that it gives it. */
const OPERATIONS = Object.entries({ ...operationNames, ...OF_THEIR_OWN })
  .map(([id, label]) => ({ id, label }))
  .toSorted((a, b) => a.label.localeCompare(b.label, 'sv'))

const OUTCOMES = Object.entries(outcomeLabels).map(([value, label]) => ({ value, label }))

interface Props {
  search: LogSearch
  /** A part of a name; kept in the history entry, never in the address. */
  person: string
  board: ReactNode
  onSearch: (change: Partial<LogSearch>, person: string) => void
  onClear?: (() => void) | undefined
}

/** What narrows the log, asked for when sent: each question is recorded. */
export function LogFilters({ search, person, board, onSearch, onClear }: Props) {
  const [name, setName] = useState(person)
  const [matter, setMatter] = useState(search.arende ?? '')
  const [since, setSince] = useState(search.fran ?? '')
  const [until, setUntil] = useState(search.till ?? '')
  const [operation, setOperation] = useState(search.vad ?? null)
  const [outcome, setOutcome] = useState<string>(search.utfall ?? '')
  const [isFaulty, setFaulty] = useState(false)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const number = matter.trim()
    setFaulty(number !== '' && !REFERENCE.test(number))
    if (number !== '' && !REFERENCE.test(number)) return
    const change = {
      arende: number || undefined,
      fran: parseDate(since) ?? undefined,
      till: parseDate(until) ?? undefined,
      vad: operation ?? undefined,
      utfall: isOutcome(outcome) ? outcome : undefined,
    }
    onSearch(change, name.trim())
  }
  return (
    <Card print="words">
      <form role="search" onSubmit={submit}>
        <Stack>
          <Columns>
            {board}
            <TextField
              label={t.person}
              type="search"
              maxLength={100}
              value={name}
              onChange={({ target }) => setName(target.value)}
            />
            <TextField
              label={t.matter}
              hint={t.matterHint}
              error={isFaulty ? t.matterFault : undefined}
              maxLength={40}
              value={matter}
              onChange={({ target }) => setMatter(target.value)}
            />
            <ComboBox
              label={t.operation}
              hint={t.operationHint}
              items={OPERATIONS}
              value={operation}
              onChange={setOperation}
            />
            <SelectField
              label={t.outcome}
              choices={OUTCOMES}
              empty={t.anyOutcome}
              value={outcome}
              onChange={({ target }) => setOutcome(target.value)}
            />
            <DateField label={t.since} hint={t.sinceHint} value={since} onChange={setSince} />
            <DateField label={t.until} value={until} onChange={setUntil} {...earliest(since)} />
          </Columns>
          <ButtonRow>
            <Button type="submit" kind="primary" icon="search">
              {t.show}
            </Button>
            {onClear === undefined ? null : (
              <Button kind="quiet" icon="close" onClick={onClear}>
                {lists.clear}
              </Button>
            )}
          </ButtonRow>
        </Stack>
      </form>
    </Card>
  )
}

/** The last day is no earlier than the first. */
function earliest(since: string): { min?: string } {
  const first = parseDate(since)
  return first === null ? {} : { min: first }
}

function isOutcome(value: string): value is keyof typeof outcomeLabels {
  return value in outcomeLabels
}
