import type { ReactNode } from 'react'
import { deviationQuery } from '@/api/lookups'
import { may } from '@/api/resource'
import { DueBadge } from '@/domain/DueBadge'
import type { RiskScale } from '@/domain/risk-scale'
import { EditForm } from '@/forms/EditForm'
import { useAction } from '@/forms/useAction'
import { BackLink } from '@/ui/link/Link'
import { PageHeader } from '@/ui/page-header/PageHeader'
import type { Choice } from '@/ui/select-field/SelectField'
import { Reported } from '../detail/Facts'
import { assess, type Deviation } from '../queries'
import styles from './AssessPage.module.css'
import {
  type AsksOfData,
  type AssessmentValues,
  differences,
  emptyAssessment,
  toAssessment,
  validateAssessment,
} from './assessment'
import { t } from './messages.sv'
import { type Activity, Questions } from './Questions'

interface Props {
  deviation: Deviation
  categories: readonly Choice[]
  activities: readonly Activity[]
  lawAreas: readonly Choice[]
  scale: RiskScale
  asks: AsksOfData
  /** Earlier ones that are like it, by the category that is chosen, for those who may know. */
  similar: (category: string) => ReactNode
  /** Back to the deviation, after it is saved or when somebody else's version is kept. */
  onDone: () => void
}

/** The manager's assessment: the report beside the questions about it. */
export function AssessPage(props: Props) {
  const { deviation, categories, activities, lawAreas, scale, asks, similar, onDone } = props
  const nameIn = (choices: readonly Choice[]) => (code: string) =>
    choices.find((choice) => choice.value === code)?.label ?? ''
  const action = useAction<AssessmentValues, Deviation>({
    kind: 'deviation',
    start: emptyAssessment(deviation),
    validate: (values) => validateAssessment(values, asks),
    fieldOf: { probability: 'risk', consequence: 'risk', dataExposed: 'exposed' },
    seen: deviation,
    query: ({ id }) => deviationQuery(id),
    differences: (mine, saved) =>
      differences(
        mine,
        { seen: deviation, saved },
        { category: nameIn(categories), lawArea: nameIn(lawAreas) },
      ),
    mayStill: (saved) => may(saved, 'assessments'),
    send: (values, how) => assess(deviation.id, toAssessment(values, asks), how),
    says: (saved) => t.saved(saved.reference),
    onSaved: onDone,
  })
  return (
    <>
      <PageHeader
        back={
          <BackLink to="/avvikelser/$id" params={{ id: deviation.id }}>
            {t.back}
          </BackLink>
        }
        title={t.title(deviation.reference)}
        lead={t.lead}
        meta={<DueBadge dueOn={deviation.dueOn} />}
      />
      <div className={styles.layout}>
        <EditForm action={action} save={t.save[action.values.decision]}>
          <Questions
            fields={action}
            categories={categories}
            activities={activities}
            lawAreas={lawAreas}
            scale={scale}
            asks={asks}
          />
        </EditForm>
        <div className={styles.report}>
          <Reported deviation={deviation} />
        </div>
        <div className={styles.similar}>{similar(action.values.category)}</div>
      </div>
    </>
  )
}
