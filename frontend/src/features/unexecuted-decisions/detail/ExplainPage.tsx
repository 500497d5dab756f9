import { type FormEvent, useId, useState } from 'react'
import { sortFaults } from '@/api/errors'
import { rules } from '@/api/rules.gen'
import { useVersioned } from '@/api/versioned'
import { toast } from '@/lib/toasts'
import { Button, ButtonRow } from '@/ui/button/Button'
import { Card } from '@/ui/card/Card'
import { ConflictDialog } from '@/ui/conflict-dialog/ConflictDialog'
import { ErrorSummary, type FormFault } from '@/ui/error-summary/ErrorSummary'
import { BackLink } from '@/ui/link/Link'
import { PageHeader } from '@/ui/page-header/PageHeader'
import { Refusal } from '@/ui/refusal/Refusal'
import { type Choice, SelectField } from '@/ui/select-field/SelectField'
import { TextArea } from '@/ui/text-area/TextArea'
import { type Decision, explain } from '../queries'
import { useSaving } from './DetailPage'
import styles from './DetailPage.module.css'
import { differences, EXPLAINED, type Explained, startOf, validate } from './explanation'
import { t } from './messages.sv'

interface Props {
  decision: Decision
  reasons: readonly Choice[]
  onDone: () => void
}

/** Why a decision waits, in the words that IVO asks for. */
export function ExplainPage({ decision, reasons, onDone }: Props) {
  const prefix = useId()
  const [values, setValues] = useState(() => startOf(decision))
  const [isTried, setTried] = useState(false)
  const [summary, setSummary] = useState<readonly FormFault[]>([])
  const { latest, onSaved } = useSaving(decision, onDone)
  const saving = useVersioned<Decision, Explained>({
    seen: decision,
    latest,
    send: (given, how) => explain(decision.id, given, how),
    onSaved: (saved) => {
      toast(t.explainSaved)
      onSaved(saved)
    },
  })
  const own = isTried ? validate(values) : {}
  const refused: Partial<Explained> =
    saving.error === null ? {} : sortFaults(saving.error, Object.keys(values)).fields
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const found = Object.entries(validate(values))
    setTried(true)
    setSummary(found.map(([name, text]) => ({ field: prefix + name, text })))
    if (found.length === 0) saving.run(values)
  }
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
      <form noValidate onSubmit={submit} className={styles.form}>
        <ErrorSummary faults={summary} />
        <Refusal error={saving.error} />
        <Card>
          <SelectField
            id={`${prefix}delayReason`}
            label={t.delayReason}
            required
            error={own.delayReason ?? refused.delayReason}
            choices={reasons}
            value={values.delayReason}
            onChange={(event) => setValues({ ...values, delayReason: event.target.value })}
          />
          {EXPLAINED.map((name) => (
            <TextArea
              key={name}
              id={prefix + name}
              label={t.texts[name]}
              hint={t.hints[name]}
              required
              error={own[name] ?? refused[name]}
              limit={rules.ExplanationCreate[name].maxLength}
              value={values[name]}
              onChange={(event) => setValues({ ...values, [name]: event.target.value })}
            />
          ))}
          <ButtonRow>
            <Button type="submit" kind="primary" pending={saving.isPending}>
              {t.explain}
            </Button>
          </ButtonRow>
        </Card>
      </form>
      {saving.conflict === null ? null : (
        <ConflictDialog
          differences={differences(saving.conflict.mine, saving.conflict.saved, reasons)}
          onKeepMine={saving.conflict.isTooLate ? undefined : saving.keepMine}
          onTakeTheirs={saving.takeTheirs}
          onClose={saving.goOn}
          isPending={saving.isPending}
        />
      )}
    </>
  )
}
