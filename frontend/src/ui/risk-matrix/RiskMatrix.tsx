import type { ReactNode } from 'react'
import { cx } from '@/lib/cx'
import { ScrollArea } from '../scroll-area/ScrollArea'
import { t } from './messages.sv'
import styles from './RiskMatrix.module.css'

export interface Step {
  value: number
  label: string
}

export interface RiskLevel {
  /** Lowest product of likelihood and consequence that has this level. */
  from: number
  label: string
}

interface Props {
  caption: string
  likelihoods: readonly Step[]
  consequences: readonly Step[]
  /** Rising by `from`; at most four. */
  levels: readonly RiskLevel[]
  /** What stands in a cell besides its level: a count, a link, a radio button. */
  cell?: (likelihood: number, consequence: number, level: string) => ReactNode
}

/** A risk matrix is a table: the level stands in words in each cell, and colour only repeats it. */
export function RiskMatrix({ caption, likelihoods, consequences, levels, cell }: Props) {
  return (
    <ScrollArea label={caption}>
      <table className={styles.matrix}>
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            <th scope="col" className={styles.corner}>
              {t.likelihood} / {t.consequence.toLowerCase()}
            </th>
            {consequences.map((step) => (
              <th key={step.value} scope="col">
                {step.value} {step.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {likelihoods.toReversed().map((likelihood) => (
            <tr key={likelihood.value}>
              <th scope="row">
                {likelihood.value} {likelihood.label}
              </th>
              {consequences.map((consequence) => {
                const { index, label } = levelOf(likelihood.value * consequence.value, levels)
                return (
                  <td key={consequence.value} className={cx(styles.cell, styles[`l${index + 1}`])}>
                    {cell?.(likelihood.value, consequence.value, label) ?? (
                      <Level product={likelihood.value * consequence.value} label={label} />
                    )}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollArea>
  )
}

export function Level({ product, label }: { product: number; label: string }) {
  return (
    <span className={styles.level}>
      <strong>{product}</strong> {label}
    </span>
  )
}

/** The level that a product falls in, and its place from the lowest. */
export function levelOf(product: number, levels: readonly RiskLevel[]): { index: number; label: string } {
  const index = Math.max(
    0,
    levels.findLastIndex((level) => product >= level.from),
  )
  return { index, label: levels[index]?.label ?? '' }
}

interface PickerProps extends Omit<Props, 'cell' | 'caption'> {
  name: string
  value: { likelihood: number; consequence: number } | null
  onChange: (value: { likelihood: number; consequence: number }) => void
}

/** The matrix as a choice: one radio button per cell. */
export function RiskMatrixPicker({ name, value, onChange, ...matrix }: PickerProps) {
  return (
    <RiskMatrix
      {...matrix}
      caption={t.legend}
      cell={(likelihood, consequence, level) => (
        <label className={styles.pick}>
          <input
            type="radio"
            name={name}
            checked={value?.likelihood === likelihood && value.consequence === consequence}
            onChange={() => onChange({ likelihood, consequence })}
            aria-label={`${t.likelihood} ${likelihood}, ${t.consequence.toLowerCase()} ${consequence}: ${likelihood * consequence} ${level}`}
          />
          <Level product={likelihood * consequence} label={level} />
        </label>
      )}
    />
  )
}
