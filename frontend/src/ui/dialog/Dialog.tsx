import { type ReactNode, useId, useLayoutEffect, useRef } from 'react'
import { sv } from '@/messages/sv'
import { IconButton } from '../button/Button'
import styles from './Dialog.module.css'

interface Props {
  title: string
  onClose: () => void
  children: ReactNode
  /** Buttons along the lower edge, the main one first. */
  actions?: ReactNode
  wide?: boolean
}

/** For a short decision. The browser's own dialog moves focus in, keeps it there, asks to close on Escape and gives focus back. */
export function Dialog({ open, ...content }: Props & { open: boolean }) {
  return open ? <OpenDialog {...content} /> : null
}

function OpenDialog({ title, onClose, children, actions, wide = false }: Props) {
  const dialog = useRef<HTMLDialogElement>(null)
  const titleId = useId()
  // Before the element leaves the page, so that the browser gives the focus back to what opened it.
  useLayoutEffect(() => {
    const element = dialog.current
    const opener = document.activeElement
    element?.showModal()
    return () => {
      element?.close()
      if (opener !== null) headFor(opener)
    }
  }, [])
  return (
    <dialog
      ref={dialog}
      aria-labelledby={titleId}
      data-wide={wide}
      className={styles.dialog}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      onClose={({ currentTarget }) => {
        // A second Escape in a row closes without asking first.
        if (currentTarget.open) return
        currentTarget.showModal()
        onClose()
      }}
    >
      <header className={styles.header}>
        <h2 id={titleId} tabIndex={-1}>
          {title}
        </h2>
        <IconButton icon="close" label={sv.close} onClick={onClose} />
      </header>
      <div className={styles.body}>{children}</div>
      {actions === undefined ? null : <footer className={styles.actions}>{actions}</footer>}
    </dialog>
  )
}

const LATEST = 5_000

/** What opened a dialog may go with the step that was taken, or when the page is fetched anew: its heading then takes the focus, not nothing. */
function headFor(opener: Element) {
  const watch = new MutationObserver(() => {
    if (opener.isConnected) return
    watch.disconnect()
    if (document.activeElement === document.body) document.querySelector<HTMLElement>('main h1')?.focus()
  })
  watch.observe(document.body, { childList: true, subtree: true })
  setTimeout(() => watch.disconnect(), LATEST)
}
