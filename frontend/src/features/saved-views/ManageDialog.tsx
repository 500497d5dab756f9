import { useState } from 'react'
import { useAction } from '@/forms/useAction'
import { announce } from '@/lib/announce'
import type { Narrowing } from '@/lib/search-fields'
import { sv } from '@/messages/sv'
import { Button, ButtonRow } from '@/ui/button/Button'
import { Dialog } from '@/ui/dialog/Dialog'
import { Refusal } from '@/ui/refusal/Refusal'
import { ChangeDialog } from './ChangeDialog'
import { t } from './messages.sv'
import { removeView, type SavedView } from './queries'
import styles from './SavedViews.module.css'

interface Props {
  views: readonly SavedView[]
  shown: Narrowing
  onClose: () => void
}

/** One's views of a list, to rename and to remove. */
export function ManageDialog({ views, shown, onClose }: Props) {
  const [changed, setChanged] = useState<SavedView | null>(null)
  if (changed !== null) return <ChangeDialog view={changed} shown={shown} onClose={() => setChanged(null)} />
  return (
    <Dialog title={t.manageTitle} open onClose={onClose}>
      {views.length === 0 ? <p>{t.none}</p> : null}
      <ul className={styles.rows}>
        {views.map((view) => (
          <li key={view.id} className={styles.row}>
            <span className={styles.name}>{view.isFirst ? t.first(view.name) : view.name}</span>
            <ButtonRow>
              <Button kind="quiet" aria-label={t.changeOf(view.name)} onClick={() => setChanged(view)}>
                {t.change}
              </Button>
              <RemoveButton view={view} />
            </ButtonRow>
          </li>
        ))}
      </ul>
    </Dialog>
  )
}

function RemoveButton({ view }: { view: SavedView }) {
  const action = useAction<object, SavedView>({
    kind: 'saved-view',
    start: {},
    send: async () => {
      await removeView(view)
      return view
    },
    says: null,
    onSaved: () => announce(t.removed(view.name)),
  })
  return (
    <>
      <Button
        kind="quiet"
        aria-label={t.removeOf(view.name)}
        pending={action.isPending}
        onClick={() => action.submit()}
      >
        {sv.remove}
      </Button>
      <Refusal error={action.error} />
    </>
  )
}
