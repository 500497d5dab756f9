import { useRef } from 'react'
import { civilDate } from '@/lib/dates'
import { Button, IconButton } from '@/ui/button/Button'
import { FieldSet } from '@/ui/field/Field'
import { TextField } from '@/ui/text-field/TextField'
import styles from './HeadcountRows.module.css'
import { t } from './messages.sv'
import type { HeadcountRow } from './unit-form'

interface Props {
  id: string
  rows: readonly HeadcountRow[]
  error: string | undefined
  onChange: (rows: readonly HeadcountRow[]) => void
}

/** How many people a unit had, a row per year. */
export function HeadcountRows({ id, rows, error, onChange }: Props) {
  const list = useRef<HTMLDivElement>(null)
  const change = (row: HeadcountRow, part: Partial<HeadcountRow>) =>
    onChange(rows.map((other) => (other === row ? { ...other, ...part } : other)))
  const remove = (row: HeadcountRow) => {
    onChange(rows.filter((other) => other !== row))
    list.current?.querySelector<HTMLElement>('[data-add]')?.focus()
  }
  const add = () => {
    onChange([...rows, { id: crypto.randomUUID(), year: nextYear(rows), persons: '' }])
    setTimeout(() => list.current?.querySelector<HTMLElement>('[data-row]:last-of-type input')?.focus())
  }
  return (
    <FieldSet id={id} label={t.headcounts} hint={t.headcountHint} error={error}>
      <div ref={list} className={styles.rows}>
        {rows.map((row) => (
          <div key={row.id} data-row className={styles.row}>
            <TextField
              label={t.year}
              inputMode="numeric"
              width="short"
              value={row.year}
              onChange={(event) => change(row, { year: event.target.value })}
            />
            <TextField
              label={t.persons}
              inputMode="numeric"
              width="short"
              value={row.persons}
              onChange={(event) => change(row, { persons: event.target.value })}
            />
            <IconButton icon="close" label={t.removeYear(row.year)} onClick={() => remove(row)} />
          </div>
        ))}
        <div>
          <Button kind="quiet" icon="plus" data-add onClick={add}>
            {t.addYear}
          </Button>
        </div>
      </div>
    </FieldSet>
  )
}

/** The year after the last one given, else this year. */
function nextYear(rows: readonly HeadcountRow[]): string {
  const years = rows.map((row) => Number(row.year)).filter((year) => year > 0)
  return years.length === 0 ? civilDate().slice(0, 4) : String(Math.max(...years) + 1)
}
