import { useQuery } from '@tanstack/react-query'
import { actionStatusLabels, effectLabels, linkKindLabels } from '@/api/codes.gen'
import { may } from '@/api/resource'
import { pageOf } from '@/domain/matters'
import { useAction } from '@/forms/useAction'
import { civilDate, shortDate } from '@/lib/dates'
import { Button } from '@/ui/button/Button'
import { Card } from '@/ui/card/Card'
import { Link } from '@/ui/link/Link'
import { Refusal } from '@/ui/refusal/Refusal'
import { t } from './messages.sv'
import { linkAs, type Similar, similarQuery } from './queries'
import styles from './SimilarMatters.module.css'

const LINKS = ['recurrence-of', 'same-event'] as const

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
      {LINKS.map((how) => (
        <LinkButton key={how} matterId={matterId} similar={similar} how={how} />
      ))}
    </div>
  )
}

function LinkButton({
  matterId,
  similar: { id, reference },
  how,
}: Omit<LinkedProps, 'mayLink'> & { how: (typeof LINKS)[number] }) {
  const action = useAction<object, object>({
    kind: 'link',
    start: {},
    send: (_none, once) => linkAs(matterId, { toId: id, kind: how }, once),
    says: () => t.linked,
    onSaved: () => undefined,
  })
  return (
    <>
      <Button
        kind="quiet"
        pending={action.isPending}
        pendingText={t.linking}
        aria-label={t.linkOne(t.link[how], reference)}
        onClick={() => action.submit()}
      >
        {t.link[how]}
      </Button>
      <Refusal error={action.error} />
    </>
  )
}
