import { effectLabels } from '@/api/codes.gen'
import { longDate } from '@/lib/dates'
import { Details } from '@/ui/details/Details'
import { t } from './messages.sv'
import type { MatterEffects } from './queries'

type Judged = MatterEffects['judgements'][number]

/** How it has been judged, the latest first; what was judged before is folded. */
export function Judgements({ judgements }: { judgements: readonly Judged[] }) {
  const standing = judgements.filter(({ until }) => until === null)
  const earlier = judgements.filter(({ until }) => until !== null)
  return (
    <>
      {standing.map((judged) => (
        <Judgement key={judged.id} judged={judged} />
      ))}
      {earlier.length === 0 ? null : (
        <Details summary={t.earlier(earlier.length)}>
          {earlier.map((judged) => (
            <Judgement key={judged.id} judged={judged} />
          ))}
        </Details>
      )}
    </>
  )
}

function Judgement({ judged }: { judged: Judged }) {
  const { effect, reason, holds, judgedAt, judgedByName, byDoer } = judged
  return (
    <div>
      <p>
        <strong>{effectLabels[effect]}</strong>{' '}
        <span className="muted">
          {t.by(longDate(judgedAt), judgedByName)}
          {byDoer ? `. ${t.byDoer}.` : null}
        </span>
      </p>
      {holds === null ? null : <p>{holds ? t.heldTrue : t.heldFalse}</p>}
      {reason === null ? null : <p className="prose">{reason}</p>}
    </div>
  )
}
