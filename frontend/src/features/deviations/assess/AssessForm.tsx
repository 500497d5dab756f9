import { type FormEvent, useId, useState } from 'react'
import type { ApiError } from '@/api/errors'
import { sortFaults } from '@/api/errors'
import { rules } from '@/api/rules.gen'
import { Button } from '@/ui/button/Button'
import { Card } from '@/ui/card/Card'
import { ErrorSummary, type FormFault } from '@/ui/error-summary/ErrorSummary'
import { FieldSet } from '@/ui/field/Field'
import { RadioGroup } from '@/ui/radio-group/RadioGroup'
import { Refusal } from '@/ui/refusal/Refusal'
import { RiskMatrixPicker } from '@/ui/risk-matrix/RiskMatrix'
import { type Choice, SelectField } from '@/ui/select-field/SelectField'
import { TextArea } from '@/ui/text-area/TextArea'
import { DECISION, type Decision } from '../messages.sv'
import styles from './AssessPage.module.css'
import {
  type AssessmentFaults,
  type AssessmentValues,
  isAsked,
  isNeeded,
  validateAssessment,
} from './assessment'
import { t } from './messages.sv'
import type { RiskScale } from './risk-scale'

const DECISIONS = Object.entries(DECISION).map(([value, text]) => ({ value, ...text }))
const EMPTY: AssessmentValues = { decision: '', category: '', lawArea: '', risk: null, reason: '' }

interface Props {
  categories: readonly Choice[]
  lawAreas: readonly Choice[]
  scale: RiskScale
  onSave: (values: AssessmentValues) => void
  isPending: boolean
  error: ApiError | null
}

export function AssessForm({ categories, lawAreas, scale, onSave, isPending, error }: Props) {
  const prefix = useId()
  const [values, setValues] = useState(EMPTY)
  const [tried, setTried] = useState<readonly FormFault[]>([])
  const [isTried, setIsTried] = useState(false)
  const own: AssessmentFaults = isTried ? validateAssessment(values) : {}
  const refused: AssessmentFaults = error === null ? {} : sortFaults(error, Object.keys(EMPTY)).fields
  const change = (part: Partial<AssessmentValues>) => setValues({ ...values, ...part })
  const fault = (name: keyof AssessmentValues) => own[name] ?? refused[name]
  const { decision } = values
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const found = Object.entries(validateAssessment(values))
    setIsTried(true)
    setTried(found.map(([name, text]) => ({ field: prefix + name, text })))
    if (found.length === 0 && !isPending) onSave(values)
  }
  return (
    <form noValidate onSubmit={submit} className={styles.form}>
      <ErrorSummary faults={tried} />
      <Card>
        <RadioGroup
          id={`${prefix}decision`}
          name="decision"
          label={t.decision}
          look="cards"
          required
          error={fault('decision')}
          choices={DECISIONS}
          value={decision}
          input={{ onChange: (event) => change({ decision: event.target.value as Decision }) }}
        />
      </Card>
      {isAsked(decision, 'category') ? (
        <Card>
          <SelectField
            id={`${prefix}category`}
            label={t.category}
            hint={t.categoryHint}
            required={isNeeded(decision, 'category')}
            error={fault('category')}
            choices={categories}
            value={values.category}
            onChange={(event) => change({ category: event.target.value })}
          />
          <SelectField
            id={`${prefix}lawArea`}
            label={t.law}
            hint={t.lawHint}
            required={isNeeded(decision, 'lawArea')}
            error={fault('lawArea')}
            choices={lawAreas}
            value={values.lawArea}
            onChange={(event) => change({ lawArea: event.target.value })}
          />
          <FieldSet
            id={`${prefix}risk`}
            label={t.risk}
            hint={t.riskHint}
            required={isNeeded(decision, 'risk')}
            error={fault('risk')}
          >
            <RiskMatrixPicker
              name="risk"
              {...scale}
              value={values.risk}
              onChange={(risk) => change({ risk })}
            />
          </FieldSet>
        </Card>
      ) : null}
      <Card>
        <TextArea
          id={`${prefix}reason`}
          label={t.reason}
          hint={t.reasonHints[decision]}
          required={isNeeded(decision, 'reason')}
          error={fault('reason')}
          limit={rules.AssessmentCreate.reason.maxLength}
          value={values.reason}
          onChange={(event) => change({ reason: event.target.value })}
        />
        <Refusal error={error} />
        <Button type="submit" kind="primary" pending={isPending}>
          {t.save[decision]}
        </Button>
      </Card>
    </form>
  )
}
