import { useId } from 'react'
import { cx } from '@/lib/cx'
import styles from './ChartFigure.module.css'

/** Class per series, in order. */
export const SERIES = [styles.c1, styles.c2, styles.c3, styles.c4, styles.c5, styles.c6]

/** Dashes and point shapes per series, so that lines are told apart without colour. */
export const DASHES = ['', '7 5', '2 5', '10 4 2 4', '1 4', '12 6']

export function Legend({ names, kind }: { names: readonly string[]; kind: 'area' | 'line' }) {
  const hatch = useId()
  if (names.length < 2) return null
  return (
    <ul className={styles.legend} data-legend>
      {names.map((name, i) => (
        <li key={name}>
          <svg width="26" height="14" aria-hidden="true" className={SERIES[i % SERIES.length]}>
            {kind === 'line' ? (
              <>
                <path d="M1 7h24" className={styles.stroke} strokeDasharray={DASHES[i % DASHES.length]} />
                <Point shape={i} x={13} y={7} />
              </>
            ) : (
              <>
                <pattern
                  id={hatch}
                  width="7"
                  height="7"
                  patternUnits="userSpaceOnUse"
                  patternTransform="rotate(45)"
                >
                  <path d="M0 0v7" className={styles.hatch} />
                </pattern>
                <rect width="26" height="14" rx="3" className={styles.fill} />
                {i % 2 === 1 ? <rect width="26" height="14" rx="3" fill={`url(#${hatch})`} /> : null}
              </>
            )}
          </svg>
          {name}
        </li>
      ))}
    </ul>
  )
}

/** Circle, square, triangle in turn. */
export function Point({ shape, x, y }: { shape: number; x: number; y: number }) {
  const d = ['M-3.5 0a3.5 3.5 0 1 0 7 0a3.5 3.5 0 1 0-7 0', 'M-3.5-3.5h7v7h-7z', 'M0-4.5 4.5 3.5h-9z'][
    shape % 3
  ]
  return (
    <path
      d={d}
      transform={`translate(${x} ${y})`}
      className={cx(styles.point, SERIES[shape % SERIES.length])}
    />
  )
}
