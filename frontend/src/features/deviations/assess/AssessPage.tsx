import type { ReactNode } from 'react'
import { deviationQuery } from '@/api/lookups'
import { may } from '@/api/resource'
import { DueBadge } from '@/domain/DueBadge'
import { EditForm } from '@/forms/EditForm'
import { useAction } from '@/forms/useAction'
import { BackLink } from '@/ui/link/Link'
import { PageHeader } from '@/ui/page-header/PageHeader'
import type { Choice } from '@/ui/select-field/SelectField'
import { Reported } from '../detail/Facts'
import { assess, type Deviation } from '../queries'
import styles from './AssessPage.module.css'
import { type AssessmentValues, differences, EMPTY, toAssessment, validateAssessment } from './assessment'
import { t } from './messages.sv'
import { Questions } from './Questions'
import type { RiskScale } from './risk-scale'

interface Props {
  deviation: Deviation
  categories: readonly Choice[]
  lawAreas: readonly Choice[]
  scale: RiskScale
  /** Earlier ones that are like it, by the category that is chosen, for those who may know. */
  similar: (category: string) => ReactNode
  /** Back to the deviation, after it is saved or when somebody else's version is kept. */
  onDone: () => void
}

/** The manager's assessment: the report beside the questions about it. */
export function AssessPage({ deviation, categories, lawAreas, scale, similar, onDone }: Props) {
  const nameIn = (choices: readonly Choice[]) => (code: string) =>
    choices.find((choice) => choice.value === code)?.label ?? ''
  const action = useAction<AssessmentValues, Deviation>({
    kind: 'deviation',
    start: EMPTY,
    validate: validateAssessment,
    fieldOf: { probability: 'risk', consequence: 'risk' },
    seen: deviation,
    query: ({ id }) => deviationQuery(id),
    differences: (mine, saved) =>
      differences(
        mine,
        { seen: deviation, saved },
        { category: nameIn(categories), lawArea: nameIn(lawAreas) },
      ),
    mayStill: (saved) => may(saved, 'assessments'),
    send: (values, how) => assess(deviation.id, toAssessment(values), how),
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
          <Questions fields={action} categories={categories} lawAreas={lawAreas} scale={scale} />
        </EditForm>
        <div className={styles.report}>
          <Reported deviation={deviation} />
        </div>
        <div className={styles.similar}>{similar(action.values.category)}</div>
      </div>
    </>
  )
}
