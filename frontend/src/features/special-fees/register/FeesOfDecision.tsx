import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { may } from '@/api/resource'
import { Button } from '@/ui/button/Button'
import { Card } from '@/ui/card/Card'
import { FeeTable } from '../list/FeeTable'
import { t } from '../messages.sv'
import { type Fee, type FeeDecision, feesQuery } from '../queries'

const RegisterDialog = lazy(() =>
  import('./RegisterDialog').then((module) => ({ default: module.RegisterDialog })),
)

interface Props {
  decision: FeeDecision
  onRegistered: (fee: Fee) => void
}

/** The fees of one decision, and the way to register one for those who may. Nothing, where there is neither. */
export function FeesOfDecision({ decision, onRegistered }: Props) {
  const [isRegistering, setRegistering] = useState(false)
  const { data } = useQuery(feesQuery({ decisionId: decision.id }, 1))
  const fees = data?.items ?? []
  const mayRegister = may(decision, 'special-fees')
  if (fees.length === 0 && !mayRegister) return null
  return (
    <Card
      title={t.fee}
      flush={fees.length > 0}
      aside={mayRegister ? <Button onClick={() => setRegistering(true)}>{t.register}</Button> : undefined}
    >
      {fees.length === 0 ? <p className="muted">{t.ofDecision}</p> : <FeeTable fees={fees} isOfOne />}
      {isRegistering ? (
        <Suspense>
          <RegisterDialog
            decision={decision}
            onRegistered={onRegistered}
            onClose={() => setRegistering(false)}
          />
        </Suspense>
      ) : null}
    </Card>
  )
}
