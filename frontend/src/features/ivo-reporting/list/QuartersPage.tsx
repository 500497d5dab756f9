import type { ReactNode } from 'react'
import { Stack } from '@/ui/layout/Layout'
import { Listing, whole } from '@/ui/listing/Listing'
import { PageHeader } from '@/ui/page-header/PageHeader'
import { t } from '../messages.sv'
import type { Report, Summary } from '../queries'
import { DrawUp } from './DrawUp'
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
      <Stack>
        <Listing
          answer={whole(reports)}
          words={{ ...t, nothingYetText: drawUpFor === null ? t.nothingTold : t.nothingYetText }}
          icon="calendar"
        >
          {() => <QuarterTable reports={reports} boardName={boardName} />}
        </Listing>
        {drawUpFor === null ? null : <DrawUp reports={reports} boardId={drawUpFor} onStarted={onStarted} />}
      </Stack>
    </>
  )
}
