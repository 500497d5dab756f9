import type { ReactNode } from 'react'
import { may } from '@/api/resource'
import { AREAS } from '@/domain/areas.sv'
import { EXTENT_UNIT, SEX } from '@/domain/decisions.sv'
import { longDate } from '@/lib/dates'
import { Button } from '@/ui/button/Button'
import { Card } from '@/ui/card/Card'
import { Facts } from '@/ui/facts/Facts'
import { ActionLink } from '@/ui/link/Link'
import type { Decision } from '../queries'
import styles from './DetailPage.module.css'
import { t } from './messages.sv'

/** What was granted, when, by which law, and who is to see to it. */
export function DecisionFacts({ decision, onHandOver }: { decision: Decision; onHandOver?: () => void }) {
  return (
    <Card
      title={t.facts}
      aside={onHandOver === undefined ? undefined : <Button onClick={onHandOver}>{t.handOver}</Button>}
    >
      <Facts
        columns
        facts={[
          { term: t.benefit, value: decision.benefit.label },
          { term: t.decidedOn, value: longDate(decision.decidedOn) },
          { term: t.lawOf, value: decision.law?.reference },
          { term: t.extent, value: amountOf(decision, decision.extent?.amount) },
          { term: t.remaining, value: amountOf(decision, decision.remaining) },
          { term: t.owner, value: decision.ownerName ?? t.nobody },
          { term: t.unit, value: decision.unitName },
          { term: t.area, value: AREAS[decision.area] },
          { term: t.sex, value: SEX[decision.sex] },
          { term: t.caseReference, value: decision.caseReference },
          {
            term: t.caseClosed,
            value: decision.caseClosedOn === null ? null : longDate(decision.caseClosedOn),
          },
          { term: t.origin, value: decision.origin === 'judgment' ? t.judgment : null },
          {
            term: t.source,
            value: decision.source === null ? null : `${decision.source.system} ${decision.source.id}`,
          },
        ]}
      />
    </Card>
  )
}

/** `10 timmar i veckan`, where the benefit has an extent. */
export function amountOf({ extent }: Decision, amount: number | null | undefined): string | null {
  if (extent === null || amount === null || amount === undefined) return null
  return `${amount.toLocaleString('sv-SE')} ${EXTENT_UNIT[extent.unit]}`
}

const TEXTS = Object.entries(t.texts) as [keyof typeof t.texts, string][]

/** Why the decision is not carried out, in the words that IVO asks for. */
export function ExplanationCard({ decision }: { decision: Decision }) {
  const { explanation } = decision
  const has = explanation.delayReason !== null
  return (
    <Card
      title={t.explanation}
      aside={
        may(decision, 'explanations') ? (
          <ActionLink to="/ej-verkstallda/$id/skal" params={{ id: decision.id }}>
            {has ? t.explainAgain : t.explain}
          </ActionLink>
        ) : undefined
      }
    >
      {explanation.delayReason === null ? (
        <p className="muted">{decision.status === 'closed' ? t.explanationNever : t.explanationNone}</p>
      ) : (
        <>
          <p className={styles.what}>{explanation.delayReason.label}</p>
          <div className={styles.texts}>
            {TEXTS.map(([name, label]) =>
              explanation[name] === null ? null : (
                <Text key={name} label={label}>
                  {explanation[name]}
                </Text>
              ),
            )}
          </div>
        </>
      )}
    </Card>
  )
}

function Text({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div>
      <h3>{label}</h3>
      <p className="prose">{children}</p>
    </div>
  )
}

/** Who it is about is sealed. It opens for the one who reports to IVO, with a purpose. */
export function IdentityCard({ decision, onShow }: { decision: Decision; onShow: () => void }) {
  const mayShow = may(decision, 'identity-disclosures')
  const text = !decision.hasIdentity ? t.identityNone : mayShow ? t.identityHidden : t.identityClosed
  return (
    <Card title={t.identity}>
      <p className={styles.note}>{text}</p>
      {mayShow ? (
        <Button icon="shield" onClick={onShow}>
          {t.show}
        </Button>
      ) : null}
    </Card>
  )
}
