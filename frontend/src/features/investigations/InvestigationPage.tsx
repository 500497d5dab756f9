import { lazy, type ReactNode, Suspense, useCallback, useRef, useState } from 'react'
import { investigationStatusLabels } from '@/api/codes.gen'
import { may } from '@/api/resource'
import { civilDate, longDate } from '@/lib/dates'
import { Badge } from '@/ui/badge/Badge'
import { Button } from '@/ui/button/Button'
import { Stack, WithSide } from '@/ui/layout/Layout'
import { BackLink, Link } from '@/ui/link/Link'
import { PageHeader } from '@/ui/page-header/PageHeader'
import { PageTabs } from '@/ui/page-tabs/PageTabs'
import type { Choice } from '@/ui/select-field/SelectField'
import { Begin } from './Begin'
import { Earlier, Missing, Notices, Versions } from './Beside'
import { Causes } from './Causes'
import { Conclusion } from './Conclusion'
import { Course } from './Course'
import { TABS, type Tab, t } from './messages.sv'
import type { Investigation } from './queries'
import { Voices } from './Voices'

const FinishDialog = lazy(() => import('./FinishDialog').then((file) => ({ default: file.FinishDialog })))
const UnsavedDialog = lazy(() => import('./FinishDialog').then((file) => ({ default: file.UnsavedDialog })))
const ReopenDialog = lazy(() => import('./FinishDialog').then((file) => ({ default: file.ReopenDialog })))

interface Props {
  investigation: Investigation
  tab: Tab
  /** The board's own list of causes. */
  causes: readonly Choice[]
  /** What the board asks about the matter, for those who may answer. */
  questions: ReactNode
  /** Earlier matters that are like it, for those who may know. */
  similar: ReactNode
}

/** Why it happened: what came out, its causes, whose voice was heard, and what the investigation says. */
export function InvestigationPage({ investigation, tab, causes, questions, similar }: Props) {
  const { reference, matterId, status, openedAt, openedByName, investigators } = investigation
  const hasUnsaved = useRef<() => boolean>(() => false)
  const onWriting = useCallback((asked: () => boolean) => {
    hasUnsaved.current = asked
  }, [])
  const hasNotices = investigation.warnings.length + investigation.conflicts.length > 0
  const parts: Record<Tab, ReactNode> = {
    handelser: <Course investigation={investigation} />,
    orsaker: <Causes investigation={investigation} list={causes} />,
    rost: <Voices investigation={investigation} />,
    slutsats: (
      <>
        <Conclusion investigation={investigation} onWriting={onWriting} />
        {questions}
      </>
    ),
  }
  return (
    <>
      <PageHeader
        back={
          <BackLink to="/avvikelser/$id" params={{ id: matterId }}>
            {t.back(reference)}
          </BackLink>
        }
        title={t.title(reference)}
        lead={t.notes}
        meta={
          <>
            <Badge tone={status === 'finished' ? 'ok' : 'accent'}>
              {status === null ? t.notBegun : investigationStatusLabels[status]}
            </Badge>
            {openedAt === null ? null : <span>{t.opened(longDate(civilDate(openedAt)), openedByName)}</span>}
            <span>{t.investigators(investigators.length === 0 ? t.nobody : investigators.join(', '))}</span>
          </>
        }
        actions={<Steps investigation={investigation} hasUnsaved={() => hasUnsaved.current()} />}
      />
      {status === null ? (
        <Stack width="form">
          <Notices investigation={investigation} />
          {may(investigation, 'investigations') ? (
            <Begin matterId={matterId} />
          ) : (
            <p className="muted">{t.begin.nothing}</p>
          )}
          {investigation.causes.length === 0 ? null : parts.orsaker}
          {similar}
        </Stack>
      ) : (
        <>
          <PageTabs label={t.tabs}>
            {(Object.keys(TABS) as Tab[]).map((flik) => (
              <Link
                key={flik}
                to="/avvikelser/$id/utred/$flik"
                params={{ id: matterId, flik }}
                {...(flik === tab ? { 'aria-current': 'page' as const } : {})}
              >
                {TABS[flik]}
              </Link>
            ))}
          </PageTabs>
          <WithSide
            {...(hasNotices ? { lead: <Notices investigation={investigation} /> } : {})}
            side={
              <>
                <Missing investigation={investigation} />
                <Versions investigation={investigation} />
                <Earlier investigation={investigation} />
                {similar}
              </>
            }
          >
            {parts[tab]}
          </WithSide>
        </>
      )}
    </>
  )
}

/** It is declared finished, with all that is written saved, or opened again. */
function Steps({ investigation, hasUnsaved }: { investigation: Investigation; hasUnsaved: () => boolean }) {
  const [open, setOpen] = useState<'finish' | 'reopen' | 'unsaved' | null>(null)
  const close = () => setOpen(null)
  return (
    <>
      {may(investigation, 'completions') ? (
        <Button kind="primary" icon="check" onClick={() => setOpen(hasUnsaved() ? 'unsaved' : 'finish')}>
          {t.finish.open}
        </Button>
      ) : null}
      {may(investigation, 'reopenings') ? (
        <Button onClick={() => setOpen('reopen')}>{t.reopen.open}</Button>
      ) : null}
      <Suspense>
        {open === 'finish' ? <FinishDialog investigation={investigation} onClose={close} /> : null}
        {open === 'unsaved' ? <UnsavedDialog onClose={close} /> : null}
        {open === 'reopen' ? <ReopenDialog investigation={investigation} onClose={close} /> : null}
      </Suspense>
    </>
  )
}
