import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { effectLabels } from '@/api/codes.gen'
import { may } from '@/api/resource'
import { Alert } from '@/ui/alert/Alert'
import { Button } from '@/ui/button/Button'
import { Card } from '@/ui/card/Card'
import { Judgements } from './Judgements'
import { t } from './messages.sv'
import { effectsQuery } from './queries'

const JudgeMatterDialog = lazy(() =>
  import('./JudgeMatterDialog').then((file) => ({ default: file.JudgeMatterDialog })),
)

/** Whether what was done in a matter helped, how it was judged before, and the way to judge it. Nothing, where there is neither. */
export function EffectOfMatter({ matterId }: { matterId: string }) {
  const [isJudging, setJudging] = useState(false)
  const { data } = useQuery(effectsQuery(matterId))
  if (data === undefined) return null
  const { judgements, proposal, warnings } = data
  const latest = judgements.find(({ until }) => until === null)
  const mayJudge = may(data, 'effects')
  if (judgements.length === 0 && !mayJudge) return null
  return (
    <Card
      title={t.card}
      aside={
        mayJudge ? (
          <Button icon="check" onClick={() => setJudging(true)}>
            {latest === undefined ? t.judge : t.judgeAgain}
          </Button>
        ) : undefined
      }
    >
      {warnings.length === 0 ? null : (
        <Alert tone="warn" title={t.warnings}>
          {warnings.map(({ pointer, detail }) => (
            <p key={pointer}>{detail}</p>
          ))}
        </Alert>
      )}
      {latest === undefined ? <p className="muted">{t.matterNotJudged}</p> : null}
      <Judgements judgements={judgements} />
      {proposal === null || proposal === latest?.effect ? null : (
        <p className="muted">{t.proposal(effectLabels[proposal])}</p>
      )}
      {isJudging ? (
        <Suspense>
          <JudgeMatterDialog matterId={matterId} proposal={proposal} onClose={() => setJudging(false)} />
        </Suspense>
      ) : null}
    </Card>
  )
}
