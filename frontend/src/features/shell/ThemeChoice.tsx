import { useState } from 'react'
import { SelectField } from '@/ui/select-field/SelectField'
import { t } from './messages.sv'

type Theme = keyof typeof t.themes

/** Light or dark for this visit; nothing is stored in the browser. */
export function ThemeChoice() {
  const [theme, setTheme] = useState<Theme>(
    () => (document.documentElement.dataset['theme'] as Theme | undefined) ?? 'system',
  )
  const choose = (next: Theme) => {
    setTheme(next)
    if (next === 'system') delete document.documentElement.dataset['theme']
    else document.documentElement.dataset['theme'] = next
  }
  return (
    <SelectField
      label={t.theme}
      empty={null}
      value={theme}
      onChange={(event) => choose(event.target.value as Theme)}
      choices={Object.entries(t.themes).map(([value, label]) => ({ value, label }))}
    />
  )
}
