import { useId } from 'react'
import { controlProps, Field, type FieldProps, useFieldIds } from '../field/Field'
import field from '../field/Field.module.css'
import { Icon } from '../icon/Icon'
import styles from './ComboBox.module.css'
import { OptionList } from './OptionList'
import type { ComboItem } from './options'
import { useSuggestions } from './useSuggestions'

export type { ComboItem } from './options'

type Props = FieldProps & {
  items: readonly ComboItem[]
  value: string | null
  onChange: (id: string | null) => void
  /** Given when the server does the searching; then `items` is its answer. */
  onSearch?: (text: string) => void
  busy?: boolean
}

/**
 * A search field with suggestions (APG: editable combobox with list autocomplete), for choices too many for a list.
 * What is typed narrows them; Enter or Tab takes the marked one. It stands wholly in its place in the page, so that it
 * also works inside a modal dialog.
 */
export function ComboBox({ items, value, onChange, onSearch, busy = false, ...fieldProps }: Props) {
  const ids = useFieldIds({ ...fieldProps, hint: fieldProps.hint, error: fieldProps.error })
  const listId = useId()
  const suggestions = useSuggestions({ items, value, onChange, onSearch, busy })
  const { typed, isOpen, options, marked } = suggestions
  const chosen = items.find((item) => item.id === value)
  return (
    <Field {...fieldProps} ids={ids}>
      <div className={styles.frame}>
        <input
          type="text"
          role="combobox"
          autoComplete="off"
          spellCheck={false}
          aria-autocomplete="list"
          aria-expanded={isOpen}
          aria-controls={listId}
          aria-activedescendant={marked === undefined ? undefined : `${listId}-${marked.id}`}
          aria-busy={busy}
          {...controlProps(ids, fieldProps)}
          value={typed ?? chosen?.label ?? ''}
          onChange={(event) => suggestions.type(event.target.value)}
          onClick={() => suggestions.open()}
          onKeyDown={suggestions.press}
          onBlur={suggestions.leave}
          className={field.control}
        />
        <span className={styles.arrow}>
          <Icon name="chevronDown" size={18} />
        </span>
        <OptionList
          id={listId}
          isOpen={isOpen}
          options={options}
          marked={marked}
          value={value}
          busy={busy}
          onTake={suggestions.take}
        />
      </div>
    </Field>
  )
}
