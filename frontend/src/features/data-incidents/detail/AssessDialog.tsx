import { may } from '@/api/resource'
import * as rules from '@/api/rules.gen'
import { ActionDialog } from '@/forms/ActionDialog'
import { bind } from '@/forms/fields'
import { useAction } from '@/forms/useAction'
import { CheckboxField } from '@/ui/checkbox-field/CheckboxField'
import { FieldSet } from '@/ui/field/Field'
import { RadioGroup } from '@/ui/radio-group/RadioGroup'
import { TextArea } from '@/ui/text-area/TextArea'
import { TextField } from '@/ui/text-field/TextField'
import { moment } from '../clock'
import { RISK, SUBJECTS, t } from '../messages.sv'
import { assess, type Incident, incidentQuery } from '../queries'
import { type AssessValues, KINDS, startOf, toAssessment, validateAssess } from './assess-form'
import { standing } from './changes'
import { MomentFields } from './MomentFields'

const RISKS = Object.entries(RISK).map(([value, label]) => ({ value, label }))
const LIMITS = rules.DataIncidentReplace

/** What the officer knows so far. Little is enough to begin with; it is added to later. */
export function AssessDialog({ incident, onClose }: { incident: Incident; onClose: () => void }) {
  const words = t.assessDialog
  const action = useAction<AssessValues, Incident>({
    kind: 'data-incident',
    start: startOf(incident),
    validate: validateAssess,
    fieldOf: { learnt: 'day', 'learnt.on': 'day', 'learnt.time': 'time', learntReason: 'learntReason' },
    seen: incident,
    mayStill: (saved) => may(saved, 'replace'),
    query: ({ id }) => incidentQuery(id),
    differences: (mine, saved) =>
      standing(saved, [[t.circumstances, mine.circumstances, saved.circumstances]]),
    send: (values, how) => assess(incident.id, toAssessment(values), how),
    says: () => words.saved,
    onSaved: onClose,
  })
  const { values, change } = action
  const { text, radio } = bind(action)
  return (
    <ActionDialog action={action} title={words.title} save={words.save} onClose={onClose}>
      <p>{words.lead}</p>
      <RadioGroup
        {...radio('learnt')}
        label={words.when}
        choices={[
          { value: 'reported', label: words.asReported(moment(incident.reportedAt)) },
          { value: 'other', label: words.other },
        ]}
      />
      {values.learnt === 'other' ? (
        <>
          <MomentFields fields={action} label={words.day} />
          <TextArea
            {...text('learntReason')}
            label={words.reason}
            required
            rows={2}
            limit={LIMITS.learntReason.maxLength}
          />
        </>
      ) : null}
      <TextField {...text('subjectCount')} label={words.count} width="short" inputMode="numeric" />
      <FieldSet label={words.kinds}>
        {KINDS.map((kind) => (
          <CheckboxField
            key={kind}
            label={SUBJECTS[kind]}
            checked={values.subjectKinds.includes(kind)}
            onChange={({ target }) =>
              change({
                subjectKinds: target.checked
                  ? [...values.subjectKinds, kind]
                  : values.subjectKinds.filter((one) => one !== kind),
              })
            }
          />
        ))}
      </FieldSet>
      <RadioGroup {...radio('risk')} label={words.risk} choices={RISKS} />
      <TextArea
        {...text('circumstances')}
        label={t.circumstances}
        rows={3}
        limit={LIMITS.circumstances.maxLength}
      />
      <TextArea
        {...text('consequences')}
        label={t.consequences}
        rows={3}
        limit={LIMITS.consequences.maxLength}
      />
      <TextArea {...text('measures')} label={t.measures} rows={3} limit={LIMITS.measures.maxLength} />
    </ActionDialog>
  )
}
