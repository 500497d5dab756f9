import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { type FormEvent, lazy, Suspense, useDeferredValue, useState } from 'react'
import { useVersioned } from '@/api/versioned'
import { toast } from '@/lib/toasts'
import { sv } from '@/messages/sv'
import { Button } from '@/ui/button/Button'
import type { ComboItem } from '@/ui/combo-box/ComboBox'
import { ConflictDialog } from '@/ui/conflict-dialog/ConflictDialog'
import { Dialog } from '@/ui/dialog/Dialog'
import { Refusal } from '@/ui/refusal/Refusal'
import { type Decision, findSuccessors, handOver } from '../queries'
import { t } from './messages.sv'

const ComboBox = lazy(() =>
  import('@/ui/combo-box/ComboBox').then((module) => ({ default: module.ComboBox })),
)

interface Props {
  decision: Decision
  latest: () => Promise<Decision>
  onSaved: (decision: Decision) => void
  onClose: () => void
}

/** Who is to find what is needed from now on. */
export function HandOverDialog({ decision, latest, onSaved, onClose }: Props) {
  const [chosen, setChosen] = useState<ComboItem | null>(null)
  const [typed, setTyped] = useState('')
  const [isTried, setTried] = useState(false)
  const text = useDeferredValue(typed.trim())
  const { data = [], isFetching } = useQuery({
    queryKey: ['decisions', 'successors', decision.id, text === chosen?.label ? '' : text],
    placeholderData: keepPreviousData,
    queryFn: () => findSuccessors(decision.id, text === chosen?.label ? '' : text),
  })
  const handing = useVersioned<Decision, ComboItem>({
    seen: decision,
    latest,
    send: (person, how) => handOver(decision.id, { ownerId: person.id }, how),
    onSaved: (saved) => {
      toast(t.handOverDone(saved.ownerName ?? ''))
      onSaved(saved)
    },
  })
  const items = chosen === null || data.some((item) => item.id === chosen.id) ? data : [chosen, ...data]
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (chosen !== null) handing.run(chosen)
  }
  return (
    <Dialog
      title={t.handOverTitle}
      open
      onClose={onClose}
      actions={
        <>
          <Button type="submit" form="hand-over" kind="primary" pending={handing.isPending}>
            {t.handOver}
          </Button>
          <Button kind="quiet" onClick={onClose}>
            {sv.cancel}
          </Button>
        </>
      }
    >
      <p>{t.handOverText}</p>
      <form id="hand-over" noValidate onSubmit={submit}>
        <Refusal error={handing.error} />
        <Suspense fallback={<p>{sv.loading}</p>}>
          <ComboBox
            label={t.handOverTo}
            hint={t.handOverHint}
            required
            error={isTried && chosen === null ? t.handOverFault : undefined}
            items={[...items]}
            value={chosen?.id ?? null}
            onSearch={setTyped}
            busy={isFetching}
            onChange={(id) => setChosen(items.find((person) => person.id === id) ?? null)}
          />
        </Suspense>
      </form>
      {handing.conflict === null ? null : (
        <ConflictDialog
          differences={[
            {
              field: t.owner,
              mine: handing.conflict.mine.label,
              theirs: handing.conflict.saved.ownerName ?? '',
            },
          ]}
          onKeepMine={handing.conflict.isTooLate ? undefined : handing.keepMine}
          onTakeTheirs={handing.takeTheirs}
          onClose={handing.goOn}
          isPending={handing.isPending}
        />
      )}
    </Dialog>
  )
}
