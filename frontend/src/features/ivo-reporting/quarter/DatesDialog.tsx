import { type FormEvent, useState } from 'react'
import { sortFaults } from '@/api/errors'
import { useVersioned } from '@/api/versioned'
import { toast } from '@/lib/toasts'
import { sv } from '@/messages/sv'
import { Button } from '@/ui/button/Button'
import { ConflictDialog } from '@/ui/conflict-dialog/ConflictDialog'
import { DateField } from '@/ui/date-field/DateField'
import { Dialog } from '@/ui/dialog/Dialog'
import { Refusal } from '@/ui/refusal/Refusal'
import { TextField } from '@/ui/text-field/TextField'
import { t } from '../messages.sv'
import { type Report, reschedule } from '../queries'
import styles from './About.module.css'
import { type DatesFaults, type DatesValues, differences, toDates, validateDates } from './dates'

interface Props {
  report: Report
  latest: () => Promise<Report>
  onSaved: (report: Report) => void
  onClose: () => void
}

/** The days of a quarter are told by IVO each year, so they are data and not rules. */
export function DatesDialog({ report, latest, onSaved, onClose }: Props) {
  const [values, setValues] = useState<DatesValues>({
    opensOn: report.opensOn,
    dueOn: report.dueOn,
    smallLimit: String(report.smallLimit),
  })
  const [isTried, setTried] = useState(false)
  const saving = useVersioned<Report, DatesValues>({
    seen: report,
    latest,
    send: (given, how) => reschedule(report.id, toDates(given), how),
    onSaved: (saved) => {
      toast(t.editSaved)
      onSaved(saved)
    },
  })
  const own: DatesFaults = isTried ? validateDates(values) : {}
  const refused: DatesFaults =
    saving.error === null ? {} : sortFaults(saving.error, Object.keys(values)).fields
  const fault = (name: keyof DatesValues) => own[name] ?? refused[name]
  const take = (part: Partial<DatesValues>) => setValues({ ...values, ...part })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (Object.keys(validateDates(values)).length === 0) saving.run(values)
  }
  return (
    <Dialog
      title={t.editTitle}
      open
      onClose={onClose}
      actions={
        <>
          <Button type="submit" form="dates" kind="primary" pending={saving.isPending}>
            {sv.save}
          </Button>
          <Button kind="quiet" onClick={onClose}>
            {sv.cancel}
          </Button>
        </>
      }
    >
      <p className="muted">{t.editText}</p>
      <form id="dates" noValidate onSubmit={submit} className={styles.form}>
        <Refusal error={saving.error} />
        <DateField
          label={t.opens}
          required
          error={fault('opensOn')}
          value={values.opensOn}
          onChange={(opensOn) => take({ opensOn })}
        />
        <DateField
          label={t.due}
          required
          error={fault('dueOn')}
          value={values.dueOn}
          onChange={(dueOn) => take({ dueOn })}
        />
        <TextField
          label={t.editSmall}
          hint={t.editSmallHint}
          required
          width="short"
          inputMode="numeric"
          readOnly={report.status !== 'open'}
          error={fault('smallLimit')}
          value={values.smallLimit}
          onChange={(event) => take({ smallLimit: event.target.value })}
        />
      </form>
      {saving.conflict === null ? null : (
        <ConflictDialog
          differences={differences(saving.conflict.mine, saving.conflict.saved)}
          onKeepMine={saving.conflict.isTooLate ? undefined : saving.keepMine}
          onTakeTheirs={saving.takeTheirs}
          onClose={saving.goOn}
          isPending={saving.isPending}
        />
      )}
    </Dialog>
  )
}
