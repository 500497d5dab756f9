import { lazy, Suspense, useState } from 'react'
import { certaintyLabels, systemAreaLabels } from '@/api/codes.gen'
import { may } from '@/api/resource'
import { Button } from '@/ui/button/Button'
import { Card } from '@/ui/card/Card'
import { Row, RowList } from '@/ui/row-list/RowList'
import type { Choice } from '@/ui/select-field/SelectField'
import { t } from './messages.sv'
import type { Cause, Investigation } from './queries'
import { StrikeButton, Struck } from './Struck'

const CauseDialog = lazy(() => import('./CauseDialog').then((file) => ({ default: file.CauseDialog })))
const StrikeDialog = lazy(() => import('./StrikeDialog').then((file) => ({ default: file.StrikeDialog })))

/** Why it happened, and the way to add to it. */
export function Causes({ investigation, list }: { investigation: Investigation; list: readonly Choice[] }) {
  const [open, setOpen] = useState<'add' | Cause | null>(null)
  const { matterId, causes } = investigation
  const standing = causes.filter(({ struckAt }) => struckAt === null)
  const close = () => setOpen(null)
  return (
    <Card
      title={t.causes.title}
      aside={
        may(investigation, 'causes') ? (
          <Button icon="plus" onClick={() => setOpen('add')}>
            {t.causes.add}
          </Button>
        ) : undefined
      }
    >
      {standing.length === 0 ? <p className="muted">{t.causes.none}</p> : null}
      <RowList>
        {standing.map((cause) => (
          <Row
            key={cause.id}
            aside={<StrikeButton row={cause} name={cause.cause.label} onStrike={() => setOpen(cause)} />}
          >
            <h3>{cause.cause.label}</h3>
            <p className="muted">{placeOf(cause)}</p>
            {cause.note === null ? null : <p className="prose">{cause.note}</p>}
            {cause.whys.length === 0 ? null : (
              <>
                <p>{t.causes.whys}</p>
                <ol>
                  {cause.whys.map((why, i) => (
                    // oxlint-disable-next-line react/no-array-index-key -- answers in their order, never moved
                    <li key={i}>{why}</li>
                  ))}
                </ol>
              </>
            )}
          </Row>
        ))}
      </RowList>
      <Struck rows={causes.filter(({ struckAt }) => struckAt !== null)} says={({ cause }) => cause.label} />
      <Suspense>
        {open === 'add' ? <CauseDialog matterId={matterId} causes={list} onClose={close} /> : null}
        {open === null || open === 'add' ? null : (
          <StrikeDialog matterId={matterId} row={['cause', open.id]} onClose={close} />
        )}
      </Suspense>
    </Card>
  )
}

function placeOf({ systemArea, certainty }: Cause): string {
  return systemArea === null || certainty === null
    ? t.causes.unknown
    : `${systemAreaLabels[systemArea]} · ${certaintyLabels[certainty]}`
}
