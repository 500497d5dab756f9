import { lazy, type ReactNode, Suspense, useEffect } from 'react'
import { useSaved } from '@/api/resource'
import { DueBadge } from '@/domain/DueBadge'
import { announce } from '@/lib/announce'
import { civilDate, longDate } from '@/lib/dates'
import { sv } from '@/messages/sv'
import { Alert } from '@/ui/alert/Alert'
import { Badge } from '@/ui/badge/Badge'
import { Card } from '@/ui/card/Card'
import { Columns, Stack } from '@/ui/layout/Layout'
import { ActionLink, BackLink, Link } from '@/ui/link/Link'
import { PageHeader } from '@/ui/page-header/PageHeader'
import { PageTabs } from '@/ui/page-tabs/PageTabs'
import { DrawUp } from '../list/DrawUp'
import { REMINDER, STATUS, t } from '../messages.sv'
import { quarterName } from '../quarters'
import type { Report, Summary } from '../queries'
import { About } from './About'
import { BriefDelays } from './BriefDelays'
import { Corrections } from './Corrections'
import { Files } from './Files'
import { Lines } from './Lines'
import styles from './QuarterPage.module.css'
import { Steps } from './Steps'
import { partsOf, type QuarterSearch } from './search'
import { ToNextLine } from './ToNextLine'

// The charts are fetched by those who open them.
const Statistics = lazy(() => import('./Statistics').then((module) => ({ default: module.Statistics })))

interface Props {
  report: Report
  /** The board's reports that the caller may see, latest first. */
  reports: readonly Summary[]
  part: QuarterSearch['del']
  mayDraw: boolean
  hasSheets: boolean
  onStarted: (report: Report) => void
}

/** One quarter: how far it has come, its frozen list, its figures and its files. */
export function QuarterPage({ report, reports, part, mayDraw, hasSheets, onStarted }: Props) {
  const status = STATUS[report.status]
  const isDrawn = report.status !== 'open' && report.status !== 'requested'
  const isOver = report.status === 'reported' || report.status === 'closed' || report.isSuperseded
  return (
    <>
      <PageHeader
        back={<BackLink to="/ej-verkstallda/rapporter">{t.back}</BackLink>}
        title={quarterName(report.period)}
        meta={
          <>
            <Badge tone={status.tone}>{status.label}</Badge>
            {report.number > 1 ? <span>{t.versionOf(report.number)}</span> : null}
            {isOver ? null : <DueBadge dueOn={report.lastDayToAct} />}
          </>
        }
        actions={hasSheets ? <ToNextLine report={report} /> : undefined}
      />
      <Stack>
        <Notices report={report} reports={reports} />
        {report.status === 'open' ? (
          <Open report={report} reports={reports} mayDraw={mayDraw} onStarted={onStarted} />
        ) : null}
        {report.status === 'requested' ? <Working /> : null}
        <Steps report={report} />
        {isDrawn ? (
          <Parts report={report} reports={reports} part={part} hasSheets={hasSheets} onStarted={onStarted}>
            <FilesAndFacts report={report} />
          </Parts>
        ) : (
          <About report={report} />
        )}
      </Stack>
    </>
  )
}

/** The sides of the report, each with its own address. `children` is the side with the files. */
function Parts({ children, ...props }: Omit<Props, 'mayDraw'> & { children: ReactNode }) {
  const parts = partsOf(props.report)
  const [first = 'filer'] = parts
  const current = props.part !== undefined && parts.includes(props.part) ? props.part : first
  return (
    <div>
      <PageTabs label={t.partsLabel}>
        {parts.map((part) => (
          <Link
            key={part}
            to="/ej-verkstallda/rapporter/$id"
            params={{ id: props.report.id }}
            search={{ del: part === first ? undefined : part }}
            resetScroll={false}
            activeOptions={{ exact: true }}
            aria-current={part === current ? 'page' : undefined}
          >
            {t.parts[part]}
          </Link>
        ))}
      </PageTabs>
      {current === 'lista' ? <Lines report={props.report} hasSheets={props.hasSheets} /> : null}
      {current === 'mellan' ? <BriefDelays report={props.report} /> : null}
      {current === 'statistik' ? (
        <Suspense fallback={<p>{sv.loading}</p>}>
          <Statistics report={props.report} quarters={upTo(props.report, props.reports)} />
        </Suspense>
      ) : null}
      {current === 'rattelser' ? <Corrections report={props.report} onStarted={props.onStarted} /> : null}
      {current === 'filer' ? children : null}
    </div>
  )
}

function FilesAndFacts({ report }: { report: Report }) {
  return (
    <Columns least="wide">
      <Files report={report} />
      <About report={report} />
    </Columns>
  )
}

/** The drawn-up quarters up to this one, in the version that counts. */
function upTo(report: Report, reports: readonly Summary[]): Summary[] {
  return reports.filter(
    (other) =>
      other.period <= report.period &&
      other.status !== 'open' &&
      other.status !== 'requested' &&
      (other.id === report.id || (!other.isSuperseded && other.period !== report.period)),
  )
}

/** What one must know before anything else: reminders, and whether another version counts. */
function Notices({ report, reports }: Pick<Props, 'report' | 'reports'>) {
  const newer = reports.find((other) => other.period === report.period && other.number === report.number + 1)
  const reminder = report.reminders.at(-1)
  const isOver = report.status === 'reported' || report.status === 'closed'
  const linkTo = (id: string, text: string) => (
    <ActionLink to="/ej-verkstallda/rapporter/$id" params={{ id }}>
      {text}
    </ActionLink>
  )
  return (
    <>
      {report.isSuperseded ? (
        <Alert
          tone="warn"
          title={t.replacedTitle}
          actions={newer === undefined ? undefined : linkTo(newer.id, t.toNewer)}
        >
          <p>{newer === undefined ? t.replacementComing : t.replacedText}</p>
        </Alert>
      ) : null}
      {report.replacesId === null ? null : (
        <Alert title={t.correctionOf} actions={linkTo(report.replacesId, t.toOlder)}>
          <p>{report.correctionReason}</p>
        </Alert>
      )}
      {reminder === undefined || isOver || report.isSuperseded ? null : (
        <Alert tone={reminder.kind === 'overdue' || reminder.kind === 'escalated' ? 'danger' : 'warn'}>
          <p>{REMINDER[reminder.kind]}</p>
          {reminder.kind === 'escalated' ? (
            <p>{t.escalated(reminder.recipientName, longDate(reminder.remindedOn))}</p>
          ) : null}
        </Alert>
      )}
    </>
  )
}

function Open({ report, reports, mayDraw, onStarted }: Omit<Props, 'part' | 'hasSheets'>) {
  const hasEnded = report.cutOffOn < civilDate()
  if (hasEnded && mayDraw) {
    return <DrawUp reports={reports} boardId={report.boardId} only={report.period} onStarted={onStarted} />
  }
  return (
    <Card title={t.openTitle}>
      <p className="muted">{hasEnded ? t.openWaits : t.openText(longDate(report.cutOffOn))}</p>
    </Card>
  )
}

/** The server is drawing the report up. Says so, and says when it is done. */
function Working() {
  const isStale = useSaved('ivo-report')
  useEffect(() => {
    announce(t.working)
    return () => {
      announce(t.workingDone)
      isStale()
    }
  }, [isStale])
  return (
    <Card title={t.working}>
      <progress aria-label={t.working} className={styles.progress} />
      <p className="muted">{t.workingText}</p>
    </Card>
  )
}
