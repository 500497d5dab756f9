import { listed } from '@/lib/listed'
import { lists } from '@/messages/lists.sv'
import { Link } from '@/ui/link/Link'
import { MATTER_PAGE, type MatterKind } from './matters'
import styles from './Neighbours.module.css'

/** The ways to what stands before and after a matter in the list that one came from. */
export function Neighbours({ kind, id }: { kind: MatterKind; id: string }) {
  const { previous, next } = listed.around(kind, id)
  if (previous === undefined && next === undefined) return null
  return (
    <nav aria-label={lists.neighbours.label} className={styles.ways}>
      {previous === undefined ? null : (
        <Link to={MATTER_PAGE[kind]} params={{ id: previous }}>
          {lists.neighbours.previous}
        </Link>
      )}
      {next === undefined ? null : (
        <Link to={MATTER_PAGE[kind]} params={{ id: next }}>
          {lists.neighbours.next}
        </Link>
      )}
    </nav>
  )
}
