import { may } from '@/api/resource'
import { ActionDialog } from '@/forms/ActionDialog'
import { useAction } from '@/forms/useAction'
import { STATUS, t } from './messages.sv'
import { type Decision, decide, type Run, runQuery } from './queries'
import { Staying } from './Staying'

/** Asks once more before many leave, or a list is put aside. */
export function DecideDialog({
  run,
  decision,
  onClose,
  onYes,
}: {
  run: Run
  decision: Decision
  onClose: () => void
  onYes: () => void
}) {
  const isYes = decision === 'acceptances'
  const action = useAction<object, Run>({
    kind: 'directory-run',
    start: {},
    seen: run,
    mayStill: (saved) => may(saved, decision),
    query: ({ id }) => runQuery(id),
    differences: (_none, saved) => [
      { field: t.columns.status, mine: STATUS[run.status].label, theirs: STATUS[saved.status].label },
    ],
    send: (_none, how) => decide(run.id, decision, how),
    says: () => (isYes ? t.accepted : t.declined),
    onSaved: () => {
      if (isYes) onYes()
      onClose()
    },
  })
  return (
    <ActionDialog
      action={action}
      title={isYes ? t.yesTitle(run.leaving) : t.noTitle}
      save={isYes ? t.yes : t.no}
      isDanger={isYes}
      onClose={onClose}
    >
      <p>{isYes ? t.yesText : t.noText}</p>
      {isYes && run.endsCaller ? (
        <p>
          <strong>{t.yesEndsYou}</strong>
        </p>
      ) : null}
      {isYes ? <Staying run={run} /> : null}
    </ActionDialog>
  )
}
