import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { attachmentStatusLabels } from '@/api/codes.gen'
import { may } from '@/api/resource'
import { dateAndTime } from '@/lib/dates'
import { Alert } from '@/ui/alert/Alert'
import { Badge } from '@/ui/badge/Badge'
import { Button } from '@/ui/button/Button'
import { Card } from '@/ui/card/Card'
import { AddFiles } from './AddFiles'
import styles from './Attachments.module.css'
import { sizeText } from './file'
import { t } from './messages.sv'
import { type Attachment, attachmentsQuery, contentAddress } from './queries'

export { attachmentsQuery }

const RemoveDialog = lazy(() => import('./RemoveDialog').then((file) => ({ default: file.RemoveDialog })))
const TONES = {
  received: 'info',
  scanning: 'info',
  clean: 'ok',
  blocked: 'danger',
  removed: 'neutral',
} as const

/** The files of a matter, and the way to add one. Nothing, where there is neither. */
export function AttachmentsOfMatter({ matterId }: { matterId: string }) {
  const [leaving, setLeaving] = useState<Attachment | null>(null)
  const { data } = useQuery(attachmentsQuery(matterId))
  if (data === undefined) return null
  const mayAdd = may(data, 'attachments')
  if (data.attachments.length === 0 && !mayAdd) return null
  return (
    <Card title={t.card}>
      {data.warnings.map(({ pointer, detail }) => (
        <Alert key={pointer} tone="warn" title={detail} />
      ))}
      {data.attachments.length === 0 ? <p className="muted">{t.none}</p> : null}
      {data.attachments.length === 0 ? null : (
        <ul className={styles.rows}>
          {data.attachments.map((one) => (
            <Row key={one.id} matterId={matterId} of={one} onRemove={() => setLeaving(one)} />
          ))}
        </ul>
      )}
      {mayAdd ? <AddFiles matterId={matterId} /> : null}
      <Suspense>
        {leaving === null ? null : (
          <RemoveDialog matterId={matterId} attachment={leaving} onClose={() => setLeaving(null)} />
        )}
      </Suspense>
    </Card>
  )
}

interface RowProps {
  matterId: string
  of: Attachment
  onRemove: () => void
}

function Row({ matterId, of: one, onRemove }: RowProps) {
  const { id, fileName, status, problem, removedReason } = one
  return (
    <li className={styles.row}>
      <div>
        <p className={styles.name}>
          {may(one, 'content') ? (
            <a href={contentAddress(matterId, id)} download>
              {fileName}
            </a>
          ) : (
            fileName
          )}
        </p>
        <p className={styles.soft}>{t.meta(one.addedByName, dateAndTime(one.addedAt), sizeText(one.size))}</p>
        {problem === null ? null : <p>{problem}</p>}
        {removedReason === null ? null : <p className="muted">{t.removed(removedReason)}</p>}
      </div>
      {status === 'clean' ? null : <Badge tone={TONES[status]}>{attachmentStatusLabels[status]}</Badge>}
      {may(one, 'removals') ? (
        <Button kind="quiet" aria-label={t.removeOf(fileName)} onClick={onRemove}>
          {t.remove}
        </Button>
      ) : null}
    </li>
  )
}
