import styles from './ChartFigure.module.css'

interface Props {
  steps: readonly string[]
  at: (step: number) => number
  y: number
  /** Where the picture ends. */
  width: number
  /** How many labels there is room for. */
  most: number
}

/** The steps under an axis, as many as there is room for. One that the edge would cut stands beside it. */
export function StepAxis({ steps, at, y, width, most }: Props) {
  const every = Math.ceil(steps.length / most)
  return steps.map((step, i) =>
    i % every === 0 ? (
      // Half of a character is about three pixels wide.
      <text
        key={step}
        x={Math.min(at(i), width - step.length * 3.25)}
        y={y}
        textAnchor="middle"
        className={styles.soft}
      >
        {step}
      </text>
    ) : null,
  )
}
