import { type ReactNode, useEffect, useId, useRef, useState } from 'react'
import styles from './Disclosure.module.css'

interface Props {
  label: ReactNode
  /** Said by screen readers where the label alone is not enough. */
  name?: string
  buttonClass?: string | undefined
  align?: 'start' | 'end'
  children: ReactNode
}

/**
 * A button that opens a small panel with links and buttons. Escape, a click outside and a choice
 * inside close it, but not a button with `data-stays`, beside which it is told what came of it.
 */
export function Disclosure({ label, name, buttonClass, align = 'end', children }: Props) {
  const [open, setOpen] = useState(false)
  const frame = useRef<HTMLDivElement>(null)
  const panelId = useId()
  useEffect(() => {
    if (!open) return undefined
    const outside = (event: Event) => {
      if (event.target instanceof Node && frame.current?.contains(event.target) === true) return
      setOpen(false)
    }
    const escape = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      setOpen(false)
      frame.current?.querySelector('button')?.focus()
    }
    document.addEventListener('pointerdown', outside)
    document.addEventListener('focusin', outside)
    document.addEventListener('keydown', escape)
    return () => {
      document.removeEventListener('pointerdown', outside)
      document.removeEventListener('focusin', outside)
      document.removeEventListener('keydown', escape)
    }
  }, [open])
  return (
    <div ref={frame} className={styles.frame}>
      <button
        type="button"
        aria-expanded={open}
        aria-controls={panelId}
        aria-label={name}
        className={buttonClass}
        onClick={() => setOpen(!open)}
      >
        {label}
      </button>
      <div
        id={panelId}
        hidden={!open}
        className={styles.panel}
        data-align={align}
        onClickCapture={(event) => {
          if (event.target instanceof Element && event.target.closest('a, button:not([data-stays])') !== null)
            setTimeout(() => setOpen(false))
        }}
      >
        {children}
      </div>
    </div>
  )
}
