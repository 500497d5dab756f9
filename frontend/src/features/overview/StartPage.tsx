import type { ReactNode } from 'react'
import { Card } from '@/ui/card/Card'
import { EmptyState } from '@/ui/empty-state/EmptyState'
import { Stack } from '@/ui/layout/Layout'
import { PageHeader } from '@/ui/page-header/PageHeader'
import { t } from './messages.sv'
import type { Note } from './queries'
import { StartNotes } from './StartNotes'

/** The start page of those who have no list of work: what they came for, or `onward` to where they work. Empty only when there is nothing, and then it says so. */
export function StartPage({ notes, onward }: { notes: readonly Note[]; onward: ReactNode }) {
  return (
    <>
      <PageHeader title={t.startTitle} lead={notes.length === 0 ? undefined : t.startLead} />
      <Stack width="page">
        {notes.length === 0 ? (
          <Card>
            <EmptyState title={t.startNothingTitle} action={onward}>
              {t.startNothing}
            </EmptyState>
          </Card>
        ) : (
          <StartNotes notes={notes} />
        )}
      </Stack>
    </>
  )
}
