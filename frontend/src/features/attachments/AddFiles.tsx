import { useId, useRef, useState } from 'react'
import { ApiError } from '@/api/errors'
import { useSaved } from '@/api/resource'
import { announce } from '@/lib/announce'
import { Alert } from '@/ui/alert/Alert'
import { Button, buttonClass } from '@/ui/button/Button'
import { Icon } from '@/ui/icon/Icon'
import { Progress } from '@/ui/progress/Progress'
import styles from './Attachments.module.css'
import { ACCEPTED, fileFault, MOST } from './file'
import { t } from './messages.sv'
import { add } from './queries'

/** A file on its way: how far it has come, or why it did not arrive. The key makes it one file however often it is sent. */
interface Sending {
  key: string
  file: File
  percent: number
  error: string | null
  mayAgain: boolean
}

/** Chooses files, or takes photos, and sends them one by one. What did not arrive is said, and can be sent again. */
export function AddFiles({ matterId }: { matterId: string }) {
  const id = useId()
  const { sending, choose, again, leaveOut } = useSending(matterId)
  return (
    <>
      {sending.map(({ key, file, percent, error, mayAgain }) =>
        error === null ? (
          <Progress
            key={key}
            label={t.sending(file.name)}
            value={percent}
            text={`${file.name}: ${t.percent(percent)}`}
          />
        ) : (
          <Alert
            key={key}
            tone="danger"
            live
            title={t.failed(file.name)}
            actions={
              <>
                {mayAgain ? <Button onClick={() => again(key)}>{t.again}</Button> : null}
                <Button kind="quiet" onClick={() => leaveOut(key)}>
                  {t.leaveOut}
                </Button>
              </>
            }
          >
            {error}
          </Alert>
        ),
      )}
      <div className={styles.choice}>
        <input
          id={id}
          type="file"
          multiple
          accept={ACCEPTED}
          aria-describedby={`${id}-hint`}
          className={styles.input}
          onClick={(event) => {
            event.currentTarget.value = '' // so that the same file can be chosen again when it has been mended
          }}
          onChange={(event) => choose([...(event.target.files ?? [])])}
        />
        <label htmlFor={id} className={buttonClass('secondary')}>
          <Icon name="plus" />
          {t.add}
        </label>
        <p id={`${id}-hint`} className={styles.soft}>
          {t.hint(MOST)}
        </p>
      </div>
    </>
  )
}

function useSending(matterId: string) {
  const [sending, setSending] = useState<readonly Sending[]>([])
  const queue = useRef(Promise.resolve())
  const saved = useSaved('attachment')
  const change = (key: string, part: Partial<Sending>) =>
    setSending((all) => all.map((one) => (one.key === key ? { ...one, ...part } : one)))
  const leaveOut = (key: string) => setSending((all) => all.filter((one) => one.key !== key))

  const send = async ({ key, file }: Sending) => {
    try {
      await add(matterId, file, { key }, (percent) => change(key, { percent }))
      leaveOut(key)
      announce(t.sent(file.name))
      saved()
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      change(key, { error: error.detail || error.title, mayAgain: error.isTransient || error.isUnknown })
    }
  }
  const enqueue = (one: Sending) => {
    queue.current = queue.current.then(() => send(one))
  }
  const choose = (files: readonly File[]) => {
    const chosen = files.map((file) => {
      const error = fileFault(file)
      return { key: crypto.randomUUID(), file, percent: 0, error, mayAgain: false }
    })
    setSending((all) => [...all, ...chosen])
    for (const one of chosen) if (one.error === null) enqueue(one)
  }
  const again = (key: string) => {
    const one = sending.find((each) => each.key === key)
    if (one === undefined) return
    change(key, { error: null, percent: 0 })
    enqueue(one)
  }
  return { sending, choose, again, leaveOut }
}
