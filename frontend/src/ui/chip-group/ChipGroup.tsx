import { FieldSet } from '../field/Field'
import type { Choice } from '../select-field/SelectField'
import styles from './ChipGroup.module.css'

interface Props {
  label: string
  choices: readonly Choice[]
  chosen: readonly string[]
  onChange: (chosen: string[]) => void
}

/** Several short choices at once, as checkboxes that look like chips. */
export function ChipGroup({ label, choices, chosen, onChange }: Props) {
  return (
    <FieldSet label={label}>
      <div className={styles.chips}>
        {choices.map(({ value, label: name }) => (
          <label key={value} className={styles.chip}>
            <input
              type="checkbox"
              checked={chosen.includes(value)}
              onChange={(event) =>
                onChange(
                  event.target.checked ? [...chosen, value] : chosen.filter((other) => other !== value),
                )
              }
            />
            {name}
          </label>
        ))}
      </div>
    </FieldSet>
  )
}
