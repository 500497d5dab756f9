import { lazy, type ReactNode, Suspense, useState } from 'react'
import { reportTypeLabels } from '@/api/codes.gen'
import { may } from '@/api/resource'
import { DueBadge } from '@/domain/DueBadge'
import { STATUS } from '@/domain/deviation-status.sv'
import { Neighbours } from '@/domain/Neighbours'
import { ReadersLink } from '@/domain/ReadersLink'
import { Alert } from '@/ui/alert/Alert'
import { Badge } from '@/ui/badge/Badge'
import { Button } from '@/ui/button/Button'
import { Card } from '@/ui/card/Card'
import type { ComboItem } from '@/ui/combo-box/ComboBox'
import type { IconName } from '@/ui/icon/Icon'
import { WithSide } from '@/ui/layout/Layout'
import { ActionLink, BackLink } from '@/ui/link/Link'
import { PageHeader } from '@/ui/page-header/PageHeader'
import type { Deviation, Step } from '../queries'
import { wordsOf } from './changes'
import styles from './DetailPage.module.css'
import { Handling, Reported } from './Facts'
import { History } from './History'
import { waitsAtIntake } from './intake'
import { t } from './messages.sv'
import { NextStep } from './NextStep'
import { Undo } from './Undo'

/** What is investigated, or has been. */
const isInvestigated = ({ status, timeline }: Deviation) =>
  ['investigating', 'acting', 'closed'].includes(status) ||
  timeline.some(({ kind }) => kind === 'investigation-opened')
/** The steps that take words alone, in the order of the buttons, of which the first is what one mostly does. */
const STEPS = [
  { step: 'closings', icon: 'checkCircle' },
  { step: 'conclusions', icon: 'check' },
  { step: 'trials', icon: 'clock' },
  { step: 'adoptions', icon: 'checkCircle' },
  { step: 'considerations', icon: 'check' },
  { step: 'declinations', icon: 'close' },
  { step: 'reopenings', icon: 'chevronLeft' },
] as const satisfies readonly { step: Step; icon: IconName }[]
/** Where the first of them is what one mostly does. */
const LED: readonly Deviation['status'][] = ['received', 'acting', 'considered', 'tried']
const AddDialog = lazy(() => import('./AddDialog').then((file) => ({ default: file.AddDialog })))
const StepDialog = lazy(() => import('./StepDialog').then((file) => ({ default: file.StepDialog })))
const RerouteDialog = lazy(() => import('./RerouteDialog').then((file) => ({ default: file.RerouteDialog })))
const ReclassifyDialog = lazy(() =>
  import('./ReclassifyDialog').then((file) => ({ default: file.ReclassifyDialog })),
)

interface Props {
  deviation: Deviation
  units: readonly ComboItem[]
  /** Who takes part, what is asked and written, what it hangs together with: each for those who may know. */
  around: ReactNode
  /** What is done about it and whether that helped, for those who may know. */
  actions: ReactNode
  /** What who reported it has been told, for those who may know. */
  answers: ReactNode
  /** The way to tell others what was learnt, for those who may. */
  tell: ReactNode
  /** Shows a step with the conclusion that its investigation came to, where there is one. */
  withConclusion: (step: (conclusion: string) => ReactNode) => ReactNode
}

export function DetailPage({ deviation, units, around, actions, answers, tell, withConclusion }: Props) {
  const [dialog, setDialog] = useState<Open>(null)
  const isAnswered = deviation.answeredAt !== null
  const undoable = may(deviation, 'undoings') ? deviation : null
  const [offered, setOffered] = useState(undoable)
  if (undoable !== null && undoable !== offered) setOffered(undoable)
  const close = () => setDialog(null)
  const reroute = may(deviation, 'reroutings') ? (
    <Button
      kind={waitsAtIntake(deviation) ? 'primary' : 'secondary'}
      icon="arrowRight"
      onClick={() => setDialog('reroute')}
    >
      {waitsAtIntake(deviation) ? t.route : t.reroute}
    </Button>
  ) : null
  return (
    <>
      <PageHeader
        back={
          <>
            <BackLink to="/avvikelser">{t.back}</BackLink>
            <Neighbours kind="deviation" id={deviation.id} />
          </>
        }
        title={deviation.title}
        tabTitle={deviation.reference}
        meta={<Standing deviation={deviation} />}
        actions={
          <>
            {waitsAtIntake(deviation) ? reroute : null}
            <NextPage deviation={deviation} />
            <Steps deviation={deviation} onStep={setDialog} />
            {may(deviation, 'reclassifications') ? (
              <Button onClick={() => setDialog('reclassify')}>{t.reclassify}</Button>
            ) : null}
            {waitsAtIntake(deviation) ? null : reroute}
            {may(deviation, 'additions') ? (
              <Button icon="plus" onClick={() => setDialog('add')}>
                {t.add}
              </Button>
            ) : null}
            {tell}
            <ReadersLink matter={deviation} />
          </>
        }
      />
      <WithSide
        side={
          <>
            <Handling deviation={deviation} />
            {around}
          </>
        }
      >
        {deviation.status === 'mistaken' ? (
          <Alert tone="info" title={t.mistaken}>
            <p>{t.mistakenText}</p>
          </Alert>
        ) : null}
        {deviation.warnings.length === 0 ? null : (
          <Alert tone="warn" title={t.warnings}>
            {deviation.warnings.map((warning) => (
              <p key={warning.pointer}>{warning.detail}</p>
            ))}
          </Alert>
        )}
        {offered === null ? null : (
          <Undo key={offered.version} deviation={offered} isOffered={offered === undoable} />
        )}
        <NextStep deviation={deviation} />
        {isAnswered ? answers : null}
        <Reported deviation={deviation} />
        {actions}
        {isAnswered ? null : answers}
        <Card title={t.timeline}>
          <History entries={deviation.timeline} />
        </Card>
      </WithSide>
      <Dialogs
        deviation={deviation}
        units={units}
        withConclusion={withConclusion}
        open={dialog}
        onClose={close}
      />
    </>
  )
}

/** Where it stands, in a line. */
function Standing({ deviation }: Pick<Props, 'deviation'>) {
  const status = STATUS[deviation.status]
  return (
    <>
      <span className={styles.reference}>{deviation.reference}</span>
      <Badge tone={status.tone}>{status.label}</Badge>
      <Badge>{reportTypeLabels[deviation.reportType]}</Badge>
      {deviation.closedAt === null && deviation.status !== 'mistaken' ? (
        <DueBadge dueOn={deviation.dueOn} />
      ) : null}
      {deviation.immediateDanger && deviation.closedAt === null ? (
        <Badge tone="danger" icon="alert">
          {t.dangerReported}
        </Badge>
      ) : null}
      {deviation.importedAt === null ? null : <Badge>{t.imported}</Badge>}
      {waitsAtIntake(deviation) ? <Badge>{t.atIntake}</Badge> : null}
      {deviation.answeredAt !== null ? <Badge tone="ok">{t.answered}</Badge> : null}
      <span>{deviation.unitName}</span>
    </>
  )
}

type Open = 'add' | 'reroute' | 'reclassify' | Step | null

interface DialogsProps extends Pick<Props, 'deviation' | 'units' | 'withConclusion'> {
  open: Open
  onClose: () => void
}

/** The dialog of the step that is being taken. */
function Dialogs({ deviation, units, withConclusion, open, onClose }: DialogsProps) {
  const step = STEPS.find((each) => each.step === open)?.step
  const taken = (start: string) =>
    step === undefined ? null : (
      <StepDialog key={step} deviation={deviation} step={step} start={start} onClose={onClose} />
    )
  return (
    <Suspense>
      {open === 'add' ? <AddDialog deviation={deviation} onClose={onClose} /> : null}
      {step === 'conclusions' ? withConclusion(taken) : taken('')}
      {open === 'reclassify' ? <ReclassifyDialog deviation={deviation} onClose={onClose} /> : null}
      {open === 'reroute' ? <RerouteDialog deviation={deviation} units={units} onClose={onClose} /> : null}
    </Suspense>
  )
}

/** The page of the step that comes next, and of what has been investigated. */
function NextPage({ deviation }: { deviation: Deviation }) {
  return (
    <>
      {may(deviation, 'assessments') ? (
        <ActionLink
          to="/avvikelser/$id/bedom"
          params={{ id: deviation.id }}
          kind={waitsAtIntake(deviation) ? 'secondary' : 'primary'}
          icon="check"
        >
          {t.assess}
        </ActionLink>
      ) : null}
      {may(deviation, 'investigations') && isInvestigated(deviation) ? (
        <ActionLink
          to="/avvikelser/$id/utred/$flik"
          params={{ id: deviation.id, flik: 'handelser' }}
          kind={deviation.status === 'investigating' ? 'primary' : 'secondary'}
        >
          {deviation.status === 'investigating' ? t.investigate : t.investigation}
        </ActionLink>
      ) : null}
    </>
  )
}

/** The steps that take words alone. */
function Steps({ deviation, onStep }: { deviation: Deviation; onStep: (step: Step) => void }) {
  return STEPS.filter(({ step }) => may(deviation, step)).map(({ step, icon }, index) => (
    <Button
      key={step}
      kind={index === 0 && LED.includes(deviation.status) ? 'primary' : 'secondary'}
      icon={icon}
      onClick={() => onStep(step)}
    >
      {wordsOf(deviation, step).button}
    </Button>
  ))
}
