import styles from './ChartFigure.module.css'

/** About so many pixels is a character of a label wide. */
const CHARACTER = 7

interface Props {
  steps: readonly string[]
  at: (step: number) => number
  /** Where the picture ends, to the right and below. */
  width: number
  height: number
  /** Where the axis begins. */
  left: number
  /** How many pixels a label needs. */
  room: number
}

/** The steps under an axis, as many as there is room for. One that would be cut by the edge ends there. */
export function StepAxis({ steps, at, width, height, left, room }: Props) {
  const every = Math.max(1, Math.ceil((steps.length * room) / (width - left)))
  return steps.map((step, i) => {
    if (i % every !== 0) return null
    const isAtEdge = at(i) + (step.length * CHARACTER) / 2 > width
    return (
      <text
        key={step}
        x={isAtEdge ? width : at(i)}
        y={height - 8}
        textAnchor={isAtEdge ? 'end' : 'middle'}
        className={styles.soft}
      >
        {step}
      </text>
    )
  })
}
