import type { ReactNode } from 'react'
import { effectLabels } from '@/api/codes.gen'
import { actionQuery } from '@/api/lookups'
import { may } from '@/api/resource'
import * as rules from '@/api/rules.gen'
import { ActionDialog } from '@/forms/ActionDialog'
import { bind } from '@/forms/fields'
import { useAction } from '@/forms/useAction'
import { civilDate, longDate } from '@/lib/dates'
import { RadioGroup } from '@/ui/radio-group/RadioGroup'
import { TextArea } from '@/ui/text-area/TextArea'
import { standing } from './changes'
import { type JudgementValues, needsReason, START, toJudgement, validateJudgement } from './judge-form'
import { Measured } from './Measured'
import { t } from './messages.sv'
import { type Action, judge, type MatterEffects } from './queries'

const EFFECTS = Object.entries(effectLabels).map(([value, label]) => ({ value, label }))
const HOLDS = [
  { value: 'yes', label: t.yes },
  { value: 'no', label: t.no },
]

interface Props {
  action: Action
  measured: MatterEffects['measured']
  chart: ReactNode
  onClose: () => void
}

/** Whether an action helped, with what was registered beforehand in view. Nothing is chosen beforehand. */
export function JudgeDialog({ action: seen, measured, chart, onClose }: Props) {
  const { statement = null, followUpOn = '' } = seen.measures.at(-1) ?? {}
  const isEarly = followUpOn > civilDate()
  const outcome = measured?.comparison.outcome ?? null
  const action = useAction<JudgementValues, Action>({
    kind: 'action',
    start: START,
    validate: (values) => validateJudgement(values, statement !== null, outcome, isEarly),
    seen,
    query: ({ id }) => actionQuery(id),
    mayStill: (saved) => may(saved, 'judgements'),
    differences: ({ effect, reason }, saved) => [
      ...standing(saved, effect),
      { field: t.reason, mine: reason, theirs: '' },
    ],
    send: (values, how) => judge(seen.id, toJudgement(values), how),
    says: () => t.judged,
    onSaved: onClose,
  })
  const { text, radio } = bind(action)
  return (
    <ActionDialog action={action} title={t.judge} save={t.judgeSave} onClose={onClose}>
      <p>{t.judgeText}</p>
      {isEarly ? <p>{t.early(longDate(followUpOn))}</p> : null}
      {measured === null ? null : <Measured measured={measured} />}
      {measured === null ? null : chart}
      {statement === null ? null : (
        <>
          <p>{t.statement(statement)}</p>
          <RadioGroup {...radio('holds')} label={t.holds} look="inline" required choices={HOLDS} />
        </>
      )}
      <RadioGroup {...radio('effect')} label={t.didItHelp} required choices={EFFECTS} />
      <TextArea
        {...text('reason')}
        label={t.reason}
        hint={t.reasonHint}
        required={needsReason(action.values, outcome, isEarly)}
        limit={rules.ActionJudgementCreate.reason.maxLength}
      />
    </ActionDialog>
  )
}
