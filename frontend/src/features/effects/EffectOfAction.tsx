import { useQuery } from '@tanstack/react-query'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import { may } from '@/api/resource'
import { longDate } from '@/lib/dates'
import { Alert } from '@/ui/alert/Alert'
import { Button } from '@/ui/button/Button'
import { Card } from '@/ui/card/Card'
import { Judgements } from './Judgements'
import { Measured } from './Measured'
import { t } from './messages.sv'
import { type Action, effectsQuery } from './queries'

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
      <Again action={action} onReopen={() => setOpen('reopen')} />
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

/** That it has happened again, or did not help, and the way to carry on. */
function Again({ action, onReopen }: { action: Action; onReopen: () => void }) {
  const { recurredAt, effect } = action
  const button = may(action, 'reopenings') ? <Button onClick={onReopen}>{t.reopen}</Button> : undefined
  if (recurredAt !== null)
    return (
      <Alert tone="warn" title={t.recurred} actions={button}>
        {t.recurredText(longDate(recurredAt))}
      </Alert>
    )
  if (button === undefined) return null
  return effect === 'no-effect' ? <Alert actions={button}>{t.noEffect}</Alert> : <div>{button}</div>
}
