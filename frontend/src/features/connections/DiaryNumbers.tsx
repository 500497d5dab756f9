import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { may } from '@/api/resource'
import { Button } from '@/ui/button/Button'
import { Card } from '@/ui/card/Card'
import { Details } from '@/ui/details/Details'
import styles from './Around.module.css'
import { t } from './messages.sv'
import { type DiaryNumber, numbersQuery } from './queries'
import { Warnings } from './Warnings'

const NumberDialog = lazy(() => import('./NumberDialog').then((file) => ({ default: file.NumberDialog })))
const StrikeNumberDialog = lazy(() =>
  import('./StrikeDialog').then((file) => ({ default: file.StrikeNumberDialog })),
)

type Open = 'note' | DiaryNumber | null

/** What a matter is called in diaries, and the way to note a number. Nothing, where there is neither. */
export function DiaryNumbers({ matterId }: { matterId: string }) {
  const [open, setOpen] = useState<Open>(null)
  const { data } = useQuery(numbersQuery(matterId))
  if (data === undefined) return null
  const mayNote = may(data, 'diary-numbers')
  const standing = data.diaryNumbers.filter(({ struckAt }) => struckAt === null)
  const struck = data.diaryNumbers.filter(({ struckAt }) => struckAt !== null)
  if (data.diaryNumbers.length === 0 && !mayNote) return null
  const close = () => setOpen(null)
  return (
    <Card
      title={t.numbers}
      aside={
        mayNote ? (
          <Button icon="plus" onClick={() => setOpen('note')}>
            {t.addNumber}
          </Button>
        ) : undefined
      }
    >
      <Warnings of={data.warnings} />
      {standing.length === 0 ? <p className="muted">{t.noNumbers}</p> : null}
      <Rows numbers={standing} onStrike={setOpen} />
      {struck.length === 0 ? null : (
        <Details summary={t.struck(struck.length)}>
          <Rows numbers={struck} onStrike={setOpen} />
        </Details>
      )}
      <Suspense>
        {open === 'note' ? <NumberDialog matterId={matterId} onClose={close} /> : null}
        {open === null || open === 'note' ? null : (
          <StrikeNumberDialog matterId={matterId} number={open} onClose={close} />
        )}
      </Suspense>
    </Card>
  )
}

function Rows({
  numbers,
  onStrike,
}: {
  numbers: readonly DiaryNumber[]
  onStrike: (one: DiaryNumber) => void
}) {
  if (numbers.length === 0) return null
  return (
    <ul className={styles.rows}>
      {numbers.map((one) => (
        <li key={one.id} className={styles.row}>
          <div>
            <p className={styles.name}>{one.number}</p>
            <p className={styles.soft}>{one.holder ?? t.ours}</p>
            {one.struckReason === null ? null : <p className={styles.soft}>{t.because(one.struckReason)}</p>}
          </div>
          {may(one, 'strikes') ? (
            <Button kind="quiet" aria-label={t.strikeOne(one.number)} onClick={() => onStrike(one)}>
              {t.strike}
            </Button>
          ) : null}
        </li>
      ))}
    </ul>
  )
}
