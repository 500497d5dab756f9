import { lazy, Suspense, useState } from 'react'
import { voiceOfLabels } from '@/api/codes.gen'
import { may } from '@/api/resource'
import { longDate } from '@/lib/dates'
import { Button } from '@/ui/button/Button'
import { Card } from '@/ui/card/Card'
import { Row, RowList } from '@/ui/row-list/RowList'
import { t } from './messages.sv'
import type { Investigation, Voice } from './queries'
import { StrikeButton, Struck } from './Struck'

const VoiceDialog = lazy(() => import('./VoiceDialog').then((file) => ({ default: file.VoiceDialog })))
const StrikeDialog = lazy(() => import('./StrikeDialog').then((file) => ({ default: file.StrikeDialog })))

/** What those say whom it concerns, or why nobody has asked them. */
export function Voices({ investigation }: { investigation: Investigation }) {
  const [open, setOpen] = useState<'add' | Voice | null>(null)
  const { matterId, voices } = investigation
  const standing = voices.filter(({ struckAt }) => struckAt === null)
  const close = () => setOpen(null)
  return (
    <Card
      title={t.voices.title}
      aside={
        may(investigation, 'voices') ? (
          <Button icon="plus" onClick={() => setOpen('add')}>
            {t.voices.add}
          </Button>
        ) : undefined
      }
    >
      {standing.length === 0 ? <p className="muted">{t.voices.none}</p> : null}
      <RowList>
        {standing.map((voice) => (
          <Row
            key={voice.id}
            aside={
              <StrikeButton row={voice} name={voiceOfLabels[voice.whose]} onStrike={() => setOpen(voice)} />
            }
          >
            <h3>{voiceOfLabels[voice.whose]}</h3>
            <p className="prose">{voice.words ?? voice.reason}</p>
            <p className="muted">
              {voice.askedOn === null
                ? t.voices.notAsked
                : t.voices.asked(longDate(voice.askedOn), voice.askedBy ?? '')}
            </p>
          </Row>
        ))}
      </RowList>
      <Struck
        rows={voices.filter(({ struckAt }) => struckAt !== null)}
        says={({ words, reason }) => words ?? reason}
      />
      <Suspense>
        {open === 'add' ? <VoiceDialog matterId={matterId} onClose={close} /> : null}
        {open === null || open === 'add' ? null : (
          <StrikeDialog matterId={matterId} row={['voice', open.id]} onClose={close} />
        )}
      </Suspense>
    </Card>
  )
}
