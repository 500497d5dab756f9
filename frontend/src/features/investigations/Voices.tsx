import { lazy, Suspense, useState } from 'react'
import { voiceOfLabels } from '@/api/codes.gen'
import { may } from '@/api/resource'
import { longDate } from '@/lib/dates'
import { Button } from '@/ui/button/Button'
import { Card } from '@/ui/card/Card'
import styles from './Investigation.module.css'
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
      <ul className={styles.rows}>
        {standing.map((voice) => (
          <li key={voice.id} className={styles.row}>
            <div>
              <h3>{voiceOfLabels[voice.whose]}</h3>
              <p className={styles.words}>{voice.words ?? voice.reason}</p>
              <p className={styles.soft}>
                {voice.askedOn === null
                  ? t.voices.notAsked
                  : t.voices.asked(longDate(voice.askedOn), voice.askedBy ?? '')}
              </p>
            </div>
            <StrikeButton row={voice} name={voiceOfLabels[voice.whose]} onStrike={() => setOpen(voice)} />
          </li>
        ))}
      </ul>
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
