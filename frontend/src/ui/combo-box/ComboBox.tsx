import {
  ComboBox as AriaComboBox,
  Button,
  FieldError,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Text,
} from 'react-aria-components/ComboBox'
import { I18nProvider } from 'react-aria-components/I18nProvider'
import { sv } from '@/messages/sv'
import field from '../field/Field.module.css'
import { Icon } from '../icon/Icon'
import styles from './ComboBox.module.css'

export interface ComboItem {
  id: string
  label: string
  /** A second line that tells two alike apart: the path of a unit, the post of a person. */
  detail?: string | undefined
}

interface Props {
  label: string
  hint?: string
  error?: string | undefined
  required?: boolean
  items: readonly ComboItem[]
  value: string | null
  onChange: (id: string | null) => void
  /** Given when the server does the searching; then `items` is its answer. */
  onSearch?: (text: string) => void
  id?: string
  busy?: boolean
}

/** For choices too many for a list: units, persons, codes. Typing narrows them. */
export function ComboBox({
  label,
  hint,
  error,
  required = false,
  items,
  value,
  onChange,
  onSearch,
  id,
  busy = false,
}: Props) {
  return (
    <div>
      <I18nProvider locale="sv-SE">
        <AriaComboBox
          {...(id === undefined ? {} : { id })}
          {...(onSearch === undefined
            ? { defaultItems: items }
            : { items, onInputChange: onSearch, allowsEmptyCollection: true })}
          selectedKey={value}
          onSelectionChange={(key) => onChange(key === null ? null : String(key))}
          isInvalid={error !== undefined}
          isRequired={required}
          validationBehavior="aria"
          menuTrigger="focus"
          className={field.field ?? ''}
        >
          <Label className={field.label ?? ''}>
            {label}
            {required ? <span className={field.required}> ({sv.required})</span> : null}
          </Label>
          {hint === undefined ? null : (
            <Text slot="description" className={field.hint ?? ''}>
              {hint}
            </Text>
          )}
          <FieldError className={field.error ?? ''}>
            <Icon name="alert" size={18} />
            <span>{error}</span>
          </FieldError>
          <div className={styles.frame}>
            <Input className={field.control ?? ''} aria-busy={busy} />
            <Button className={styles.arrow ?? ''} aria-label={sv.combo.show}>
              <Icon name="chevronDown" size={18} />
            </Button>
          </div>
          <Popover className={styles.popover ?? ''} offset={4}>
            <ListBox<ComboItem>
              className={styles.list ?? ''}
              renderEmptyState={() => <p className={styles.empty}>{busy ? sv.searching : sv.combo.none}</p>}
            >
              {(item) => (
                <ListBoxItem id={item.id} textValue={item.label} className={styles.item ?? ''}>
                  <Text slot="label">{item.label}</Text>
                  {item.detail === undefined ? null : (
                    <Text slot="description" className={styles.detail ?? ''}>
                      {item.detail}
                    </Text>
                  )}
                </ListBoxItem>
              )}
            </ListBox>
          </Popover>
        </AriaComboBox>
      </I18nProvider>
    </div>
  )
}
