import { useQueries } from '@tanstack/react-query'
import type { PageOf } from '@/api/resource'
import { decisions as words } from '@/domain/decisions.sv'
import { Badge } from '@/ui/badge/Badge'
import { Link } from '@/ui/link/Link'
import { Skeleton } from '@/ui/skeleton/Skeleton'
import { listQuery, type Stage, type Summary } from '../queries'
import styles from './Board.module.css'
import { Clock, type Labels } from './DecisionTable'
import { columnsFor, toFilter } from './filter'
import { t } from './messages.sv'
import type { DecisionSearch } from './search'

type ColumnName = keyof typeof t.columnsTitle

/** The waiting decisions by how long they have waited. On a phone the columns stand under each other. */
export function Board({ search, benefits }: { search: DecisionSearch; benefits: Labels }) {
  const columns = columnsFor(search.steg)
  const answers = useQueries({
    queries: columns.map(({ stages }) =>
      listQuery({ ...toFilter(search), stage: stages }, { page: 1, all: false, text: '' }),
    ),
  })
  const failed = answers.find((answer) => answer.error !== null && answer.data === undefined)
  if (failed?.error) throw failed.error
  return (
    <div className={styles.board}>
      {columns.map(({ name, stages }, i) => (
        <Column key={name} name={name} stages={stages} answer={answers[i]?.data} benefits={benefits} />
      ))}
    </div>
  )
}

interface ColumnProps {
  name: ColumnName
  stages: readonly Stage[]
  answer: PageOf<Summary> | undefined
  benefits: Labels
}

function Column({ name, stages, answer, benefits }: ColumnProps) {
  return (
    <section className={styles.column} aria-labelledby={`kolumn-${name}`} data-late={isLate(name)}>
      <header className={styles.head}>
        <h2 id={`kolumn-${name}`} className={styles.title}>
          {t.columnsTitle[name]}
        </h2>
        <Badge tone={isLate(name) ? 'danger' : 'neutral'}>
          {answer === undefined ? '–' : t.columnCount(answer.total, answer.hasMore)}
        </Badge>
      </header>
      {answer === undefined ? <Skeleton lines={3} /> : null}
      {answer?.total === 0 ? <p className={styles.none}>{t.columnEmpty}</p> : null}
      <ul className={styles.cards}>
        {(answer?.items ?? []).map((decision) => (
          <li key={decision.id} className={styles.card}>
            <Link to="/ej-verkstallda/$id" params={{ id: decision.id }} className={styles.link}>
              {benefits[decision.benefit] ?? decision.benefit}
            </Link>
            <Clock decision={decision} />
            <span className={styles.place}>
              {decision.reference} · {decision.unitName}
            </span>
            <span className={styles.place}>{decision.ownerName ?? t.nobody}</span>
            {decision.isProtected ? (
              <span>
                <Badge tone="danger" icon="shield">
                  {words.protectedShort}
                </Badge>
              </span>
            ) : null}
          </li>
        ))}
      </ul>
      {answer !== undefined && answer.total > answer.items.length ? (
        <Link
          from="/ej-verkstallda/"
          to="/ej-verkstallda"
          search={(before) => ({ ...before, vy: undefined, steg: [...stages] })}
        >
          {t.columnRest(t.columnCount(answer.total, answer.hasMore))}
        </Link>
      ) : null}
    </section>
  )
}

function isLate(name: ColumnName): boolean {
  return name !== 'running' && name !== 'soon'
}
