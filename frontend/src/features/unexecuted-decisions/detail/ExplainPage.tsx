import { may } from '@/api/resource'
import * as rules from '@/api/rules.gen'
import { EditForm } from '@/forms/EditForm'
import { bind } from '@/forms/fields'
import { useAction } from '@/forms/useAction'
import { Card } from '@/ui/card/Card'
import { BackLink } from '@/ui/link/Link'
import { PageHeader } from '@/ui/page-header/PageHeader'
import { type Choice, SelectField } from '@/ui/select-field/SelectField'
import { TextArea } from '@/ui/text-area/TextArea'
import { type Decision, decisionQuery, explain } from '../queries'
import { differences, EXPLAINED, type Explained, startOf, validate } from './explanation'
import { t } from './messages.sv'

interface Props {
  decision: Decision
  reasons: readonly Choice[]
  onDone: () => void
}

/** Why a decision waits, in the words that IVO asks for. */
export function ExplainPage({ decision, reasons, onDone }: Props) {
  const action = useAction<Explained, Decision>({
    kind: 'decision',
    start: startOf(decision),
    validate,
    seen: decision,
    mayStill: (saved) => may(saved, 'explanations'),
    query: ({ id }) => decisionQuery(id),
    differences: (mine, saved) => differences(mine, saved, reasons),
    send: (values, how) => explain(decision.id, values, how),
    says: () => t.explainSaved,
    onSaved: onDone,
  })
  const { text } = bind(action)
  return (
    <>
      <PageHeader
        back={
          <BackLink to="/ej-verkstallda/$id" params={{ id: decision.id }}>
            {t.backToDecision}
          </BackLink>
        }
        title={t.explainTitle}
        lead={t.explainLead}
        meta={`${decision.benefit.label}, ${decision.reference}`}
      />
      <EditForm action={action} save={t.explain}>
        <Card>
          <SelectField {...text('delayReason')} label={t.delayReason} required choices={reasons} />
          {EXPLAINED.map((name) => (
            <TextArea
              key={name}
              {...text(name)}
              label={t.texts[name]}
              hint={t.hints[name]}
              required
              limit={rules.ExplanationCreate[name].maxLength}
            />
          ))}
        </Card>
      </EditForm>
    </>
  )
}
