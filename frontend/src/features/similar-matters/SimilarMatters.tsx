import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { actionStatusLabels, effectLabels, linkKindLabels } from '@/api/codes.gen'
import { may } from '@/api/resource'
import { pageOf } from '@/domain/matters'
import { ActionDialog } from '@/forms/ActionDialog'
import { useAction } from '@/forms/useAction'
import { civilDate, shortDate } from '@/lib/dates'
import { Button } from '@/ui/button/Button'
import { Card } from '@/ui/card/Card'
import { Link } from '@/ui/link/Link'
import { Refusal } from '@/ui/refusal/Refusal'
import { t } from './messages.sv'
import { type LinkKind, linkAs, type Similar, similarQuery } from './queries'
import styles from './SimilarMatters.module.css'

interface Props {
  kind: 'deviation'
  matterId: string
  /** The category that is chosen but not saved. */
  category?: string | null
}

/** Earlier matters that are like one, with what was done and whether it helped, and one press to say that it is the same again. */
export function SimilarMatters({ kind, matterId, category = null }: Props) {
  const { data } = useQuery(similarQuery(matterId, category))
  if (data === undefined) return null
  const { similarMatters } = data
  return (
    <Card title={t.title} print={false}>
      {similarMatters.length === 0 ? (
        <p className="muted">{t.none}</p>
      ) : (
        <>
          <p className="muted">{t.lead}</p>
          <ul className={styles.rows}>
            {similarMatters.map((similar) => (
              <li key={similar.id} className={styles.row}>
                <Row kind={kind} similar={similar} />
                <LinkedAs matterId={matterId} similar={similar} mayLink={may(data, 'links')} />
              </li>
            ))}
          </ul>
        </>
      )}
    </Card>
  )
}

function Row({ kind, similar }: { kind: Props['kind']; similar: Similar }) {
  const { id, reference, title, unitName, reportedAt, category, sameCategory, sameUnit, actions } = similar
  const facts = [
    shortDate(civilDate(reportedAt)),
    sameUnit ? t.sameUnit : unitName,
    sameCategory ? t.sameCategory : (category?.label ?? ''),
  ]
  return (
    <>
      <Link to={pageOf(kind)} params={{ id }} className={styles.name}>
        {reference} {title}
      </Link>
      <p className="muted">{facts.filter((fact) => fact !== '').join(' · ')}</p>
      {actions.length === 0 ? (
        <p className="muted">{t.nothingDone}</p>
      ) : (
        <ul className={styles.done}>
          {actions.map((action) => (
            <li key={action.id}>
              {may(action, 'self') ? (
                <Link to="/atgarder/$id" params={{ id: action.id }}>
                  {action.title}
                </Link>
              ) : (
                action.title
              )}
              {' · '}
              {outcomeOf(action)}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

/** Whether it helped, or how far it has come where nobody has judged that. */
function outcomeOf({ status, effect }: Similar['actions'][number]): string {
  return effect === null ? `${actionStatusLabels[status]}, ${t.notJudged}` : effectLabels[effect]
}

interface LinkedProps {
  matterId: string
  similar: Similar
  mayLink: boolean
}

/** How the two hang together, or the way to say so. */
function LinkedAs({ matterId, similar, mayLink }: LinkedProps) {
  if (similar.linkedAs !== null) return <p>{t.linkedAs(linkKindLabels[similar.linkedAs])}</p>
  if (!mayLink) return null
  return (
    <div className={styles.buttons}>
      <AgainButton matterId={matterId} similar={similar} />
      <SameEventButton matterId={matterId} similar={similar} />
    </div>
  )
}

function useLink(
  { matterId, similar }: Omit<LinkedProps, 'mayLink'>,
  kind: LinkKind,
  onSaved: () => void = () => undefined,
) {
  return useAction<object, object>({
    kind: 'link',
    start: {},
    send: (_none, once) => linkAs(matterId, { toId: similar.id, kind }, once),
    says: () => t.linked,
    onSaved,
  })
}

function AgainButton(props: Omit<LinkedProps, 'mayLink'>) {
  const action = useLink(props, 'recurrence-of')
  return (
    <>
      <Button
        kind="quiet"
        pending={action.isPending}
        pendingText={t.linking}
        aria-label={t.linkOne(t.again, props.similar.reference)}
        onClick={() => action.submit()}
      >
        {t.again}
      </Button>
      <Refusal error={action.error} />
    </>
  )
}

/** Whoever reported either of them is told, so it is asked once more. */
function SameEventButton(props: Omit<LinkedProps, 'mayLink'>) {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button
        kind="quiet"
        aria-label={t.linkOne(t.sameEvent, props.similar.reference)}
        onClick={() => setOpen(true)}
      >
        {t.sameEvent}
      </Button>
      {isOpen ? <SameEventDialog {...props} onClose={() => setOpen(false)} /> : null}
    </>
  )
}

function SameEventDialog({ onClose, ...props }: Omit<LinkedProps, 'mayLink'> & { onClose: () => void }) {
  const action = useLink(props, 'same-event', onClose)
  return (
    <ActionDialog
      action={action}
      title={t.linkOne(t.sameEvent, props.similar.reference)}
      save={t.sameEventSave}
      onClose={onClose}
    >
      <p>{t.sameEventText}</p>
    </ActionDialog>
  )
}
