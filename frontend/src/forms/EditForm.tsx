import type { LinkProps } from '@tanstack/react-router'
import type { FormEvent, ReactNode } from 'react'
import type { ApiError } from '@/api/errors'
import { sv } from '@/messages/sv'
import { Button, ButtonRow } from '@/ui/button/Button'
import { ErrorSummary, type FormFault } from '@/ui/error-summary/ErrorSummary'
import { ActionLink } from '@/ui/link/Link'
import { Refusal } from '@/ui/refusal/Refusal'
import { ConflictOf, type ConflictProps } from './ConflictOf'
import styles from './EditForm.module.css'

/** What a frame round the questions shows of an action. */
export interface Frame extends ConflictProps {
  submit: (event: FormEvent) => void
  summary: readonly FormFault[]
  error: ApiError | null
  hasUnsaved: () => boolean
}

interface Props {
  action: Frame
  save?: string
  saving?: string
  /** Where one goes without saving. */
  cancel?: LinkProps
  /** What leads on from a refusal, where something does. */
  help?: ReactNode
  children: ReactNode
}

/** The frame of a form on a page: its faults at the top, its questions, its buttons, and both versions when two have changed the same. */
export function EditForm({ action, save = sv.save, saving = sv.saving, cancel, help, children }: Props) {
  return (
    <form noValidate onSubmit={action.submit} className={styles.form}>
      <ErrorSummary faults={action.summary} />
      {children}
      <Refusal error={action.error} actions={help} />
      <ButtonRow>
        <Button type="submit" kind="primary" pending={action.isPending} pendingText={saving}>
          {save}
        </Button>
        {cancel === undefined ? null : (
          <ActionLink {...cancel} kind="quiet">
            {sv.cancel}
          </ActionLink>
        )}
      </ButtonRow>
      <ConflictOf {...action} />
    </form>
  )
}
