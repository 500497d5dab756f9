import { useState } from 'react'
import { useAction } from '@/forms/useAction'
import { Button } from '@/ui/button/Button'
import { Refusal } from '@/ui/refusal/Refusal'
import { t } from './messages.sv'
import { fetchFile, type ListExport } from './queries'

/** Fetches the file, any number of times while its day lasts. */
export function FetchButton({ shown }: { shown: ListExport }) {
  const [times, setTimes] = useState(0)
  return <Once key={times} shown={shown} onDone={() => setTimes(times + 1)} />
}

function Once({ shown, onDone }: { shown: ListExport; onDone: () => void }) {
  const action = useAction<object, ListExport>({
    kind: 'list-export',
    start: {},
    send: async () => {
      await fetchFile(shown)
      return shown
    },
    says: () => t.fetched,
    onSaved: onDone,
  })
  return (
    <>
      <Button
        kind="primary"
        icon="download"
        onClick={() => action.submit()}
        pending={action.isPending}
        pendingText={t.fetching}
      >
        {t.fetch}
      </Button>
      <Refusal error={action.error} />
    </>
  )
}
