import { linkOptions } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { type Board, boardQuery } from '@/api/lookups'
import { may } from '@/api/resource'
import { EditForm } from '@/forms/EditForm'
import { bind, type Fields } from '@/forms/fields'
import { useAction } from '@/forms/useAction'
import { Card } from '@/ui/card/Card'
import { Columns } from '@/ui/layout/Layout'
import { BackLink } from '@/ui/link/Link'
import { PageHeader } from '@/ui/page-header/PageHeader'
import { RiskMatrix } from '@/ui/risk-matrix/RiskMatrix'
import { SelectField } from '@/ui/select-field/SelectField'
import { TextField } from '@/ui/text-field/TextField'
import { MONTHS, t } from './messages.sv'
import { replaceBoard } from './queries'
import { LevelRows, StepRows } from './ScaleRows'
import {
  FIELD_OF,
  NUMBERS,
  previewOf,
  type SettingsValues,
  settingsDifferences,
  toSettings,
  validateSettings,
  valuesOf,
} from './settings-form'

const MONTH_CHOICES = MONTHS.map((label, i) => ({ value: String(i + 1), label }))

interface Props {
  board: Board
  name: ReactNode
  onDone: () => void
}

export function SettingsEditPage({ board, name, onDone }: Props) {
  const action = useAction<SettingsValues, Board, string>({
    kind: 'board',
    start: valuesOf(board),
    validate: validateSettings,
    fieldOf: FIELD_OF,
    seen: board,
    mayStill: (saved) => may(saved, 'replace'),
    query: ({ id }) => boardQuery(id),
    differences: settingsDifferences,
    send: (values, how) => replaceBoard(board.id, toSettings(values), how),
    says: () => t.saved,
    onSaved: onDone,
  })
  const { values, change, fault, id } = action
  const back = linkOptions({ to: '/administration/installningar', search: { namnd: board.id } })
  return (
    <>
      <PageHeader
        back={<BackLink {...back}>{t.title}</BackLink>}
        title={t.editTitle}
        lead={t.editLead}
        meta={name}
      />
      <EditForm action={action} cancel={back}>
        <LimitFields fields={action} />
        <Card title={t.scale}>
          {(['probability', 'consequence'] as const).map((axis) => (
            <StepRows
              key={axis}
              label={t[axis]}
              rows={values[axis]}
              id={(i) => id(`${axis}.${i}`)}
              fault={(i) => fault(`${axis}.${i}`)}
              onChange={(rows) => change({ [axis]: rows })}
            />
          ))}
          <LevelRows rows={values.levels} id={id} fault={fault} onChange={(levels) => change({ levels })} />
        </Card>
        <Card title={t.preview}>
          <RiskMatrix caption={t.preview} {...previewOf(values)} />
        </Card>
      </EditForm>
    </>
  )
}

function LimitFields({ fields }: { fields: Fields<SettingsValues> }) {
  const { text } = bind(fields)
  return (
    <Card title={t.limits}>
      <Columns even>
        {NUMBERS.map((name) => (
          <TextField key={name} {...text(name)} label={t[name]} required width="short" inputMode="numeric" />
        ))}
      </Columns>
      <SelectField
        {...text('month')}
        label={t.month}
        hint={t.monthHint}
        empty={null}
        choices={MONTH_CHOICES}
      />
    </Card>
  )
}
