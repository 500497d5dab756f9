import { useEffect } from 'react'
import { sv } from '@/messages/sv'
import styles from './ComboBox.module.css'
import { t } from './messages.sv'
import type { ComboItem } from './options'

interface Props {
  id: string
  isOpen: boolean
  options: readonly ComboItem[]
  marked: ComboItem | undefined
  value: string | null
  busy: boolean
  onTake: (item: ComboItem) => void
}

/** The suggestions. The focus stays in the field; the marked one is told by `aria-activedescendant`. */
export function OptionList({ id, isOpen, options, marked, value, busy, onTake }: Props) {
  const markedId = marked === undefined ? null : `${id}-${marked.id}`
  useEffect(() => {
    if (markedId !== null) document.getElementById(markedId)?.scrollIntoView({ block: 'nearest' })
  }, [markedId])
  return (
    <div className={styles.popover} hidden={!isOpen}>
      <div id={id} role="listbox" aria-label={t.list} className={styles.list}>
        {options.map((item) => (
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- keys go to the field
          <div
            key={item.id}
            id={`${id}-${item.id}`}
            role="option"
            aria-selected={item.id === value}
            data-marked={item === marked}
            className={styles.item}
            onPointerDown={(event) => event.preventDefault()}
            onClick={() => onTake(item)}
          >
            <span>{item.label}</span>
            {item.detail === undefined ? null : <span className={styles.detail}>{item.detail}</span>}
          </div>
        ))}
      </div>
      {options.length === 0 ? <p className={styles.empty}>{busy ? sv.searching : t.none}</p> : null}
    </div>
  )
}
