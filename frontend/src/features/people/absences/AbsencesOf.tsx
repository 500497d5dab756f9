import { useQuery } from '@tanstack/react-query'
import { Card } from '@/ui/card/Card'
import { ActionLink } from '@/ui/link/Link'
import styles from './AbsencesOf.module.css'
import { t } from './messages.sv'
import { absencesOfQuery } from './queries'
import { timeText } from './time-text'

interface Props {
  personId: string
  boardId: string
  mayReport: boolean
}

/** When a person is or will be away, beside what stands about the person. */
export function AbsencesOf({ personId, boardId, mayReport }: Props) {
  const { data } = useQuery(absencesOfQuery(personId))
  if (data === undefined) return null
  return (
    <Card title={t.caption}>
      {data.length === 0 ? (
        <p className="muted">{t.none}</p>
      ) : (
        <ul className={styles.list}>
          {data.map((absence) => (
            <li key={absence.id}>
              {timeText(absence)}
              <span className={styles.deputy}>{t.by(absence.deputyName)}</span>
            </li>
          ))}
        </ul>
      )}
      {mayReport ? (
        <ActionLink
          to="/administration/franvaro/ny"
          search={{ namnd: boardId, person: personId }}
          icon="plus"
        >
          {t.report}
        </ActionLink>
      ) : null}
    </Card>
  )
}
