import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { t as words } from '@/domain/organisation.sv'
import { stateOn } from '@/domain/validity'
import { Badge } from '@/ui/badge/Badge'
import { Button } from '@/ui/button/Button'
import { CheckboxField } from '@/ui/checkbox-field/CheckboxField'
import { Stack } from '@/ui/layout/Layout'
import { ActionLink, BackLink, Link } from '@/ui/link/Link'
import { Listing } from '@/ui/listing/Listing'
import { PageHeader } from '@/ui/page-header/PageHeader'
import { Cell, HeadCell, Table } from '@/ui/table/Table'
import styles from './AbsencesPage.module.css'
import { t } from './messages.sv'
import { type Absence, absencesQuery, PAGE_SIZE } from './queries'
import { RemoveDialog } from './RemoveDialog'
import { timeText } from './time-text'

const STATES = {
  coming: { label: t.coming, tone: 'info' },
  current: { label: t.now, tone: 'warn' },
  ended: { label: t.ended, tone: 'neutral' },
} as const

interface Props {
  boardId: string
  page: number
  withPast: boolean
  board: ReactNode
  mayReport: boolean
  onPast: (withPast: boolean) => void
}

/** Who is away, and who answers meanwhile. */
export function AbsencesPage({ boardId, page, withPast, board, mayReport, onPast }: Props) {
  const [removing, setRemoving] = useState<Absence | null>(null)
  const answer = useQuery(absencesQuery({ boardId, page, withPast }))
  const report = mayReport ? (
    <ActionLink to="/administration/franvaro/ny" search={{ namnd: boardId }} kind="primary" icon="plus">
      {t.report}
    </ActionLink>
  ) : null
  return (
    <>
      <PageHeader
        back={<BackLink to="/administration">{words.administration}</BackLink>}
        title={t.title}
        lead={t.lead}
        actions={report}
      />
      <Stack>
        <div className={styles.choosers}>
          {board}
          <CheckboxField
            label={t.past}
            checked={withPast}
            onChange={(event) => onPast(event.target.checked)}
          />
        </div>
        <Listing answer={answer} words={t} icon="calendar" paging={{ page, limit: PAGE_SIZE }}>
          {(absences, isBusy) => <AbsenceTable absences={absences} isBusy={isBusy} onRemove={setRemoving} />}
        </Listing>
      </Stack>
      {removing === null ? null : <RemoveDialog absence={removing} onClose={() => setRemoving(null)} />}
    </>
  )
}

interface TableProps {
  absences: readonly Absence[]
  isBusy: boolean
  onRemove: (absence: Absence) => void
}

function AbsenceTable({ absences, isBusy, onRemove }: TableProps) {
  return (
    <Table
      caption={t.caption}
      stack
      busy={isBusy}
      head={
        <>
          <HeadCell>{t.columns.person}</HeadCell>
          <HeadCell>{t.columns.deputy}</HeadCell>
          <HeadCell>{t.columns.time}</HeadCell>
          <HeadCell>{t.columns.state}</HeadCell>
          <HeadCell>
            <span className="visually-hidden">{t.columns.remove}</span>
          </HeadCell>
        </>
      }
    >
      {absences.map((absence) => {
        const state = stateOn({ validFrom: absence.absentFrom, validTo: absence.absentTo })
        return (
          <tr key={absence.id}>
            <Cell row>
              <Link to="/administration/personer/$id" params={{ id: absence.personId }}>
                {absence.personName}
              </Link>
            </Cell>
            <Cell label={t.columns.deputy}>{absence.deputyName}</Cell>
            <Cell label={t.columns.time}>{timeText(absence)}</Cell>
            <Cell label={t.columns.state}>
              <Badge tone={STATES[state].tone}>{STATES[state].label}</Badge>
            </Cell>
            <Cell>
              {state === 'ended' ? null : (
                <Button
                  kind="quiet"
                  aria-label={t.removeOf(absence.personName)}
                  onClick={() => onRemove(absence)}
                >
                  {t.remove}
                </Button>
              )}
            </Cell>
          </tr>
        )
      })}
    </Table>
  )
}
