import { linkOptions } from '@tanstack/react-router'
import type { UnitSummary } from '@/api/lookups'
import { actionQuery } from '@/api/lookups'
import { may } from '@/api/resource'
import { EditForm } from '@/forms/EditForm'
import { useAction } from '@/forms/useAction'
import { longDate } from '@/lib/dates'
import { Stack } from '@/ui/layout/Layout'
import { ActionLink, BackLink } from '@/ui/link/Link'
import { PageHeader } from '@/ui/page-header/PageHeader'
import type { Choice } from '@/ui/select-field/SelectField'
import { Sources } from '../detail/Beside'
import { Content } from '../detail/Cards'
import { standing } from '../detail/changes'
import { type Action, decide, figureId, type Indicator } from '../queries'
import { Decision } from './Decision'
import { type DecisionValues, startOf, toDecision, toFigure, validateDecision } from './decide-form'
import { Measure } from './Measure'
import { t } from './messages.sv'

interface Props {
  action: Action
  categories: readonly Choice[]
  units: readonly UnitSummary[]
  /** What people count themselves, that a decision can be followed by. */
  indicators: readonly Indicator[]
  onDone: () => void
}

const labelOf = (decision: DecisionValues['decision']) => (decision === '' ? '' : t.decisions[decision].label)

/** The decision: whether, by whom, and what is registered in advance about how it will be seen that it helped. */
export function DecidePage({ action: seen, categories, units, indicators, onDone }: Props) {
  const action = useAction<DecisionValues, Action>({
    kind: 'action',
    start: startOf(seen),
    validate: (values) => validateDecision(values, seen),
    fieldOf: FIELD_OF,
    seen,
    query: ({ id }) => actionQuery(id),
    mayStill: (saved) => may(saved, 'decisions'),
    differences: ({ decision, words }, saved) => [
      ...standing(saved),
      { field: t.decision, mine: labelOf(decision), theirs: labelOf(saved.decision ?? '') },
      { field: t.words[decision], mine: words, theirs: saved.decisionWords ?? '' },
    ],
    send: async (values, how) => {
      const figure =
        values.form === 'figure' ? await figureId(toFigure(values, seen.boardId)) : values.indicator
      return decide(seen.id, toDecision(values, figure === '' ? null : figure), how)
    },
    says: ({ reference }) => t.saved(reference),
    onSaved: onDone,
  })
  const back = linkOptions({ to: '/atgarder/$id', params: { id: seen.id } })
  return (
    <>
      <PageHeader
        back={<BackLink {...back}>{t.back}</BackLink>}
        title={t.title(seen.reference)}
        meta={<strong>{seen.title}</strong>}
        lead={t.lead(longDate(seen.carryOutBy))}
      />
      <Stack width="form">
        <Content action={seen} />
        <Sources action={seen} />
        <EditForm
          action={action}
          save={t.save[action.values.decision]}
          cancel={back}
          help={
            action.error?.code === 'carry-out-passed' && may(seen, 'replace') ? (
              <ActionLink to="/atgarder/$id/andra" params={{ id: seen.id }}>
                {t.passed}
              </ActionLink>
            ) : undefined
          }
        >
          <Decision fields={action} action={seen} />
          <Measure
            fields={action}
            action={seen}
            categories={categories}
            units={units}
            indicators={indicators}
          />
        </EditForm>
      </Stack>
    </>
  )
}

/** The measure stands as a part of its own in what is sent. */
const FIELD_OF = {
  decisionWords: 'words',
  doerId: 'doer',
  'measure.form': 'form',
  'measure.figureId': 'indicator',
  'measure.statement': 'statement',
  'measure.direction': 'direction',
  'measure.sizePercent': 'size',
  'measure.followUpOn': 'followUpOn',
  'measure.followerId': 'follower',
} as const
