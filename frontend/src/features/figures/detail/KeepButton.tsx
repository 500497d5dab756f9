import { useState } from 'react'
import { useAction } from '@/forms/useAction'
import { Button } from '@/ui/button/Button'
import { Refusal } from '@/ui/refusal/Refusal'
import { t } from '../messages.sv'
import { type Figure, keep, type Snapshot } from '../queries'

/** Keeps what the figure is today, any number of times. */
export function KeepButton({ figure, onKept }: { figure: Figure; onKept: (snapshot: Snapshot) => void }) {
  const [times, setTimes] = useState(0)
  const kept = (snapshot: Snapshot) => {
    setTimes(times + 1)
    onKept(snapshot)
  }
  return <Once key={times} figure={figure} onKept={kept} />
}

function Once({ figure, onKept }: { figure: Figure; onKept: (snapshot: Snapshot) => void }) {
  const action = useAction<object, Snapshot>({
    kind: 'figure',
    start: {},
    send: (_, how) => keep(figure.id, how),
    says: () => t.kept,
    onSaved: onKept,
  })
  return (
    <>
      <Button icon="copy" onClick={() => action.submit()} pending={action.isPending} pendingText={t.keeping}>
        {t.keep}
      </Button>
      <Refusal error={action.error} />
    </>
  )
}
