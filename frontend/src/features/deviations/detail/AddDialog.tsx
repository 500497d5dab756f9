import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { rules } from '@/api/rules.gen'
import { toast } from '@/lib/toasts'
import { sv } from '@/messages/sv'
import { Button } from '@/ui/button/Button'
import { Dialog } from '@/ui/dialog/Dialog'
import { Refusal } from '@/ui/refusal/Refusal'
import { TextArea } from '@/ui/text-area/TextArea'
import { add, type Deviation, deviationQuery } from '../queries'
import { t } from './messages.sv'

/** Words added to a report. What was reported stands as it was. */
export function AddDialog({ deviation, onClose }: { deviation: Deviation; onClose: () => void }) {
  const [key] = useState(() => crypto.randomUUID())
  const [text, setText] = useState('')
  const [fault, setFault] = useState<string>()
  const client = useQueryClient()
  const adding = useMutation({
    mutationFn: () => add(deviation, text.trim(), key),
    onSuccess: (changed) => {
      client.setQueryData(deviationQuery(deviation.id).queryKey, changed)
      toast(t.added)
      onClose()
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (text.trim() === '') setFault(t.addFault)
    else adding.mutate()
  }
  return (
    <Dialog
      title={t.addTitle}
      open
      onClose={onClose}
      actions={
        <>
          <Button type="submit" form="add" kind="primary" pending={adding.isPending}>
            {t.add}
          </Button>
          <Button kind="quiet" onClick={onClose}>
            {sv.cancel}
          </Button>
        </>
      }
    >
      <form id="add" noValidate onSubmit={submit}>
        <Refusal error={adding.error} />
        <TextArea
          label={t.addText}
          hint={t.addHint}
          error={fault}
          required
          limit={rules.AdditionCreate.text.maxLength}
          onChange={(event) => {
            setText(event.target.value)
            setFault(undefined)
          }}
        />
      </form>
    </Dialog>
  )
}
