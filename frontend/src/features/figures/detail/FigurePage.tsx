import { lazy, Suspense, useState } from 'react'
import { may } from '@/api/resource'
import { dateAndTime, longDate } from '@/lib/dates'
import { Button } from '@/ui/button/Button'
import { Card } from '@/ui/card/Card'
import { EmptyState } from '@/ui/empty-state/EmptyState'
import { Stack } from '@/ui/layout/Layout'
import { BackLink, Link } from '@/ui/link/Link'
import { PageHeader } from '@/ui/page-header/PageHeader'
import { t } from '../messages.sv'
import type { Figure, Snapshot } from '../queries'
import { FigureChart } from './FigureChart'
import { KeepButton } from './KeepButton'

const RebaseDialog = lazy(() => import('./RebaseDialog').then((file) => ({ default: file.RebaseDialog })))
const ValueDialog = lazy(() => import('./ValueDialog').then((file) => ({ default: file.ValueDialog })))

/** A figure: its chart, what may be done with it now, and what has been kept of it. */
export function FigurePage({ figure, onKept }: { figure: Figure; onKept: (snapshot: Snapshot) => void }) {
  const [open, setOpen] = useState<'value' | 'rebase' | null>(null)
  const dialog = { figure, onClose: () => setOpen(null) }
  return (
    <>
      <PageHeader
        back={<BackLink to="/statistik/matt">{t.back}</BackLink>}
        title={figure.title}
        lead={figure.chart?.words}
        actions={
          <>
            {may(figure, 'values') ? (
              <Button kind="primary" icon="plus" onClick={() => setOpen('value')}>
                {t.value}
              </Button>
            ) : null}
            {may(figure, 'rebases') ? <Button onClick={() => setOpen('rebase')}>{t.rebase}</Button> : null}
            {may(figure, 'snapshots') ? <KeepButton figure={figure} onKept={onKept} /> : null}
          </>
        }
      />
      <Stack>
        <Card>
          {figure.chart === null ? (
            <p>{t.noChart}</p>
          ) : figure.chart.points.length === 0 ? (
            <EmptyState icon="chart" title={t.nothingKnown}>
              {t.nothingKnownText}
            </EmptyState>
          ) : (
            <FigureChart title={figure.title} boardId={figure.boardId} chart={figure.chart} />
          )}
        </Card>
        {figure.snapshots.length === 0 ? null : (
          <Card title={t.snapshots}>
            <p className="muted">{t.snapshotsText}</p>
            {figure.snapshots.map(({ id, asOf, takenAt }) => (
              <p key={id}>
                <Link to="/statistik/matt/sparat/$id" params={{ id }}>
                  {t.snapshot(longDate(asOf))}
                </Link>{' '}
                <span className="muted">{dateAndTime(takenAt)}</span>
              </p>
            ))}
          </Card>
        )}
      </Stack>
      <Suspense>
        {open === 'value' ? <ValueDialog {...dialog} /> : null}
        {open === 'rebase' ? <RebaseDialog {...dialog} /> : null}
      </Suspense>
    </>
  )
}
