import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { unitsOnQuery } from '@/api/lookups'
import { may } from '@/api/resource'
import type { Chosen } from '@/domain/choices'
import { UnitField } from '@/domain/UnitField'
import { ActionDialog } from '@/forms/ActionDialog'
import { bind } from '@/forms/fields'
import { useAction } from '@/forms/useAction'
import { civilDate, longDate } from '@/lib/dates'
import { parseDate } from '@/lib/typed-dates'
import { Badge } from '@/ui/badge/Badge'
import { Button } from '@/ui/button/Button'
import { Card } from '@/ui/card/Card'
import { DateField } from '@/ui/date-field/DateField'
import { Link } from '@/ui/link/Link'
import { Cell, HeadCell, Table } from '@/ui/table/Table'
import { t } from './messages.sv'
import { createArea, endArea, type IntakeArea, intakeAreaQuery, intakeAreasQuery } from './queries'

/** Where a board's reports first go to an intake function, and who that is. */
export function IntakeAreas({ boardId }: { boardId: string }) {
  const { data: areas = [] } = useQuery(intakeAreasQuery(boardId))
  const [isAdding, setAdding] = useState(false)
  const [ending, setEnding] = useState<IntakeArea | null>(null)
  return (
    <Card
      title={t.title}
      aside={
        <Button icon="plus" onClick={() => setAdding(true)}>
          {t.add}
        </Button>
      }
    >
      <p className="muted">{areas.length === 0 ? t.none : t.text}</p>
      {areas.length === 0 ? null : <AreaTable areas={areas} onEnd={setEnding} />}
      {isAdding ? <AddDialog boardId={boardId} onClose={() => setAdding(false)} /> : null}
      {ending === null ? null : <EndDialog area={ending} onClose={() => setEnding(null)} />}
    </Card>
  )
}

function AreaTable({ areas, onEnd }: { areas: readonly IntakeArea[]; onEnd: (area: IntakeArea) => void }) {
  return (
    <Table
      caption={t.title}
      stack
      head={
        <>
          <HeadCell>{t.columns.unit}</HeadCell>
          <HeadCell>{t.columns.holders}</HeadCell>
          <HeadCell>{t.columns.time}</HeadCell>
          <HeadCell>
            <span className="visually-hidden">{t.columns.steps}</span>
          </HeadCell>
        </>
      }
    >
      {areas.map((area) => (
        <tr key={area.id}>
          <Cell row>{area.unitName}</Cell>
          <Cell label={t.columns.holders}>
            {area.holders.length === 0 && area.isValid ? <Nobody /> : area.holders.join(', ')}
          </Cell>
          <Cell label={t.columns.time}>{timeOf(area)}</Cell>
          <Cell>
            {may(area, 'replace') ? (
              <Button kind="quiet" aria-label={t.endOf(area.unitName)} onClick={() => onEnd(area)}>
                {t.end}
              </Button>
            ) : null}
          </Cell>
        </tr>
      ))}
    </Table>
  )
}

/** An area that nobody is the intake function of: what that means, and the way to put it right. */
function Nobody() {
  return (
    <>
      <Badge tone="warn" icon="alert">
        {t.nobody}
      </Badge>{' '}
      {t.nobodyText} <Link to="/administration/personer">{t.give}</Link>
    </>
  )
}

function timeOf({ validFrom, validTo }: IntakeArea): string {
  return validTo === null ? t.from(longDate(validFrom)) : t.between(longDate(validFrom), longDate(validTo))
}

interface AreaValues {
  unit: Chosen | null
  first: string
  last: string
}

function AddDialog({ boardId, onClose }: { boardId: string; onClose: () => void }) {
  const { data: units = [] } = useQuery(unitsOnQuery(boardId))
  const action = useAction<AreaValues, IntakeArea>({
    kind: 'intake-area',
    start: { unit: null, first: civilDate(), last: '' },
    validate: ({ unit, first, last }) => ({
      ...(unit === null ? { unit: t.unitFault } : {}),
      ...(parseDate(first) === null ? { first: t.dayFault } : {}),
      ...(last !== '' && parseDate(last) === null ? { last: t.dayFault } : {}),
    }),
    fieldOf: { unitId: 'unit', validFrom: 'first', validTo: 'last' },
    send: ({ unit, first, last }, how) =>
      createArea(
        {
          boardId,
          unitId: unit?.id ?? '',
          validFrom: parseDate(first) ?? '',
          validTo: last === '' ? null : parseDate(last),
        },
        how,
      ),
    says: (saved) => t.added(saved.unitName),
    onSaved: onClose,
  })
  const { field } = bind(action)
  return (
    <ActionDialog action={action} title={t.add} onClose={onClose}>
      <UnitField
        key={units.length}
        {...field('unit')}
        label={t.unit}
        hint={t.unitHint}
        required
        units={units}
      />
      <DateField {...field('first')} label={t.first} required />
      <DateField {...field('last')} label={t.last} hint={t.lastHint} />
    </ActionDialog>
  )
}

function EndDialog({ area, onClose }: { area: IntakeArea; onClose: () => void }) {
  const action = useAction<{ last: string }, IntakeArea>({
    kind: 'intake-area',
    start: { last: area.validTo ?? civilDate() },
    seen: area,
    query: ({ id }) => intakeAreaQuery(id),
    differences: ({ last }, saved) => [{ field: t.last, mine: last, theirs: saved.validTo ?? '' }],
    mayStill: (saved) => may(saved, 'replace'),
    validate: ({ last }) => (last !== '' && parseDate(last) === null ? { last: t.dayFault } : {}),
    fieldOf: { validTo: 'last' },
    send: ({ last }, how) => endArea(area.id, { validTo: last === '' ? null : parseDate(last) }, how),
    says: (saved) => t.ended(saved.unitName),
    onSaved: onClose,
  })
  const { field } = bind(action)
  return (
    <ActionDialog action={action} title={t.endTitle(area.unitName)} onClose={onClose}>
      <p>{t.endText}</p>
      <DateField {...field('last')} label={t.last} hint={t.lastHint} />
    </ActionDialog>
  )
}
