import type { ReactNode } from 'react'
import { Card } from '@/ui/card/Card'
import { EmptyState } from '@/ui/empty-state/EmptyState'
import { PageHeader } from '@/ui/page-header/PageHeader'
import { t } from '../messages.sv'
import type { Report, Summary } from '../queries'
import { DrawUp } from './DrawUp'
import styles from './QuartersPage.module.css'
import { QuarterTable } from './QuarterTable'

interface Props {
  reports: readonly Summary[]
  boardName: (id: string) => string | undefined
  section: ReactNode
  /** The board to draw up for; null for those who may not. */
  drawUpFor: string | null
  onStarted: (report: Report) => void
}

/** Every quarter with where it stands and when it is due. */
export function QuartersPage({ reports, boardName, section, drawUpFor, onStarted }: Props) {
  return (
    <>
      <PageHeader title={t.title} lead={t.lead} />
      {section}
      <div className={styles.layout}>
        {reports.length === 0 ? (
          <Card>
            <EmptyState icon="calendar" title={t.nothing}>
              {drawUpFor === null ? t.nothingTold : t.nothingText}
            </EmptyState>
          </Card>
        ) : (
          <Card flush>
            <QuarterTable reports={reports} boardName={boardName} />
          </Card>
        )}
        {drawUpFor === null ? null : <DrawUp reports={reports} boardId={drawUpFor} onStarted={onStarted} />}
      </div>
    </>
  )
}
