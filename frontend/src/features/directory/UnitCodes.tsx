import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { unitsOnQuery } from '@/api/lookups'
import type { Chosen } from '@/domain/choices'
import { UnitField } from '@/domain/UnitField'
import { ActionDialog } from '@/forms/ActionDialog'
import { bind } from '@/forms/fields'
import { useAction } from '@/forms/useAction'
import { Button } from '@/ui/button/Button'
import { Card } from '@/ui/card/Card'
import { Cell, HeadCell, Table } from '@/ui/table/Table'
import { TextField } from '@/ui/text-field/TextField'
import styles from './directory.module.css'
import { t } from './messages.sv'
import { forgetUnitCode, nameUnit, type UnitCode, unitCodesQuery } from './queries'

/** What the directory calls the board's units, where that is not their names. */
export function UnitCodes({ boardId, mayChange }: { boardId: string; mayChange: boolean }) {
  const { data: codes = [] } = useQuery(unitCodesQuery(boardId))
  const [isAdding, setAdding] = useState(false)
  const [removing, setRemoving] = useState<UnitCode | null>(null)
  return (
    <Card
      flush
      title={t.codes}
      aside={
        mayChange ? (
          <Button icon="plus" onClick={() => setAdding(true)}>
            {t.addCode}
          </Button>
        ) : undefined
      }
    >
      <p className={styles.text}>{codes.length === 0 ? t.noCodes : t.codesText}</p>
      {codes.length === 0 ? null : <CodeTable codes={codes} onRemove={mayChange ? setRemoving : undefined} />}
      {isAdding ? <AddDialog boardId={boardId} onClose={() => setAdding(false)} /> : null}
      {removing === null ? null : <RemoveDialog code={removing} onClose={() => setRemoving(null)} />}
    </Card>
  )
}

interface TableProps {
  codes: readonly UnitCode[]
  onRemove: ((code: UnitCode) => void) | undefined
}

function CodeTable({ codes, onRemove }: TableProps) {
  return (
    <Table
      caption={t.codes}
      stack
      head={
        <>
          <HeadCell>{t.codeColumns.code}</HeadCell>
          <HeadCell>{t.codeColumns.unit}</HeadCell>
          {onRemove === undefined ? null : (
            <HeadCell>
              <span className="visually-hidden">{t.codeColumns.remove}</span>
            </HeadCell>
          )}
        </>
      }
    >
      {codes.map((code) => (
        <tr key={code.id}>
          <Cell row>{code.code}</Cell>
          <Cell label={t.codeColumns.unit}>{code.unitName}</Cell>
          {onRemove === undefined ? null : (
            <Cell>
              <Button kind="quiet" aria-label={t.removeCodeOf(code.code)} onClick={() => onRemove(code)}>
                {t.removeCode}
              </Button>
            </Cell>
          )}
        </tr>
      ))}
    </Table>
  )
}

interface CodeValues {
  code: string
  unit: Chosen | null
}

function AddDialog({ boardId, onClose }: { boardId: string; onClose: () => void }) {
  const { data: units = [] } = useQuery(unitsOnQuery(boardId))
  const action = useAction<CodeValues, UnitCode>({
    kind: 'directory-unit',
    start: { code: '', unit: null },
    validate: ({ code, unit }) => ({
      ...(code.trim() === '' ? { code: t.codeMissing } : {}),
      ...(unit === null ? { unit: t.unitMissing } : {}),
    }),
    fieldOf: { unitId: 'unit' },
    send: ({ code, unit }, how) => nameUnit({ boardId, code, unitId: unit?.id ?? '' }, how),
    says: (saved) => t.codeAdded(saved.code),
    onSaved: onClose,
  })
  const { text, field } = bind(action)
  return (
    <ActionDialog action={action} title={t.addCode} onClose={onClose}>
      <TextField {...text('code')} label={t.code} required />
      <UnitField key={units.length} {...field('unit')} label={t.unit} required units={units} />
    </ActionDialog>
  )
}

function RemoveDialog({ code, onClose }: { code: UnitCode; onClose: () => void }) {
  const action = useAction<object, UnitCode>({
    kind: 'directory-unit',
    start: {},
    send: async () => {
      await forgetUnitCode(code)
      return code
    },
    says: () => t.codeRemoved,
    onSaved: onClose,
  })
  return (
    <ActionDialog action={action} title={t.removeCodeTitle} save={t.removeCode} isDanger onClose={onClose}>
      <p>{t.removeCodeText}</p>
    </ActionDialog>
  )
}
