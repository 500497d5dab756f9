import { useNavigate } from '@tanstack/react-router'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import type { Me } from '@/api/me'
import { Dialog } from '@/ui/dialog/Dialog'
import { controlProps, Field, useFieldIds } from '@/ui/field/Field'
import field from '@/ui/field/Field.module.css'
import { Refusal } from '@/ui/refusal/Refusal'
import { t as shell } from '../messages.sv'
import { type Hit, type HitGroup, useHits } from './hits'
import { t } from './messages.sv'
import styles from './SearchDialog.module.css'

/**
 * One field for everything one may read, and for the pages by their names (APG: combobox with a list box in groups). The focus
 * stays in the field; arrows mark, Enter goes there, Escape gives the focus back to where it was.
 */
export function SearchDialog({ me, onClose }: { me: Me; onClose: () => void }) {
  const [typed, setTyped] = useState('')
  const [active, setActive] = useState(0)
  const navigate = useNavigate()
  const ids = useFieldIds({ hint: t.hint })
  const listId = useId()
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => input.current?.focus(), [])
  const { groups, said, error } = useHits(me, typed.trim())
  const hits = groups.flatMap((group) => group.hits)
  const marked = hits[Math.min(active, hits.length - 1)]
  const go = ({ to }: Hit) => {
    onClose()
    void navigate(to)
  }
  const press = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      const step = event.key === 'ArrowDown' ? 1 : hits.length - 1
      if (hits.length > 0) setActive((Math.min(active, hits.length - 1) + step) % hits.length)
    } else if (event.key === 'Enter') {
      event.preventDefault()
      if (marked !== undefined) go(marked)
    }
  }
  return (
    <Dialog title={shell.search} open wide onClose={onClose}>
      <Field label={t.label} hint={t.hint} ids={ids}>
        <input
          type="text"
          role="combobox"
          enterKeyHint="search"
          autoCapitalize="none"
          autoComplete="off"
          spellCheck={false}
          ref={input}
          maxLength={100}
          aria-autocomplete="list"
          aria-expanded={hits.length > 0}
          aria-controls={listId}
          aria-activedescendant={marked === undefined ? undefined : `${listId}-${marked.id}`}
          {...controlProps(ids, {})}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value)
            setActive(0)
          }}
          onKeyDown={press}
          className={field.control}
        />
      </Field>
      <p role="status" className={styles.said}>
        {said}
      </p>
      <Refusal error={error} />
      <Hits id={listId} groups={groups} marked={marked} onGo={go} />
    </Dialog>
  )
}

interface HitsProps {
  id: string
  groups: readonly HitGroup[]
  marked: Hit | undefined
  onGo: (hit: Hit) => void
}

function Hits({ id, groups, marked, onGo }: HitsProps) {
  const markedId = marked === undefined ? null : `${id}-${marked.id}`
  useEffect(() => {
    if (markedId !== null) document.getElementById(markedId)?.scrollIntoView({ block: 'nearest' })
  }, [markedId])
  return (
    <div id={id} role="listbox" aria-label={t.hits} className={styles.list}>
      {groups.map((group) => (
        <div key={group.title} role="group" aria-labelledby={`${id}-${group.title}`} className={styles.group}>
          <p id={`${id}-${group.title}`} role="presentation" className={styles.groupTitle}>
            {group.title}
          </p>
          {group.hits.map((hit) => (
            // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- keys go to the field
            <div
              key={hit.id}
              id={`${id}-${hit.id}`}
              role="option"
              aria-selected={hit === marked}
              className={styles.hit}
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => onGo(hit)}
            >
              <span>{hit.label}</span>
              {hit.detail === undefined ? null : <span className={styles.detail}>{hit.detail}</span>}
            </div>
          ))}
        </div>
      ))}
    </div>
  )
}
