import { useId, useState } from 'react'
import { AREAS } from '@/domain/areas.sv'
import { UNIT_KIND } from '@/domain/organisation.sv'
import { shortDate } from '@/lib/dates'
import { Badge } from '@/ui/badge/Badge'
import { Button } from '@/ui/button/Button'
import { Icon } from '@/ui/icon/Icon'
import { Link } from '@/ui/link/Link'
import { t } from './messages.sv'
import type { UnitSummary } from './queries'
import { branches, type UnitNode } from './tree'
import styles from './UnitTree.module.css'

interface Props {
  heading: string
  found: string
  nodes: readonly UnitNode[]
  startsOpen: readonly string[]
  day: string
}

/** Units as lists within lists. Each list opens and closes with a button of its own; links and buttons stand in tab order. */
export function UnitTree({ heading, found, nodes, startsOpen, day }: Props) {
  const [open, setOpen] = useState<ReadonlySet<string>>(() => new Set(startsOpen))
  const id = useId()
  const all = branches(nodes)
  const isAllOpen = all.every((branch) => open.has(branch))
  const toggle = (branch: string) => {
    const next = new Set(open)
    if (!next.delete(branch)) next.add(branch)
    setOpen(next)
  }
  return (
    <section aria-labelledby={id}>
      <header className={styles.header}>
        <h2 id={id} className={styles.heading}>
          {heading}
        </h2>
        <p role="status" className={styles.found}>
          {found}
        </p>
        {all.length === 0 ? null : (
          <Button kind="quiet" onClick={() => setOpen(new Set(isAllOpen ? [] : all))}>
            {isAllOpen ? t.closeAll : t.openAll}
          </Button>
        )}
      </header>
      <Level nodes={nodes} open={open} onToggle={toggle} day={day} />
    </section>
  )
}

interface LevelProps {
  nodes: readonly UnitNode[]
  open: ReadonlySet<string>
  onToggle: (id: string) => void
  day: string
  id?: string
}

function Level({ nodes, open, onToggle, day, id }: LevelProps) {
  return (
    // oxlint-disable-next-line jsx-a11y/no-redundant-roles -- without bullets some readers no longer say that it is a list
    <ul id={id} role="list" className={styles.level}>
      {nodes.map(({ unit, below }) => {
        const isOpen = open.has(unit.id)
        const listId = `below-${unit.id}`
        return (
          <li key={unit.id}>
            <div className={styles.row}>
              {below.length === 0 ? (
                <span className={styles.leaf} />
              ) : (
                <button
                  type="button"
                  className={styles.toggle}
                  aria-expanded={isOpen}
                  aria-controls={isOpen ? listId : undefined}
                  aria-label={t.below(unit.name)}
                  onClick={() => onToggle(unit.id)}
                >
                  <Icon name="chevronRight" size={18} />
                </button>
              )}
              <UnitLine unit={unit} day={day} />
            </div>
            {below.length > 0 && isOpen ? (
              <Level id={listId} nodes={below} open={open} onToggle={onToggle} day={day} />
            ) : null}
          </li>
        )
      })}
    </ul>
  )
}

function UnitLine({ unit, day }: { unit: UnitSummary; day: string }) {
  return (
    <div className={styles.line}>
      <div className={styles.what}>
        <Link to="/administration/organisation/$id" params={{ id: unit.id }} className={styles.name}>
          {unit.name}
        </Link>
        <span className={styles.kind}>
          {UNIT_KIND[unit.kind]} · {AREAS[unit.area]}
        </span>
      </div>
      <div className={styles.who}>
        {unit.validTo !== null && unit.validTo >= day ? (
          <Badge tone="info" icon="clock">
            {t.ends(shortDate(unit.validTo))}
          </Badge>
        ) : null}
        {unit.managerName === null ? (
          <Badge tone="warn" icon="alert">
            {t.nobody}
          </Badge>
        ) : (
          <span>
            <span className="visually-hidden">{t.manager}: </span>
            {unit.managerName}
          </span>
        )}
      </div>
    </div>
  )
}
