import { type MouseEvent, useEffect, useRef } from 'react'
import { sv } from '@/messages/sv'
import { Icon } from '../icon/Icon'
import styles from './ErrorSummary.module.css'

export interface FormFault {
  /** Id of the field; null for a fault that belongs to no field. */
  field: string | null
  text: string
}

/** All faults of a form at its top, with links to the fields. Takes the focus each time it gets new content. */
export function ErrorSummary({ faults }: { faults: readonly FormFault[] }) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (faults.length > 0) box.current?.focus()
  }, [faults])
  if (faults.length === 0) return null
  return (
    <div ref={box} role="alert" tabIndex={-1} className={styles.box}>
      <h2 className={styles.title}>
        <Icon name="alert" />
        {sv.errorSummary(faults.length)}
      </h2>
      <ul className={styles.list}>
        {faults.map((fault) => (
          <li key={`${fault.field}-${fault.text}`}>
            {fault.field === null ? (
              fault.text
            ) : (
              <a href={`#${fault.field}`} onClick={(event) => goTo(event, fault.field)}>
                {fault.text}
              </a>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}

function goTo(event: MouseEvent, id: string | null) {
  const target = id === null ? null : document.getElementById(id)
  if (target === null) return
  event.preventDefault()
  const control = target.matches('fieldset')
    ? (target.querySelector<HTMLElement>('input, select, textarea, button') ?? target)
    : target
  control.focus()
  control.scrollIntoView({ block: 'center' })
}
