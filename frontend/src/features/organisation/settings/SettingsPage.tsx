import type { ReactNode } from 'react'
import type { Board } from '@/api/lookups'
import { may } from '@/api/resource'
import { t as words } from '@/domain/organisation.sv'
import { Card } from '@/ui/card/Card'
import { Facts } from '@/ui/facts/Facts'
import { Stack } from '@/ui/layout/Layout'
import { ActionLink, BackLink } from '@/ui/link/Link'
import { PageHeader } from '@/ui/page-header/PageHeader'
import { RiskMatrix } from '@/ui/risk-matrix/RiskMatrix'
import { MONTHS, t } from './messages.sv'
import styles from './SettingsPage.module.css'
import { previewOf, valuesOf } from './settings-form'

interface Props {
  board: Board
  choice: ReactNode
  /** Where reports go to an intake function, for those who decide it. */
  intake: ReactNode
}

/** A board's own limits, its quality year and its risk scale. */
export function SettingsPage({ board, choice, intake }: Props) {
  const matrix = previewOf(valuesOf(board))
  const reach = matrix.likelihoods.length * matrix.consequences.length
  return (
    <>
      <PageHeader
        back={<BackLink to="/administration">{words.administration}</BackLink>}
        title={t.title}
        lead={t.lead}
        actions={
          may(board, 'replace') ? (
            <ActionLink to="/administration/installningar/andra" search={{ namnd: board.id }} kind="primary">
              {t.edit}
            </ActionLink>
          ) : null
        }
      />
      <Stack>
        {choice}
        <Card title={t.times}>
          <Facts
            columns
            facts={[
              { term: t.assess, value: t.days(board.assessDays) },
              { term: t.investigate, value: t.days(board.investigateDays) },
              { term: t.standIn, value: t.atMost(board.standInDays) },
              { term: t.end, value: t.share(board.endPercent) },
              { term: t.undo, value: t.minutes(board.undoMinutes) },
              { term: t.decide, value: t.days(board.decideDays) },
              { term: t.answer, value: t.days(board.answerDays) },
              { term: t.followUp, value: t.days(board.maxFollowUpDays) },
              { term: t.reminders, value: t.told(board.remindDays, board.superiorAfterDays) },
              { term: t.exports, value: t.exported(board.exportRows, board.exportRowsAlone) },
              { term: t.starts, value: t.startsIn(MONTHS[board.qualityYearStarts - 1] ?? '') },
            ]}
          />
          <p className={styles.note}>{t.limitsNote}</p>
        </Card>
        {intake}
        <Card title={t.scale}>
          <p className={styles.note}>{t.scaleNote}</p>
          <RiskMatrix caption={t.matrix} {...matrix} />
          <div>
            <h3 className={styles.small}>{t.levels}</h3>
            <ul className={styles.levels}>
              {matrix.levels.map(({ from, label }) => (
                <li key={from}>
                  <strong>{label}</strong> {t.levelFrom.toLowerCase()} {from}
                  {from > reach ? ` (${t.unused})` : ''}
                </li>
              ))}
            </ul>
          </div>
        </Card>
      </Stack>
    </>
  )
}
