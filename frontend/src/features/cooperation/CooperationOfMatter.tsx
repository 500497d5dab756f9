import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { may } from '@/api/resource'
import { civilDate, longDate } from '@/lib/dates'
import { Alert } from '@/ui/alert/Alert'
import { Button } from '@/ui/button/Button'
import { Card } from '@/ui/card/Card'
import { Details } from '@/ui/details/Details'
import { Facts } from '@/ui/facts/Facts'
import { t } from './messages.sv'
import { type Cooperation, cooperationsQuery } from './queries'

export { cooperationsQuery }

const RegisterDialog = lazy(() =>
  import('./CooperationDialogs').then((file) => ({ default: file.RegisterDialog })),
)
const StrikeDialog = lazy(() =>
  import('./CooperationDialogs').then((file) => ({ default: file.StrikeDialog })),
)

interface Props {
  matterId: string
  /** Whose lists of counterparts and categories are chosen from. */
  boardId: string
}

/** What is sorted out with another organisation, and the way to say it. Nothing, where there is neither. */
export function CooperationOfMatter({ matterId, boardId }: Props) {
  const [open, setOpen] = useState<'register' | 'strike' | null>(null)
  const { data } = useQuery(cooperationsQuery(matterId))
  if (data === undefined) return null
  const mayRegister = may(data, 'cooperations')
  if (data.cooperations.length === 0 && !mayRegister) return null
  const stands = data.cooperations.find(({ until }) => until === null)
  const before = data.cooperations.filter(({ until }) => until !== null)
  const close = () => setOpen(null)
  return (
    <Card
      title={t.card}
      aside={
        mayRegister ? (
          <Button onClick={() => setOpen('register')}>{stands === undefined ? t.register : t.change}</Button>
        ) : undefined
      }
    >
      {data.warnings.map(({ pointer, detail }) => (
        <Alert key={pointer} tone="warn" title={detail} />
      ))}
      {stands === undefined ? <p className="muted">{t.none}</p> : <Stood of={stands} />}
      {stands !== undefined && may(stands, 'strikes') ? (
        <div>
          <Button kind="quiet" onClick={() => setOpen('strike')}>
            {t.strike}
          </Button>
        </div>
      ) : null}
      {before.length === 0 ? null : (
        <Details summary={t.before(before.length)}>
          {before.map((one) => (
            <Stood key={one.id} of={one} />
          ))}
        </Details>
      )}
      <Suspense>
        {open === 'register' ? (
          <RegisterDialog matterId={matterId} boardId={boardId} stands={stands} onClose={close} />
        ) : null}
        {open === 'strike' && stands !== undefined ? (
          <StrikeDialog matterId={matterId} cooperation={stands} onClose={close} />
        ) : null}
      </Suspense>
    </Card>
  )
}

function Stood({ of: one }: { of: Cooperation }) {
  const { facts } = t
  const course = facts.course[one.direction]
  return (
    <div>
      <Facts
        columns
        facts={[
          { term: facts.direction, value: t.directions[one.direction] },
          { term: facts.counterpart, value: one.counterpart.label },
          { term: facts.category, value: one.category?.label },
          { term: facts.number, value: one.externalNumber },
          { term: course.sent, value: one.sentOn === null ? null : longDate(one.sentOn) },
          {
            term: course.answered,
            value: one.answeredOn === null ? facts.waits : longDate(one.answeredOn),
          },
          { term: facts.answer, value: one.counterpartAnswer },
        ]}
      />
      {one.until === null ? null : (
        <p className="muted">
          {one.struckReason === null ? t.until(longDate(civilDate(one.until))) : t.because(one.struckReason)}
        </p>
      )}
    </div>
  )
}
