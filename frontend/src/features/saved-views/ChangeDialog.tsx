import { may } from '@/api/resource'
import * as rules from '@/api/rules.gen'
import { ActionDialog } from '@/forms/ActionDialog'
import { bind } from '@/forms/fields'
import { useAction } from '@/forms/useAction'
import type { Narrowing } from '@/lib/search-fields'
import { isSame } from '@/lib/search-fields'
import { CheckboxField } from '@/ui/checkbox-field/CheckboxField'
import { TextField } from '@/ui/text-field/TextField'
import { t } from './messages.sv'
import { replaceView, type SavedView, viewQuery } from './queries'

interface Props {
  view: SavedView
  /** What the list shows now. */
  shown: Narrowing
  onClose: () => void
}

interface Values {
  name: string
  isFirst: boolean
  takesShown: boolean
}

/** Gives a view another name or other filters, or lets the list begin with it. */
export function ChangeDialog({ view, shown, onClose }: Props) {
  const action = useAction<Values, SavedView>({
    kind: 'saved-view',
    start: { name: view.name, isFirst: view.isFirst, takesShown: false },
    validate: ({ name }) => (name.trim() === '' ? { name: t.nameFault } : {}),
    seen: view,
    query: ({ id }) => viewQuery(id),
    differences: (mine, saved) => [
      { field: t.name, mine: mine.name, theirs: saved.name },
      { field: t.isFirst, mine: mine.isFirst ? t.yes : t.no, theirs: saved.isFirst ? t.yes : t.no },
    ],
    mayStill: (saved) => may(saved, 'replace'),
    send: ({ name, isFirst, takesShown }, how) => {
      const search = takesShown ? shown : view.search
      return replaceView(view.id, { name: name.trim(), isFirst, search }, how)
    },
    says: ({ name }) => t.saved(name),
    onSaved: onClose,
  })
  const { values, change } = action
  return (
    <ActionDialog action={action} title={t.changeTitle} onClose={onClose}>
      <TextField
        {...bind(action).text('name')}
        label={t.name}
        required
        maxLength={rules.SavedViewReplace.name.maxLength}
      />
      <CheckboxField
        label={t.isFirst}
        checked={values.isFirst}
        onChange={({ target }) => change({ isFirst: target.checked })}
      />
      {isSame(view.search, shown) ? null : (
        <CheckboxField
          label={t.takeCurrent}
          checked={values.takesShown}
          onChange={({ target }) => change({ takesShown: target.checked })}
        />
      )}
    </ActionDialog>
  )
}
