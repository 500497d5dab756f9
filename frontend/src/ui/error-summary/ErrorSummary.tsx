import { type MouseEvent, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { sv } from '@/messages/sv'
import { Icon } from '../icon/Icon'
import styles from './ErrorSummary.module.css'

export interface FormFault {
  /** Id of the field; null for a fault that belongs to no field. */
  field: string | null
  text: string
}

/**
 * All faults of a form at its top, in the order of the page, each by the name of its field and with a link to it. Takes the
 * focus each time it gets new content.
 */
export function ErrorSummary({ faults: given }: { faults: readonly FormFault[] }) {
  const box = useRef<HTMLDivElement>(null)
  const [faults, setFaults] = useState<readonly FormFault[]>([])
  // oxlint-disable-next-line react/set-state-in-effect -- only the page, once it is there, knows what its fields are called
  useLayoutEffect(() => setFaults(named(given)), [given])
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

/** As the fields stand on the page, since only that knows what they are called there and which comes first. */
function named(faults: readonly FormFault[]): readonly FormFault[] {
  const places = faults.map(({ field, text }) => {
    const control = field === null ? null : document.getElementById(field)
    const name = control === null ? '' : nameOf(control)
    return {
      field,
      control,
      name,
      text: name === '' ? text : `${name}${/[?:.!]$/.test(name) ? '' : ':'} ${text}`,
    }
  })
  const alike = (name: string) => places.filter((place) => place.name === name).length > 1
  return places
    .map((place) => ({ ...place, text: alike(place.name) ? inGroup(place.control, place.text) : place.text }))
    .toSorted((one, other) => order(one.control, other.control))
}

/** What a field is called: by its label, or a group by its legend; without what stands beside the name. */
function nameOf(control: HTMLElement): string {
  const label = control.matches('fieldset')
    ? control.querySelector(':scope > legend')
    : document.querySelector(`label[for="${CSS.escape(control.id)}"]`)
  return (label?.firstChild?.textContent ?? '').replace('(valfritt)', '').trim()
}

/** Two fields with the same name are told apart by what they belong to. */
function inGroup(control: HTMLElement | null, text: string): string {
  const group = control?.parentElement?.closest('fieldset, section')?.querySelector('legend, h2, h3')
  const name = (group?.firstChild?.textContent ?? '').trim()
  return name === '' ? text : `${name}, ${text}`
}

function order(one: HTMLElement | null, other: HTMLElement | null): number {
  if (one === null || other === null) return Number(one === null) - Number(other === null)
  return one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1
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
