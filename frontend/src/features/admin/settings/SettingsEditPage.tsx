import { useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { type Board, boardQuery } from '@/api/lookups'
import { EditForm } from '@/forms/EditForm'
import { Pair } from '@/forms/Pair'
import { useEditing } from '@/forms/useEditing'
import { toast } from '@/lib/toasts'
import { sv } from '@/messages/sv'
import { Card } from '@/ui/card/Card'
import { ActionLink, BackLink } from '@/ui/link/Link'
import { PageHeader } from '@/ui/page-header/PageHeader'
import { RiskMatrix } from '@/ui/risk-matrix/RiskMatrix'
import { SelectField } from '@/ui/select-field/SelectField'
import { TextField } from '@/ui/text-field/TextField'
import { MONTHS, t } from './messages.sv'
import { replaceBoard } from './queries'
import { LevelRows, StepRows } from './ScaleRows'
import {
  previewOf,
  SETTINGS_FIELDS,
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
  const client = useQueryClient()
  const query = boardQuery(board.id)
  const editing = useEditing<SettingsValues, Board, string>({
    start: valuesOf(board),
    validate: validateSettings,
    fieldOf: SETTINGS_FIELDS,
    seen: board,
    latest: () => client.fetchQuery({ ...query, staleTime: 0 }),
    send: (values, { version }) => replaceBoard(board.id, toSettings(values), version),
    onSaved: (saved, isMine) => {
      client.setQueryData(query.queryKey, saved)
      if (isMine) toast(t.saved)
      onDone()
    },
  })
  const { values, change, fault, id } = editing
  return (
    <>
      <PageHeader
        back={
          <BackLink to="/administration/installningar" search={{ namnd: board.id }}>
            {t.title}
          </BackLink>
        }
        title={t.editTitle}
        lead={t.editLead}
        meta={name}
      />
      <EditForm
        editing={editing}
        differences={(saved) => settingsDifferences(values, saved)}
        cancel={
          <ActionLink to="/administration/installningar" search={{ namnd: board.id }} kind="quiet">
            {sv.cancel}
          </ActionLink>
        }
      >
        <LimitFields values={values} change={change} fault={fault} id={id} />
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

type FieldProps = Pick<
  ReturnType<typeof useEditing<SettingsValues, Board, string>>,
  'values' | 'change' | 'fault' | 'id'
>

function LimitFields({ values, change, fault, id }: FieldProps) {
  return (
    <Card title={t.limits}>
      <Pair>
        <TextField
          id={id('assessDays')}
          label={t.assessDays}
          required
          width="short"
          inputMode="numeric"
          error={fault('assessDays')}
          value={values.assessDays}
          onChange={(event) => change({ assessDays: event.target.value })}
        />
        <TextField
          id={id('investigateDays')}
          label={t.investigateDays}
          required
          width="short"
          inputMode="numeric"
          error={fault('investigateDays')}
          value={values.investigateDays}
          onChange={(event) => change({ investigateDays: event.target.value })}
        />
      </Pair>
      <SelectField
        id={id('month')}
        label={t.month}
        hint={t.monthHint}
        empty={null}
        error={fault('month')}
        choices={MONTH_CHOICES}
        value={values.month}
        onChange={(event) => change({ month: event.target.value })}
      />
    </Card>
  )
}
