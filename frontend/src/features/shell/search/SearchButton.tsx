import { lazy, Suspense, useEffect, useState } from 'react'
import { createPortal } from 'react-dom'
import type { Me } from '@/api/me'
import { Icon } from '@/ui/icon/Icon'
import { t } from '../messages.sv'
import styles from './SearchButton.module.css'

const SearchDialog = lazy(() => import('./SearchDialog').then((module) => ({ default: module.SearchDialog })))

/** Opens the search over everything one may read, also by Ctrl + K (⌘K on a Mac). */
export function SearchButton({ me }: { me: Me }) {
  const [isOpen, setOpen] = useState(false)
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (
        event.key.toLowerCase() !== 'k' ||
        !(event.ctrlKey || event.metaKey) ||
        event.shiftKey ||
        event.altKey
      )
        return
      event.preventDefault()
      if (document.querySelector('dialog[open]') === null) setOpen(true)
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [])
  // Among the page's content: what stands within the header belongs to its landmark.
  const dialog = (
    <Suspense fallback={null}>
      <SearchDialog me={me} onClose={() => setOpen(false)} />
    </Suspense>
  )
  return (
    <>
      <button
        type="button"
        aria-keyshortcuts="Control+K Meta+K"
        aria-haspopup="dialog"
        className={styles.button}
        onClick={() => setOpen(true)}
      >
        <Icon name="search" />
        <span className={styles.text}>{t.search}</span>
        <kbd className={styles.keys} aria-hidden="true">
          Ctrl K
        </kbd>
      </button>
      {isOpen ? createPortal(dialog, document.getElementById('main') ?? document.body) : null}
    </>
  )
}
