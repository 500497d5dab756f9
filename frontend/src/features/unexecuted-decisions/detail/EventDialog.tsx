import { type FormEvent, useId, useState } from 'react'
import { sortFaults } from '@/api/errors'
import { useVersioned } from '@/api/versioned'
import { civilDate } from '@/lib/dates'
import { toast } from '@/lib/toasts'
import { DECISION_EVENT } from '@/messages/decisions.sv'
import { sv } from '@/messages/sv'
import { Button } from '@/ui/button/Button'
import { ConflictDialog } from '@/ui/conflict-dialog/ConflictDialog'
import { Dialog } from '@/ui/dialog/Dialog'
import { Refusal } from '@/ui/refusal/Refusal'
import { addEvent, type Decision } from '../queries'
import { standing } from './changes'
import styles from './DetailPage.module.css'
import { EventFields } from './EventFields'
import { type EventFaults, type EventValues, type Group, kindsFor, toEvent, validateEvent } from './event'
import { t } from './messages.sv'

interface Props {
  decision: Decision
  group: Group
  latest: () => Promise<Decision>
  onSaved: (decision: Decision) => void
  onClose: () => void
}

/** One thing that has happened to a decision, on a day. */
export function EventDialog({ decision, group, latest, onSaved, onClose }: Props) {
  const prefix = useId()
  const id = (name: string) => prefix + name
  const kinds = kindsFor(group, decision)
  const [values, setValues] = useState<EventValues>({
    kind: kinds.length === 1 ? (kinds[0] ?? '') : '',
    happenedOn: civilDate(),
    executedExtent: '',
    wasReasonable: '',
    note: '',
  })
  const [isTried, setTried] = useState(false)
  const adding = useVersioned<Decision, EventValues>({
    seen: decision,
    latest,
    send: (given, how) => addEvent(decision.id, toEvent(given), how),
    onSaved: (saved) => {
      toast(t.saved)
      onSaved(saved)
    },
  })
  const own: EventFaults = isTried ? validateEvent(values, decision, civilDate()) : {}
  const { error } = adding
  const refused: EventFaults =
    error === null || error.faults.length === 0 ? {} : sortFaults(error, Object.keys(values)).fields
  const fault = (name: keyof EventValues) => own[name] ?? refused[name]
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    const faults = validateEvent(values, decision, civilDate())
    const [first] = Object.keys(faults)
    if (first === undefined) adding.run(values)
    else focusOn(id(first))
  }
  return (
    <Dialog
      title={t.groupTitles[group]}
      open
      onClose={onClose}
      actions={
        <>
          <Button type="submit" form={id('form')} kind="primary" pending={adding.isPending}>
            {t.save}
          </Button>
          <Button kind="quiet" onClick={onClose}>
            {sv.cancel}
          </Button>
        </>
      }
    >
      <p className="muted">{t.groupTexts[group]}</p>
      <form id={id('form')} noValidate onSubmit={submit} className={styles.form}>
        <Refusal error={error} />
        <EventFields
          decision={decision}
          group={group}
          kinds={kinds}
          values={values}
          id={id}
          fault={fault}
          onChange={(part) => setValues({ ...values, ...part })}
        />
      </form>
      {adding.conflict === null ? null : (
        <ConflictDialog
          differences={[
            {
              field: t.latest,
              mine: values.kind === '' ? '' : `${DECISION_EVENT[values.kind]} ${values.happenedOn}`,
              theirs: standing(adding.conflict.saved).latest,
            },
            { field: t.status, mine: '', theirs: standing(adding.conflict.saved).status },
          ]}
          onKeepMine={adding.conflict.isTooLate ? undefined : adding.keepMine}
          onTakeTheirs={adding.takeTheirs}
          onClose={adding.goOn}
          isPending={adding.isPending}
        />
      )}
    </Dialog>
  )
}

/** The first field that needs another answer; of a group its first choice. */
function focusOn(id: string) {
  const field = document.getElementById(id)
  const control = field?.matches('fieldset') === true ? field.querySelector('input') : field
  control?.focus()
}
