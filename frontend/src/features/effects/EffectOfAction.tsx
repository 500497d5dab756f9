import { useQuery } from '@tanstack/react-query'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import { may } from '@/api/resource'
import { pageOf } from '@/domain/matters'
import { longDate } from '@/lib/dates'
import { Alert } from '@/ui/alert/Alert'
import { Button } from '@/ui/button/Button'
import { Card } from '@/ui/card/Card'
import { Link } from '@/ui/link/Link'
import { Judgements } from './Judgements'
import { Measured } from './Measured'
import { t } from './messages.sv'
import { type Action, effectsQuery, type MatterEffects } from './queries'

const JudgeDialog = lazy(() => import('./JudgeDialog').then((file) => ({ default: file.JudgeDialog })))
const ReopenDialog = lazy(() => import('./ReopenDialog').then((file) => ({ default: file.ReopenDialog })))

interface Props {
  action: Action
  /** The chart of what was registered, for those who may see it. */
  chart: ReactNode
}

/** Whether an action helped: what was counted on the day, how it was judged, and the way to go on. Nothing before it is done. */
export function EffectOfAction({ action, chart }: Props) {
  const [open, setOpen] = useState<'judge' | 'reopen' | null>(null)
  const { data } = useQuery(effectsQuery(action.id))
  const measure = action.measures.at(-1)
  const isShown = action.status === 'done' || (data?.judgements.length ?? 0) > 0
  if (data === undefined || measure === undefined || !isShown) return null
  const close = () => setOpen(null)
  const dialog = { action, onClose: close }
  return (
    <Card
      title={t.title}
      aside={
        may(action, 'judgements') ? (
          <Button kind="primary" icon="check" onClick={() => setOpen('judge')}>
            {t.judge}
          </Button>
        ) : undefined
      }
    >
      {action.status === 'done' ? (
        <p>{t.notJudged(longDate(measure.followUpOn), measure.followerName)}</p>
      ) : null}
      <Again action={action} recurrences={data.recurrences} onReopen={() => setOpen('reopen')} />
      <Judgements judgements={data.judgements} />
      {data.measured === null ? null : <Measured measured={data.measured} />}
      {open === null ? null : (
        <Suspense>
          {open === 'judge' ? (
            <JudgeDialog {...dialog} measured={data.measured} chart={chart} />
          ) : (
            <ReopenDialog {...dialog} />
          )}
        </Suspense>
      )}
    </Card>
  )
}

interface AgainProps {
  action: Action
  /** In which matters, of those that one may know of. */
  recurrences: MatterEffects['recurrences']
  onReopen: () => void
}

/** That it has happened again, or did not help, and the way to carry on. */
function Again({ action, recurrences, onReopen }: AgainProps) {
  const { recurredAt, effect } = action
  const button = may(action, 'reopenings') ? <Button onClick={onReopen}>{t.reopen}</Button> : undefined
  if (recurredAt !== null)
    return (
      <Alert tone="warn" title={t.recurred} actions={button}>
        <p>{t.recurredText(longDate(recurredAt))}</p>
        {recurrences.map(({ id, kind, reference, title }) => (
          <p key={id}>
            <Link to={pageOf(kind)} params={{ id }}>
              {reference} {title}
            </Link>
          </p>
        ))}
      </Alert>
    )
  if (button === undefined) return null
  return effect === 'no-effect' ? <Alert actions={button}>{t.noEffect}</Alert> : <div>{button}</div>
}
