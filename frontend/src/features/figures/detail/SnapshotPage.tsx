import { dateAndTime, longDate } from '@/lib/dates'
import { Card } from '@/ui/card/Card'
import { Details } from '@/ui/details/Details'
import { Facts } from '@/ui/facts/Facts'
import { Stack } from '@/ui/layout/Layout'
import { BackLink } from '@/ui/link/Link'
import { PageHeader } from '@/ui/page-header/PageHeader'
import { t } from '../messages.sv'
import type { Snapshot } from '../queries'
import { FigureChart } from './FigureChart'

/** A figure as it was when it was kept. */
export function SnapshotPage({ snapshot }: { snapshot: Snapshot }) {
  const { figureId, boardId, title, asOf, first, last, takenAt, chart, comparison, answer } = snapshot
  return (
    <>
      <PageHeader
        back={
          <BackLink to="/statistik/matt/$id" params={{ id: figureId }}>
            {title}
          </BackLink>
        }
        title={t.snapshot(longDate(asOf))}
        lead={comparison?.words ?? t.snapshotLead}
      />
      <Stack>
        {chart === null || chart.points.length === 0 ? null : (
          <Card>
            <FigureChart title={title} boardId={boardId} chart={chart} />
          </Card>
        )}
        {answer === null ? null : (
          <Card title={t.answer}>
            <Details summary={t.answerDetails}>
              <pre className="prose">{JSON.stringify(answer, null, 2)}</pre>
            </Details>
          </Card>
        )}
        <Card>
          <Facts
            columns
            facts={[
              { term: t.asOf, value: longDate(asOf) },
              { term: t.period, value: `${longDate(first)} – ${longDate(last)}` },
              { term: t.takenAt, value: dateAndTime(takenAt) },
            ]}
          />
        </Card>
      </Stack>
    </>
  )
}
