import { useBlocker } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { logOut } from '@/api/session'
import { createAutosave } from '@/lib/autosave'
import { dateAndTime } from '@/lib/dates'
import { Alert } from '@/ui/alert/Alert'
import { Button } from '@/ui/button/Button'
import type { ComboItem } from '@/ui/combo-box/ComboBox'
import { Stack } from '@/ui/layout/Layout'
import { PageHeader } from '@/ui/page-header/PageHeader'
import { createDraftStore, type Draft } from './drafts'
import { t } from './messages.sv'
import { ReportForm, type SentReport } from './ReportForm'
import { emptyReport, fromDraft, type ReportValues } from './report-form'

interface Props {
  units: readonly ComboItem[]
  ownUnit: ComboItem | null
  boardId: string
  stored: Draft | null
  onSent: (sent: SentReport) => void
}

/** The main job of the product: tell what happened, in a minute, and lose nothing on the way. */
export function ReportPage({ units, ownUnit, boardId, stored, onSent }: Props) {
  const [attempt, setAttempt] = useState(0)
  const [draft, setDraft] = useState(stored)
  const [drafts] = useState(() => createDraftStore(boardId, stored))
  const [autosave] = useState(() => createAutosave<ReportValues>({ save: drafts.save }))
  const unitId = ownUnit?.id ?? null
  useKeeping(autosave)
  const forget = () => {
    autosave.stop()
    return drafts.remove().catch(() => undefined)
  }
  const startOver = () => {
    void forget()
    setDraft(null)
    setAttempt(attempt + 1)
  }
  return (
    <>
      <PageHeader title={t.title} lead={t.lead} />
      <Stack width="form">
        {draft === null ? null : (
          <Alert
            actions={
              <Button kind="quiet" onClick={startOver}>
                {t.startOver}
              </Button>
            }
          >
            {t.restored(dateAndTime(draft.updatedAt))}
          </Alert>
        )}
        <ReportForm
          key={attempt}
          start={draft === null ? emptyReport(unitId) : fromDraft(draft, unitId)}
          ownUnit={ownUnit}
          units={units}
          autosave={autosave}
          onSent={(sent) => void leave(sent, forget()).then(onSent)}
        />
      </Stack>
    </>
  )
}

/** Logs out on a shared device, once the draft is gone; what has arrived otherwise than one thinks is shown first. */
async function leave(sent: SentReport, forgotten: Promise<void>): Promise<SentReport> {
  if (!sent.isLeaving || sent.isEarlier) return { ...sent, isLeaving: false }
  await forgotten
  return logOut(sent.reference).then(
    () => new Promise<never>(() => undefined),
    () => sent,
  )
}

/** Saves what is left when the page is put away, and asks before leaving what could not be saved. */
function useKeeping(autosave: ReturnType<typeof createAutosave<ReportValues>>) {
  useEffect(() => {
    const hide = () => {
      if (document.visibilityState === 'hidden' && autosave.hasUnsaved()) void autosave.flush()
    }
    document.addEventListener('visibilitychange', hide)
    return () => document.removeEventListener('visibilitychange', hide)
  }, [autosave])
  useBlocker({
    shouldBlockFn: async () => {
      if (!autosave.hasUnsaved()) return false
      await autosave.flush()
      // oxlint-disable-next-line no-alert -- the browser's own question also guards closing the tab
      return autosave.hasUnsaved() && !window.confirm(t.leave)
    },
    enableBeforeUnload: () => autosave.hasUnsaved(),
  })
}
