import type { ReactNode } from 'react'
import styles from './Facts.module.css'

export interface Fact {
  term: string
  value: ReactNode
}

/** Terms with their values; what has no value is left out. */
export function Facts({
  facts,
  columns = false,
}: {
  facts: readonly (Fact | null | undefined)[]
  columns?: boolean
}) {
  const known = facts.filter(
    (fact): fact is Fact =>
      fact !== null &&
      fact !== undefined &&
      fact.value !== null &&
      fact.value !== undefined &&
      fact.value !== '',
  )
  return (
    <dl className={styles.facts} data-columns={columns}>
      {known.map((fact) => (
        <div key={fact.term} className={styles.fact}>
          <dt>{fact.term}</dt>
          <dd>{fact.value}</dd>
        </div>
      ))}
    </dl>
  )
}
