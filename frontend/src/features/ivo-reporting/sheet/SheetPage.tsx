import { useEffect, useRef } from 'react'
import { decisions as words } from '@/domain/decisions.sv'
import { announce } from '@/lib/announce'
import { headingFocus } from '@/lib/heading-focus'
import { Alert } from '@/ui/alert/Alert'
import { Badge } from '@/ui/badge/Badge'
import { Card } from '@/ui/card/Card'
import { ActionLink, BackLink } from '@/ui/link/Link'
import { PageHeader } from '@/ui/page-header/PageHeader'
import { LINE_KIND } from '../messages.sv'
import { quarterName } from '../quarters'
import type { Line, Report, Sheet } from '../queries'
import { CopyField } from './CopyField'
import { neighbours, stepsOf } from './fields'
import { goOn } from './keyed'
import { t } from './messages.sv'
import { Receipt } from './Receipt'
import styles from './SheetPage.module.css'

interface Props {
  report: Report
  lines: readonly Line[]
  sheet: Sheet
  /** Whether one has come here from the line before, and goes on with the keyboard. */
  isNext: boolean
  onReported: (next: Line | undefined) => void
}

/** What IVO's form asks about one delay, in its order, to be keyed in or copied field by field. */
export function SheetPage({ report, lines, sheet, isNext, onReported }: Props) {
  const { line } = sheet
  const keyed = useRef<HTMLDivElement>(null)
  const title = t.title(line.position, line.details.reference)
  useEffect(() => {
    if (!isNext) return
    headingFocus.take()
    goOn(keyed.current, 'start')
    announce(title)
  }, [isNext, title])
  const { previous, next } = neighbours(lines, line.id)
  return (
    <>
      <PageHeader
        back={
          <BackLink to="/ej-verkstallda/rapporter/$id" params={{ id: report.id }}>
            {quarterName(report.period)}
          </BackLink>
        }
        title={title}
        lead={t.lead}
        meta={
          <>
            <span>{line.details.benefit.label}</span>
            <Badge>{LINE_KIND[line.kind].title}</Badge>
            {line.details.isProtected ? (
              <Badge tone="danger" icon="shield">
                {words.protected}
              </Badge>
            ) : null}
          </>
        }
        actions={
          <>
            {previous === undefined ? null : (
              <ActionLink
                to="/ej-verkstallda/rapporter/$id/blad/$rad"
                params={{ id: report.id, rad: previous.id }}
                icon="chevronLeft"
              >
                {t.previous}
              </ActionLink>
            )}
            {next === undefined ? null : (
              <ActionLink
                to="/ej-verkstallda/rapporter/$id/blad/$rad"
                params={{ id: report.id, rad: next.id }}
                icon="chevronRight"
              >
                {t.next}
              </ActionLink>
            )}
          </>
        }
      />
      <div ref={keyed} className={styles.layout} data-protected={line.details.isProtected}>
        <div className={styles.main}>
          {line.details.isProtected ? (
            <Alert tone="danger" title={t.protectedTitle}>
              <p>{t.protectedText}</p>
            </Alert>
          ) : null}
          {stepsOf(sheet.fields).map(({ step, fields }) => (
            <Card key={step} title={step}>
              <dl className={styles.fields}>
                {fields.map((field) => (
                  <CopyField
                    key={`${line.id} ${field.label}`}
                    field={field}
                    decisionId={line.decisionId}
                    onCopied={() => goOn(keyed.current, 'here')}
                  />
                ))}
              </dl>
            </Card>
          ))}
        </div>
        <div className={styles.side}>
          <Receipt key={line.id} report={report} sheet={sheet} lines={lines} onReported={onReported} />
        </div>
      </div>
    </>
  )
}
