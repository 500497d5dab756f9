import { lazy, Suspense, useState } from 'react'
import { longDate } from '@/lib/dates'
import { Button } from '@/ui/button/Button'
import { Card } from '@/ui/card/Card'
import { Progress } from '@/ui/progress/Progress'
import { Cell, HeadCell, Table } from '@/ui/table/Table'
import { t } from '../messages.sv'
import type { ForUnit, Card as Publication } from '../queries'

const DiscussDialog = lazy(() => import('./DiscussDialogs').then((file) => ({ default: file.DiscussDialog })))
const UndoDialog = lazy(() => import('./DiscussDialogs').then((file) => ({ default: file.UndoDialog })))

type Open = { unit: ForUnit; isBack: boolean } | null

/** How many of the units that it is for have talked about it, and which have not yet: by name, in no other order. */
export function Reach({ card }: { card: Publication }) {
  const [open, setOpen] = useState<Open>(null)
  const { units, discussedCount, unitCount } = card
  const waiting = units.filter(({ discussedOn }) => discussedOn === null).map(({ unitName }) => unitName)
  const words = t.reach
  if (unitCount === 0) {
    return (
      <Card title={words.title} print={false}>
        <p className="muted">{words.none}</p>
      </Card>
    )
  }
  const Dialog = open?.isBack === true ? UndoDialog : DiscussDialog
  return (
    <>
      <Card title={words.title} print={false}>
        <Progress
          label={words.title}
          value={discussedCount}
          max={unitCount}
          text={words.summary(discussedCount, unitCount)}
        />
        <p>{waiting.length === 0 ? words.everyone : words.waits(waiting.join(', '))}</p>
        <UnitTable units={units} onOpen={setOpen} />
      </Card>
      <Suspense>
        {open === null ? null : <Dialog card={card} unit={open.unit} onClose={() => setOpen(null)} />}
      </Suspense>
    </>
  )
}

/** What each unit has said, and the way to say it for those one leads. */
function UnitTable({ units, onOpen }: { units: readonly ForUnit[]; onOpen: (open: Open) => void }) {
  const words = t.reach
  return (
    <Table
      caption={words.has}
      stack
      head={
        <>
          <HeadCell>{words.unit}</HeadCell>
          <HeadCell>{words.day}</HeadCell>
          <HeadCell>{words.intent}</HeadCell>
          <HeadCell>{words.steps}</HeadCell>
        </>
      }
    >
      {units.map((unit) => (
        <tr key={unit.unitId}>
          <Cell row>{unit.unitName}</Cell>
          <Cell label={words.day}>
            {unit.discussedOn === null ? words.hasNot : longDate(unit.discussedOn)}
          </Cell>
          <Cell label={words.intent}>{unit.intent ?? '–'}</Cell>
          <Cell>
            {unit.isMine ? (
              <Button
                kind={unit.discussedOn === null ? 'secondary' : 'quiet'}
                aria-label={
                  unit.discussedOn === null ? words.discussFor(unit.unitName) : words.undoFor(unit.unitName)
                }
                onClick={() => onOpen({ unit, isBack: unit.discussedOn !== null })}
              >
                {unit.discussedOn === null ? words.discuss : words.undo}
              </Button>
            ) : null}
          </Cell>
        </tr>
      ))}
    </Table>
  )
}
