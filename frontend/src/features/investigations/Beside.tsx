import { pageOf } from '@/domain/matters'
import { civilDate, longDate } from '@/lib/dates'
import { Alert } from '@/ui/alert/Alert'
import { buttonClass } from '@/ui/button/Button'
import { Card } from '@/ui/card/Card'
import { Icon } from '@/ui/icon/Icon'
import { Link } from '@/ui/link/Link'
import { Row, RowList } from '@/ui/row-list/RowList'
import { TAB_OF, type Tab, t } from './messages.sv'
import { documentOf, type Investigation } from './queries'

/** What must be looked at before anything else: personal numbers, and who investigates what they have a part in. */
export function Notices({ investigation }: { investigation: Investigation }) {
  const { warnings, conflicts, conflictReason } = investigation
  return (
    <>
      {warnings.length === 0 ? null : (
        <Alert tone="warn" title={t.warnings}>
          {warnings.map(({ pointer, detail }) => (
            <p key={pointer}>{detail}</p>
          ))}
        </Alert>
      )}
      {conflicts.length === 0 ? null : (
        <Alert tone="warn" title={t.conflict.title}>
          {conflicts.map(({ name, conflictAs }) => (
            <p key={name + conflictAs}>{t.conflict[conflictAs](name)}</p>
          ))}
          <p>{conflictReason === null ? t.conflict.way : t.conflict.because(conflictReason)}</p>
        </Alert>
      )}
    </>
  )
}

/** What is missing, each with the way to where it is written. */
export function Missing({ investigation }: { investigation: Investigation }) {
  const { matterId, missing } = investigation
  if (missing.length === 0) return null
  return (
    <Card title={t.missing} flush print={false}>
      <RowList>
        {missing.map(({ pointer, detail }) => (
          <Row key={pointer}>
            <Link to="/avvikelser/$id/utred/$flik" params={{ id: matterId, flik: tabOf(pointer) }}>
              {detail}
            </Link>
          </Row>
        ))}
      </RowList>
    </Card>
  )
}

/** The tab on which a part of the investigation stands. */
function tabOf(pointer: string): Tab {
  return TAB_OF[pointer.split('/')[1] ?? ''] ?? 'slutsats'
}

/** Earlier matters of the same, as far as one may read them. */
export function Earlier({ investigation }: { investigation: Investigation }) {
  if (investigation.earlier.length === 0) return null
  return (
    <Card title={t.earlier}>
      <p className="muted">{t.earlierText}</p>
      <ul>
        {investigation.earlier.map(({ id, kind, reference, title, reportedAt }) => (
          <li key={id}>
            <Link to={pageOf(kind)} params={{ id }}>
              {reference} {title}
            </Link>{' '}
            {longDate(civilDate(reportedAt))}
          </li>
        ))}
      </ul>
    </Card>
  )
}

/** What has been finished, each version as it was. */
export function Versions({ investigation }: { investigation: Investigation }) {
  const { matterId, versions } = investigation
  if (versions.length === 0) return null
  return (
    <Card title={t.versions} flush>
      <RowList>
        {versions.map(({ id, number, finishedAt, finishedByName, reason }) => (
          <Row
            key={id}
            aside={
              <a
                href={documentOf(matterId, id)}
                download
                aria-label={t.documentOf(number)}
                className={buttonClass('secondary')}
              >
                <Icon name="download" size={16} />
                {t.document}
              </a>
            }
          >
            <p>{t.version(number)}</p>
            <p className="muted">{t.finished(longDate(civilDate(finishedAt)), finishedByName)}</p>
            {reason === null ? null : <p className="muted">{reason}</p>}
          </Row>
        ))}
      </RowList>
    </Card>
  )
}
