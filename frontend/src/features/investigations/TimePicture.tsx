import { daysBetween, shortDate } from '@/lib/dates'
import { useNarrow } from '@/lib/useNarrow'
import { t } from './messages.sv'
import type { Entry } from './queries'

const WIDE = 640
const NARROW = 320
const EDGE = 24
const STEP = 30
const RADIUS = 12
const MINUTES = 24 * 60

/** A note with the number that it has in the table. */
export interface Numbered {
  entry: Entry
  number: number
}

/** Minutes from the first day to what a note is about. */
function minutesOf({ happenedOn, clockTime }: Entry, first: string): number {
  const [hour = 0, minute = 0] = clockTime === null ? [] : clockTime.split(':').map(Number)
  return daysBetween(first, happenedOn ?? first) * MINUTES + hour * 60 + minute
}

/** The line of time: each note at its moment, by its number. Those that would lie on each other are stacked. */
export function TimePicture({ notes }: { notes: readonly Numbered[] }) {
  const width = useNarrow() ? NARROW : WIDE
  const dated = notes.filter(({ entry }) => entry.happenedOn !== null)
  const first = dated[0]?.entry.happenedOn
  const last = dated.at(-1)?.entry.happenedOn
  if (first == null || last == null || dated.length < 2) return null
  const ends = dated.map(({ entry }) => minutesOf(entry, first))
  const [from, length] = [ends[0] ?? 0, (ends.at(-1) ?? 0) - (ends[0] ?? 0)]
  const levels: number[] = []
  const marks = dated.map(({ entry, number }, i) => {
    const share = length === 0 ? 0 : ((ends[i] ?? 0) - from) / length
    const x = EDGE + share * (width - 2 * EDGE)
    const free = levels.findIndex((end) => x - end >= STEP)
    const level = free === -1 ? levels.length : free
    levels[level] = x
    return { key: entry.id, kind: entry.kind, number, x, level }
  })
  const bottom = levels.length * STEP + RADIUS
  return (
    <svg
      role="img"
      aria-label={t.course.alt(dated.length, first, last)}
      viewBox={`0 0 ${width} ${bottom + 30}`}
      width="100%"
      stroke="currentColor"
      strokeWidth={1.5}
      fontSize={14}
    >
      <line x1={EDGE} x2={width - EDGE} y1={bottom} y2={bottom} />
      {marks.map(({ key, kind, number, x, level }) => {
        const y = bottom - STEP * (level + 1)
        return (
          <g key={key}>
            <line x1={x} x2={x} y1={bottom} y2={bottom - STEP + RADIUS} />
            <circle
              cx={x}
              cy={y}
              r={RADIUS}
              fill="none"
              {...(kind === 'assessment' ? { strokeDasharray: '3 3' } : {})}
            />
            <Words x={x} y={y + 5} anchor="middle" text={`${number}`} />
          </g>
        )
      })}
      <Words x={EDGE} y={bottom + 22} anchor="start" text={shortDate(first)} />
      <Words x={width - EDGE} y={bottom + 22} anchor="end" text={shortDate(last)} />
    </svg>
  )
}

function Words({
  x,
  y,
  anchor,
  text,
}: {
  x: number
  y: number
  anchor: 'start' | 'middle' | 'end'
  text: string
}) {
  return (
    <text x={x} y={y} textAnchor={anchor} fill="currentColor" stroke="none">
      {text}
    </text>
  )
}
