import type { ViewedList } from '@/api/lookups'
import * as rules from '@/api/rules.gen'
import { ActionDialog } from '@/forms/ActionDialog'
import { bind } from '@/forms/fields'
import { useAction } from '@/forms/useAction'
import type { Narrowing } from '@/lib/search-fields'
import { CheckboxField } from '@/ui/checkbox-field/CheckboxField'
import { TextField } from '@/ui/text-field/TextField'
import { t } from './messages.sv'
import { type SavedView, saveView } from './queries'

interface Props {
  listName: ViewedList
  boardId: string
  search: Narrowing
  onClose: () => void
}

/** Names what the list shows now. */
export function SaveDialog({ listName, boardId, search, onClose }: Props) {
  const action = useAction<{ name: string; isFirst: boolean }, SavedView>({
    kind: 'saved-view',
    start: { name: '', isFirst: false },
    validate: ({ name }) => (name.trim() === '' ? { name: t.nameFault } : {}),
    send: ({ name, isFirst }, how) =>
      saveView({ listName, boardId, search, name: name.trim(), isFirst }, how),
    says: ({ name }) => t.saved(name),
    onSaved: onClose,
  })
  return (
    <ActionDialog action={action} title={t.saveTitle} onClose={onClose}>
      <p>{t.saveText}</p>
      <TextField
        {...bind(action).text('name')}
        label={t.name}
        required
        maxLength={rules.SavedViewCreate.name.maxLength}
      />
      <CheckboxField
        label={t.isFirst}
        checked={action.values.isFirst}
        onChange={({ target }) => action.change({ isFirst: target.checked })}
      />
    </ActionDialog>
  )
}
