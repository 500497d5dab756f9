import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { audienceLabels } from '@/api/codes.gen'
import { may } from '@/api/resource'
import { dateAndTime } from '@/lib/dates'
import { Button } from '@/ui/button/Button'
import { Card } from '@/ui/card/Card'
import styles from './Around.module.css'
import { t } from './messages.sv'
import { messagesQuery } from './queries'
import { Warnings } from './Warnings'

const MessageDialog = lazy(() => import('./MessageDialog').then((file) => ({ default: file.MessageDialog })))

/** What is written in a matter, and the way to write. Nothing, where there is neither. */
export function Messages({ matterId }: { matterId: string }) {
  const [isWriting, setWriting] = useState(false)
  const { data } = useQuery(messagesQuery(matterId))
  if (data === undefined) return null
  const maySend = may(data, 'messages')
  if (data.messages.length === 0 && !maySend) return null
  return (
    <Card
      title={t.messages}
      aside={
        maySend ? (
          <Button icon="plus" onClick={() => setWriting(true)}>
            {t.write}
          </Button>
        ) : undefined
      }
    >
      <Warnings of={data.warnings} />
      {data.messages.length === 0 ? <p className="muted">{t.noMessages}</p> : null}
      <ol className={styles.rows}>
        {data.messages.map(({ id, authorName, sentAt, audience, text }) => (
          <li key={id}>
            <p className={styles.name}>{authorName}</p>
            <p className={styles.soft}>
              {dateAndTime(sentAt)} · {t.to(audienceLabels[audience])}
            </p>
            <p className={styles.text}>{text}</p>
          </li>
        ))}
      </ol>
      {isWriting ? (
        <Suspense>
          <MessageDialog matterId={matterId} onClose={() => setWriting(false)} />
        </Suspense>
      ) : null}
    </Card>
  )
}
