import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { Button } from '@/ui/button/Button'
import { Stack } from '@/ui/layout/Layout'
import { ActionLink, BackLink } from '@/ui/link/Link'
import { Listing } from '@/ui/listing/Listing'
import { PageHeader } from '@/ui/page-header/PageHeader'
import { Cell, HeadCell, Table } from '@/ui/table/Table'
import { EndRuleDialog } from './EndRuleDialog'
import { t } from './messages.sv'
import { type RuleSummary, rulesQuery } from './queries'
import { UnitCodes } from './UnitCodes'

interface Props {
  boardId: string
  board: ReactNode
  mayDecide: boolean
}

const WORDS = { one: 'regel', many: 'regler', nothingYet: t.noRules, nothingYetText: t.noRulesText }

/** Which title gives which role where, and what the directory calls the units. */
export function RulesPage({ boardId, board, mayDecide }: Props) {
  const [ending, setEnding] = useState<RuleSummary | null>(null)
  const { data, ...rest } = useQuery(rulesQuery(boardId))
  const answer = { ...rest, data: data === undefined ? undefined : { items: data, total: data.length } }
  return (
    <>
      <PageHeader
        back={
          <BackLink to="/administration/katalog" search={{ namnd: boardId }}>
            {t.back}
          </BackLink>
        }
        title={t.rulesTitle}
        lead={t.rulesLead}
        meta={board}
        actions={
          mayDecide ? (
            <ActionLink
              to="/administration/katalog/ny-regel"
              search={{ namnd: boardId }}
              kind="primary"
              icon="plus"
            >
              {t.newRule}
            </ActionLink>
          ) : null
        }
      />
      <Stack>
        <Listing answer={answer} words={WORDS} icon="shield">
          {(rules) => <RuleTable rules={rules} onEnd={mayDecide ? setEnding : undefined} />}
        </Listing>
        <UnitCodes boardId={boardId} mayChange={mayDecide} />
      </Stack>
      {ending === null ? null : <EndRuleDialog rule={ending} onClose={() => setEnding(null)} />}
    </>
  )
}

interface TableProps {
  rules: readonly RuleSummary[]
  onEnd: ((rule: RuleSummary) => void) | undefined
}

function RuleTable({ rules, onEnd }: TableProps) {
  return (
    <Table
      caption={t.ruleCaption}
      stack
      head={
        <>
          <HeadCell>{t.ruleColumns.title}</HeadCell>
          <HeadCell>{t.ruleColumns.unit}</HeadCell>
          <HeadCell>{t.ruleColumns.role}</HeadCell>
          <HeadCell>{t.ruleColumns.persons}</HeadCell>
          {onEnd === undefined ? null : (
            <HeadCell>
              <span className="visually-hidden">{t.ruleColumns.end}</span>
            </HeadCell>
          )}
        </>
      }
    >
      {rules.map((rule) => (
        <tr key={rule.id}>
          <Cell row>{titleOf(rule)}</Cell>
          <Cell label={t.ruleColumns.unit}>{placeOf(rule)}</Cell>
          <Cell label={t.ruleColumns.role}>{rule.roleName}</Cell>
          <Cell label={t.ruleColumns.persons}>{t.persons(rule.persons)}</Cell>
          {onEnd === undefined ? null : (
            <Cell>
              <Button kind="quiet" aria-label={t.endOf(titleOf(rule))} onClick={() => onEnd(rule)}>
                {t.end}
              </Button>
            </Cell>
          )}
        </tr>
      ))}
    </Table>
  )
}

const titleOf = ({ title }: RuleSummary) => (title === '' ? t.anyTitle : title)

function placeOf({ unitName, includesBelow }: RuleSummary): string {
  if (unitName === null) return t.wholeBoard
  return includesBelow ? t.andBelow(unitName) : unitName
}
