import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { may } from '@/api/resource'
import { actionBadgeOf, isWaiting } from '@/domain/actions.sv'
import { DueBadge } from '@/domain/DueBadge'
import { Badge } from '@/ui/badge/Badge'
import { Button, ButtonRow } from '@/ui/button/Button'
import { Card } from '@/ui/card/Card'
import { ActionLink, Link } from '@/ui/link/Link'
import { Row, RowList } from '@/ui/row-list/RowList'
import { t } from '../messages.sv'
import { ofMatterQuery, type ActionsOfMatter as Shown } from '../queries'

const TieDialog = lazy(() => import('./TieDialog').then((file) => ({ default: file.TieDialog })))

interface Props {
  kind: 'deviation' | 'decision'
  matterId: string
  boardId: string
}

/** What is done about a matter, and the ways to propose more or to let what is done already be about it too. Nothing, where there is neither. */
export function ActionsOfMatter({ kind, matterId, boardId }: Props) {
  const [isTying, setTying] = useState(false)
  const { data } = useQuery(ofMatterQuery(matterId))
  if (data === undefined) return null
  const mayPropose = may(data, 'actions')
  if (data.actions.length === 0 && !mayPropose) return null
  return (
    <Card
      title={t.card}
      flush={data.actions.length > 0}
      aside={
        mayPropose ? (
          <ButtonRow>
            <ActionLink to="/atgarder/ny" search={{ slag: kind, arende: matterId }} icon="plus">
              {t.propose[kind]}
            </ActionLink>
            <Button onClick={() => setTying(true)}>{t.tie}</Button>
          </ButtonRow>
        ) : undefined
      }
    >
      {data.actions.length === 0 ? (
        <p className="muted">{t.none}</p>
      ) : (
        <RowList>
          {data.actions.map((action) => (
            <ActionRow key={action.id} action={action} />
          ))}
        </RowList>
      )}
      <Suspense>
        {isTying ? <TieDialog of={data} boardId={boardId} onClose={() => setTying(false)} /> : null}
      </Suspense>
    </Card>
  )
}

function ActionRow({ action }: { action: Shown['actions'][number] }) {
  const { id, reference, title, unitName, ownerName, outsideName, status, dueOn } = action
  const { tone, label } = actionBadgeOf(action)
  const who = outsideName ?? ownerName
  return (
    <Row aside={<Badge tone={tone}>{label}</Badge>}>
      {may(action, 'self') ? (
        <Link to="/atgarder/$id" params={{ id }}>
          {title}
        </Link>
      ) : (
        title
      )}
      <p className="muted">{[reference, unitName, who].filter((part) => part !== null).join(' · ')}</p>
      {isWaiting(status) ? <DueBadge dueOn={dueOn} /> : null}
    </Row>
  )
}
