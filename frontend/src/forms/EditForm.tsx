import type { ReactNode } from 'react'
import { sv } from '@/messages/sv'
import { Button, ButtonRow } from '@/ui/button/Button'
import { ConflictDialog, type Difference } from '@/ui/conflict-dialog/ConflictDialog'
import { ErrorSummary } from '@/ui/error-summary/ErrorSummary'
import { Refusal } from '@/ui/refusal/Refusal'
import styles from './EditForm.module.css'
import type { useEditing } from './useEditing'

type Editing<S> = Pick<
  ReturnType<typeof useEditing<object, S>>,
  'submit' | 'summary' | 'isPending' | 'error' | 'conflict' | 'keepMine' | 'takeTheirs' | 'goOn'
>

interface Props<S> {
  editing: Editing<S>
  /** One's own values beside those that somebody else has saved meanwhile. */
  differences?: (theirs: S) => Difference[]
  save?: string
  /** The way out without saving: a link. */
  cancel: ReactNode
  /** What leads on from a refusal, where something does. */
  help?: ReactNode
  children: ReactNode
}

/** The frame of a form: its faults at the top, its questions, its buttons, and both versions when two have changed the same. */
export function EditForm<S>({ editing, differences, save = sv.save, cancel, help, children }: Props<S>) {
  const { conflict } = editing
  return (
    <form noValidate onSubmit={editing.submit} className={styles.form}>
      <ErrorSummary faults={editing.summary} />
      {children}
      <Refusal error={editing.error} actions={help} />
      <ButtonRow>
        <Button type="submit" kind="primary" pending={editing.isPending}>
          {save}
        </Button>
        {cancel}
      </ButtonRow>
      {conflict === null || differences === undefined ? null : (
        <ConflictDialog
          differences={differences(conflict)}
          onKeepMine={editing.keepMine}
          onTakeTheirs={editing.takeTheirs}
          onClose={editing.goOn}
          isPending={editing.isPending}
        />
      )}
    </form>
  )
}
