import { type ReactNode, useId } from 'react'
import { sv } from '@/messages/sv'
import { Icon } from '../icon/Icon'
import styles from './Field.module.css'

/** What every form field takes. */
export interface FieldProps {
  label: string
  hint?: ReactNode
  error?: string | undefined
  /** Something to look at, although it may be right. */
  warning?: string | undefined
  required?: boolean
  id?: string
}

/** Ids that tie a control to its label, hint and error. */
export function useFieldIds({
  id,
  hint,
  error,
  warning,
}: Pick<FieldProps, 'id' | 'hint' | 'error' | 'warning'>) {
  const made = useId()
  const control = id ?? made
  const hintId = `${control}-hint`
  const errorId = `${control}-error`
  const warningId = `${control}-warning`
  const describedBy = [error && errorId, warning && warningId, hint && hintId].filter(Boolean).join(' ')
  return { control, hintId, errorId, warningId, describedBy: describedBy === '' ? undefined : describedBy }
}

/** Attributes of the control itself. */
export function controlProps(
  ids: ReturnType<typeof useFieldIds>,
  { error, required }: Pick<FieldProps, 'error' | 'required'>,
) {
  return {
    id: ids.control,
    'aria-describedby': ids.describedBy,
    'aria-invalid': error === undefined ? undefined : true,
    'aria-required': required === true ? true : undefined,
  } as const
}

/** Label, hint and error above the control, in that order, and a warning below, where it appears while one types. */
export function Field({
  label,
  hint,
  error,
  warning,
  required = false,
  ids,
  children,
}: FieldProps & { ids: ReturnType<typeof useFieldIds>; children: ReactNode }) {
  return (
    <div className={styles.field}>
      <label htmlFor={ids.control} className={styles.label}>
        {label}
        {required ? <span className={styles.required}> ({sv.required})</span> : null}
      </label>
      {hint === undefined ? null : (
        <div id={ids.hintId} className={styles.hint}>
          {hint}
        </div>
      )}
      <FieldError id={ids.errorId} text={error} />
      {children}
      {warning === undefined ? null : (
        <p id={ids.warningId} role="status" className={styles.warning}>
          <Icon name="alert" size={18} />
          <span>{warning}</span>
        </p>
      )}
    </div>
  )
}

export function FieldError({ id, text }: { id: string; text: string | undefined }) {
  if (text === undefined) return null
  return (
    <p id={id} className={styles.error}>
      <Icon name="alert" size={18} />
      <span>
        <span className="visually-hidden">{sv.error}: </span>
        {text}
      </span>
    </p>
  )
}

/** A group of controls with one question as its legend. */
export function FieldSet({
  label,
  hint,
  error,
  required = false,
  id,
  children,
}: FieldProps & { children: ReactNode }) {
  const ids = useFieldIds({ ...(id === undefined ? {} : { id }), hint, error })
  return (
    <fieldset id={ids.control} tabIndex={-1} className={styles.field} aria-describedby={ids.describedBy}>
      <legend className={styles.label}>
        {label}
        {required ? <span className={styles.required}> ({sv.required})</span> : null}
      </legend>
      {hint === undefined ? null : (
        <div id={ids.hintId} className={styles.hint}>
          {hint}
        </div>
      )}
      <FieldError id={ids.errorId} text={error} />
      {children}
    </fieldset>
  )
}
