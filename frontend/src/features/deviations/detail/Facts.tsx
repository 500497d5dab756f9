import { affectedLabels, concernsChildLabels, counterpartKindLabels, effectLabels } from '@/api/codes.gen'
import { STATUS } from '@/domain/deviation-status.sv'
import { civilDate, dateAndTime, longDate } from '@/lib/dates'
import { Card } from '@/ui/card/Card'
import { Facts } from '@/ui/facts/Facts'
import { DECISION } from '../messages.sv'
import type { Deviation } from '../queries'
import styles from './Facts.module.css'
import { t } from './messages.sv'

/** What was reported, as it was reported. */
export function Reported({ deviation }: { deviation: Deviation }) {
  return (
    <Card title={t.report}>
      <p className="prose">{deviation.description}</p>
      {deviation.immediateAction === null ? null : (
        <div>
          <h3 className={styles.small}>{t.action}</h3>
          <p className="prose">{deviation.immediateAction}</p>
        </div>
      )}
      <Facts
        columns
        facts={[
          { term: t.when, value: occurredText(deviation.occurred) },
          { term: t.where, value: deviation.unitName },
          { term: t.affected, value: affectedLabels[deviation.affected] },
          { term: t.child, value: concernsChildLabels[deviation.concernsChild] },
          { term: t.caseReference, value: deviation.caseReference },
          { term: t.danger, value: deviation.immediateDanger ? t.yes : null },
          { term: t.count, value: deviation.eventCount > 1 ? deviation.eventCount : null },
          { term: deviation.importedAt === null ? t.onBehalf : t.reporterRole, value: deviation.onBehalfOf },
          { term: t.counterpart, value: counterpart(deviation) },
          {
            term: t.source,
            value: deviation.source === null ? null : `${deviation.source.system} ${deviation.source.id}`,
          },
          { term: t.imported, value: importedText(deviation) },
        ]}
      />
      <p className={styles.note}>{t.unchanged}</p>
    </Card>
  )
}

/** When it came in out of another system, and that its days are that system's. */
function importedText({ importedAt, reportedAt }: Deviation): string | null {
  if (importedAt === null) return null
  return t.importedText(longDate(civilDate(importedAt)), longDate(civilDate(reportedAt)))
}

/** Who does what with it, until when, and what has been decided. */
export function Handling({ deviation }: { deviation: Deviation }) {
  const isOpen = deviation.closedAt === null
  return (
    <Card title={t.handling}>
      <Facts
        facts={[
          { term: t.status, value: STATUS[deviation.status].label },
          { term: t.intake, value: intake(deviation) },
          { term: t.owner, value: deviation.ownerName ?? t.nobody },
          isOpen ? { term: t.due, value: longDate(deviation.dueOn) } : null,
          { term: t.category, value: deviation.category?.label },
          { term: t.activity, value: deviation.activity?.label },
          { term: t.law, value: deviation.lawArea?.label },
          { term: t.provision, value: deviation.law?.reference },
          { term: t.seriousness, value: seriousness(deviation) },
          {
            term: t.decision,
            value: deviation.decision === null ? null : DECISION[deviation.decision].label,
          },
          { term: t.reason, value: deviation.reason },
          { term: t.causes, value: deviation.causes.map((cause) => cause.label).join(', ') },
          { term: t.effect, value: deviation.effect === null ? null : effectLabels[deviation.effect] },
          { term: t.closed, value: deviation.closedAt && longDate(civilDate(deviation.closedAt)) },
        ]}
      />
    </Card>
  )
}

function intake({ intake: at }: Deviation): string | null {
  if (at === null) return null
  return at.routedAt === null ? t.intakeHas(at.unitName) : t.intakeRouted(longDate(civilDate(at.routedAt)))
}

function counterpart({ counterpart: other }: Deviation): string | null {
  return other === null ? null : `${counterpartKindLabels[other.kind]}: ${other.name}`
}

function seriousness({ seriousness: risk }: Deviation): string | null {
  return risk === null ? null : `${risk.label} (${risk.probability} × ${risk.consequence})`
}

/** When it happened, as exactly as the reporter knew. */
function occurredText({ precision, at, on }: Deviation['occurred']): string {
  if (precision === 'instant' && at) return dateAndTime(at)
  return precision === 'date' && on ? longDate(on) : t.whenUnknown
}
