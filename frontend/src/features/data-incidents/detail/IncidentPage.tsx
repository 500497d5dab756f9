import { useState } from 'react'
import { may } from '@/api/resource'
import { pageOf } from '@/domain/matters'
import { longDate } from '@/lib/dates'
import { number } from '@/lib/format'
import { Alert } from '@/ui/alert/Alert'
import { Badge } from '@/ui/badge/Badge'
import { Button } from '@/ui/button/Button'
import { Card } from '@/ui/card/Card'
import { Facts } from '@/ui/facts/Facts'
import { Stack } from '@/ui/layout/Layout'
import { BackLink, Link } from '@/ui/link/Link'
import { PageHeader } from '@/ui/page-header/PageHeader'
import { moment, statusOf, timeOf } from '../clock'
import { RISK, SUBJECTS, t } from '../messages.sv'
import type { Incident } from '../queries'
import { AssessDialog } from './AssessDialog'
import { DecideDialog } from './DecideDialog'
import { InformDialog } from './InformDialog'
import { NotifyDialog } from './NotifyDialog'

const DIALOG = {
  assess: AssessDialog,
  notify: NotifyDialog,
  decide: DecideDialog,
  inform: InformDialog,
} as const
type Step = keyof typeof DIALOG

/** One incident as the register keeps it: the law's time, what is known, what is decided, and what may be done now. */
export function IncidentPage({ incident }: { incident: Incident }) {
  const [open, setOpen] = useState<Step | null>(null)
  const status = statusOf(incident)
  const time = timeOf(incident)
  const isLate = incident.status === 'reported' && time?.tone === 'danger'
  const Dialog = open === null ? null : DIALOG[open]
  return (
    <>
      <PageHeader
        back={<BackLink to="/incidenter">{t.back}</BackLink>}
        title={t.incident(incident.reference)}
        meta={
          <>
            <Badge tone={status.tone}>{status.label}</Badge>
            {time === null ? null : (
              <Badge tone={time.tone} icon="clock">
                {time.label}
              </Badge>
            )}
            <span>{incident.unitName}</span>
          </>
        }
        actions={<Steps incident={incident} onOpen={setOpen} />}
      />
      <Stack width="page">
        {isLate ? (
          <Alert tone="danger" title={t.lateTitle}>
            {t.lateText}
          </Alert>
        ) : null}
        {incident.withdrawnReason === null ? null : (
          <Alert title={t.withdrawn}>
            <p className="prose">{incident.withdrawnReason}</p>
          </Alert>
        )}
        <Told incident={incident} />
        <Assessed incident={incident} />
        <Decided incident={incident} />
        <Informed incident={incident} />
      </Stack>
      {Dialog === null ? null : <Dialog incident={incident} onClose={() => setOpen(null)} />}
    </>
  )
}

function Steps({ incident, onOpen }: { incident: Incident; onOpen: (step: Step) => void }) {
  return (
    <>
      {may(incident, 'replace') ? (
        <Button icon="document" onClick={() => onOpen('assess')}>
          {t.assess}
        </Button>
      ) : null}
      {may(incident, 'notices') ? (
        <Button kind="primary" icon="check" onClick={() => onOpen('notify')}>
          {incident.notices.length === 0 ? t.notify : t.notifyMore}
        </Button>
      ) : null}
      {may(incident, 'decisions') ? <Button onClick={() => onOpen('decide')}>{t.decide}</Button> : null}
      {may(incident, 'information') ? <Button onClick={() => onOpen('inform')}>{t.inform}</Button> : null}
    </>
  )
}

function Told({ incident }: { incident: Incident }) {
  const { reference, matterId, learntReason, dueAt, words } = incident
  const href = incident._links.find(({ rel }) => rel === 'matter')?.href
  return (
    <Card title={t.told}>
      <Facts
        columns
        facts={[
          { term: t.deadline, value: dueAt === null ? null : moment(dueAt) },
          { term: t.learnt, value: moment(incident.learntAt) },
          { term: t.learntReason, value: prose(learntReason) },
          { term: t.reported, value: moment(incident.reportedAt) },
          {
            term: t.matter,
            value:
              href === undefined ? (
                reference
              ) : (
                <Link to={pageOf(kindIn(href))} params={{ id: matterId }}>
                  {reference}
                </Link>
              ),
          },
          { term: t.matterTitle, value: incident.title },
          { term: t.words, value: prose(words) },
          { term: t.told, value: t.toldBy(incident.toldByName, moment(incident.toldAt)) },
          { term: t.owner, value: incident.ownerName },
          { term: t.law, value: incident.legalReference },
        ]}
      />
    </Card>
  )
}

/** The kind of a matter, from the address that leads to it. */
function kindIn(href: string): string {
  return /\/(deviation|decision|action)s\//.exec(href)?.[1] ?? 'deviation'
}

function Assessed({ incident }: { incident: Incident }) {
  const { risk, subjectCount, subjectKinds, circumstances, consequences, measures } = incident
  const isEmpty = [risk, subjectCount, circumstances, consequences, measures].every((said) => said === null)
  return (
    <Card title={t.assessment}>
      {isEmpty && subjectKinds.length === 0 ? <p className="muted">{t.notAssessed}</p> : null}
      <Facts
        columns
        facts={[
          { term: t.columns.risk, value: risk === null ? null : RISK[risk] },
          { term: t.subjects, value: subjectsOf(subjectCount, subjectKinds) },
          { term: t.circumstances, value: prose(circumstances) },
          { term: t.consequences, value: prose(consequences) },
          { term: t.measures, value: prose(measures) },
        ]}
      />
    </Card>
  )
}

function subjectsOf(count: Incident['subjectCount'], kinds: Incident['subjectKinds']) {
  const named = kinds.map((kind) => SUBJECTS[kind].toLowerCase()).join(', ')
  return [count === null ? '' : number(count), named].filter((part) => part !== '').join(': ')
}

function Decided({ incident }: { incident: Incident }) {
  const { decidedAt, decidedByName, decisionReason, notices } = incident
  return (
    <Card title={t.decision}>
      {decidedAt === null ? (
        <p className="muted">{t.undecided}</p>
      ) : (
        <Facts
          columns
          facts={[
            { term: t.decision, value: statusOf(incident).label },
            { term: t.decidedBy, value: t.toldBy(decidedByName ?? '', moment(decidedAt)) },
            { term: t.reason, value: prose(decisionReason) },
          ]}
        />
      )}
      {notices.length === 0 ? null : <h3>{t.notices}</h3>}
      {notices.map((notice) => (
        <Facts
          key={notice.number}
          facts={[
            { term: t.notice(notice.number), value: moment(notice.notifiedAt) },
            { term: t.reference, value: notice.reference },
            { term: t.delay, value: prose(notice.delayReason) },
            { term: t.note, value: prose(notice.note) },
          ]}
        />
      ))}
    </Card>
  )
}

function Informed({ incident }: { incident: Incident }) {
  const { informedOn, informedHow, uninformedReason, risk, status } = incident
  if (status === 'no-incident' || status === 'withdrawn') return null
  const isSaid = informedOn !== null || uninformedReason !== null
  return (
    <Card title={t.information}>
      {!isSaid && risk === 'high' ? <Alert tone="warn" title={t.highRisk} /> : null}
      {isSaid ? null : <p className="muted">{t.informationLacks}</p>}
      <Facts
        columns
        facts={[
          { term: t.informedOn, value: informedOn === null ? null : longDate(informedOn) },
          { term: t.informedHow, value: prose(informedHow) },
          { term: t.notInformed, value: prose(uninformedReason) },
        ]}
      />
    </Card>
  )
}

function prose(text: string | null) {
  return text === null ? null : <span className="prose">{text}</span>
}
