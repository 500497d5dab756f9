import { useQuery } from '@tanstack/react-query'
import { cooperationDirectionLabels } from '@/api/codes.gen'
import { asChoices, codeListQuery } from '@/api/lookups'
import * as rules from '@/api/rules.gen'
import { ActionDialog } from '@/forms/ActionDialog'
import { bind } from '@/forms/fields'
import { useAction } from '@/forms/useAction'
import { DateField } from '@/ui/date-field/DateField'
import { Columns } from '@/ui/layout/Layout'
import { RadioGroup } from '@/ui/radio-group/RadioGroup'
import { SelectField } from '@/ui/select-field/SelectField'
import { TextArea } from '@/ui/text-area/TextArea'
import { TextField } from '@/ui/text-field/TextField'
import { type CooperationValues, FIELD_OF, toCommand, validate, valuesOf } from './cooperation-form'
import { t } from './messages.sv'
import { type Cooperation, type Cooperations, cooperationsQuery, register, strike } from './queries'

const DIRECTIONS = Object.entries(cooperationDirectionLabels).map(([value, label]) => ({ value, label }))

interface RegisterProps {
  matterId: string
  boardId: string
  stands: Cooperation | undefined
  onClose: () => void
}

/** What is to stand about a matter between two organisations: what stood is what it begins with. */
export function RegisterDialog({ matterId, boardId, stands, onClose }: RegisterProps) {
  const { data: counterparts = [] } = useQuery(codeListQuery(boardId, 'counterpart'))
  const { data: categories = [] } = useQuery(codeListQuery(boardId, 'cooperation-category'))
  const action = useAction<CooperationValues, Cooperations>({
    // Their number is one in a diary, and what shows such numbers shows this too.
    kind: 'diary-number',
    start: valuesOf(stands),
    validate,
    fieldOf: FIELD_OF,
    send: (values, how) => register(matterId, toCommand(values), how),
    query: () => cooperationsQuery(matterId),
    says: () => t.saved,
    onSaved: onClose,
  })
  const { text, radio, field } = bind(action)
  const limits = rules.CooperationCreate
  const course = t.course[action.values.direction === '' ? 'to-counterpart' : action.values.direction]
  return (
    <ActionDialog action={action} title={t.registerTitle} save={t.save} onClose={onClose}>
      <p>{t.lead}</p>
      <RadioGroup {...radio('direction')} label={t.direction} required choices={DIRECTIONS} />
      <SelectField
        {...text('counterpart')}
        label={t.counterpart}
        hint={t.counterpartHint}
        required
        choices={asChoices(counterparts)}
      />
      <SelectField {...text('category')} label={t.category} choices={asChoices(categories)} />
      <TextField
        {...text('number')}
        label={t.number}
        hint={t.numberHint}
        width="medium"
        maxLength={limits.externalNumber.maxLength}
      />
      <Columns even>
        <DateField {...field('sent')} label={course.sent} />
        <DateField {...field('answered')} label={course.answered} />
      </Columns>
      <TextArea
        {...text('answer')}
        label={course.answer}
        hint={t.answerHint}
        rows={3}
        limit={limits.counterpartAnswer.maxLength}
      />
    </ActionDialog>
  )
}

interface StrikeProps {
  matterId: string
  cooperation: Cooperation
  onClose: () => void
}

/** A matter is none between two organisations after all. */
export function StrikeDialog({ matterId, cooperation, onClose }: StrikeProps) {
  const action = useAction<{ reason: string }, Cooperations>({
    kind: 'diary-number',
    start: { reason: '' },
    validate: ({ reason }) => (reason.trim() === '' ? { reason: t.faults.reason } : {}),
    send: ({ reason }, how) => strike(matterId, cooperation.id, reason.trim(), how),
    query: () => cooperationsQuery(matterId),
    says: () => t.struck,
    onSaved: onClose,
  })
  return (
    <ActionDialog action={action} title={t.strikeTitle} save={t.strike} onClose={onClose}>
      <p>{t.strikeText}</p>
      <TextArea
        {...bind(action).text('reason')}
        label={t.strikeWhy}
        required
        limit={rules.CooperationStrikeCreate.reason.maxLength}
      />
    </ActionDialog>
  )
}
