import { ApiError } from '@/api/errors'
import { timeLeft } from '@/lib/dates'
import { ConflictDialog } from '@/ui/conflict-dialog/ConflictDialog'
import { DueBadge } from '@/ui/due-badge/DueBadge'
import { BackLink } from '@/ui/link/Link'
import { PageHeader } from '@/ui/page-header/PageHeader'
import type { Choice } from '@/ui/select-field/SelectField'
import { Reported } from '../detail/Facts'
import { type Deviation, may } from '../queries'
import { AssessForm } from './AssessForm'
import styles from './AssessPage.module.css'
import { differences } from './assessment'
import { t } from './messages.sv'
import type { RiskScale } from './risk-scale'
import { useAssessing } from './useAssessing'

interface Props {
  deviation: Deviation
  categories: readonly Choice[]
  lawAreas: readonly Choice[]
  scale: RiskScale
  /** Back to the deviation, after it is saved or when somebody else's version is kept. */
  onDone: () => void
}

/** The manager's assessment: the report beside the questions about it. */
export function AssessPage({ deviation, categories, lawAreas, scale, onDone }: Props) {
  const { save, error, isPending, conflict, keepMine, takeTheirs, closeConflict } = useAssessing(
    deviation,
    onDone,
  )
  const nameIn = (choices: readonly Choice[]) => (code: string) =>
    choices.find((choice) => choice.value === code)?.label ?? ''
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
        meta={<DueBadge dueOn={deviation.dueOn}>{timeLeft(deviation.dueOn)}</DueBadge>}
      />
      <div className={styles.layout}>
        <AssessForm
          categories={categories}
          lawAreas={lawAreas}
          scale={scale}
          onSave={save}
          isPending={isPending}
          error={error instanceof ApiError ? error : null}
        />
        <div className={styles.report}>
          <Reported deviation={deviation} />
        </div>
      </div>
      {conflict === null ? null : (
        <ConflictDialog
          differences={differences(
            conflict.mine,
            { seen: deviation, saved: conflict.saved },
            { category: nameIn(categories), lawArea: nameIn(lawAreas) },
          )}
          onKeepMine={may(conflict.saved, 'assessments') ? keepMine : undefined}
          onTakeTheirs={takeTheirs}
          onClose={closeConflict}
          isPending={isPending}
        />
      )}
    </>
  )
}
