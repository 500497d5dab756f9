import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { type ViewedList, viewsQuery } from '@/api/lookups'
import type { Narrowing } from '@/lib/search-fields'
import { isSame, narrowingOf } from '@/lib/search-fields'
import { Button } from '@/ui/button/Button'
import { Icon } from '@/ui/icon/Icon'
import { t } from './messages.sv'
import styles from './SavedViews.module.css'

const SaveDialog = lazy(() => import('./SaveDialog').then((m) => ({ default: m.SaveDialog })))
const ManageDialog = lazy(() => import('./ManageDialog').then((m) => ({ default: m.ManageDialog })))

interface Props {
  listName: ViewedList
  boardId: string
  /** The filters and the order in the address. */
  search: object
  onOpen: (search: Narrowing) => void
}

/** One's own views of a list, a press away, and the way to save the one that is shown. */
export function SavedViews({ listName, boardId, search, onOpen }: Props) {
  const { data: views = [] } = useQuery(viewsQuery(listName))
  const [dialog, setDialog] = useState<'save' | 'manage' | null>(null)
  const shown = narrowingOf(search)
  const isSaved = views.some((view) => isSame(view.search, shown))
  const close = () => setDialog(null)
  return (
    <div className={styles.bar} data-print="no">
      {views.length === 0 ? null : (
        <ul className={styles.views} aria-label={t.label}>
          {views.map((view) => (
            <li key={view.id}>
              <button
                type="button"
                className={styles.view}
                aria-pressed={isSame(view.search, shown)}
                onClick={() => onOpen(view.search)}
              >
                {view.isFirst ? <Icon name="home" size={16} /> : null}
                <span aria-hidden={view.isFirst}>{view.name}</span>
                {view.isFirst ? <span className="visually-hidden">{t.first(view.name)}</span> : null}
              </button>
            </li>
          ))}
        </ul>
      )}
      {isSaved || Object.keys(shown).length === 0 ? null : (
        <Button kind="quiet" icon="plus" onClick={() => setDialog('save')}>
          {t.save}
        </Button>
      )}
      {views.length === 0 ? null : (
        <Button kind="quiet" onClick={() => setDialog('manage')}>
          {t.manage}
        </Button>
      )}
      <Suspense>
        {dialog === 'save' ? (
          <SaveDialog listName={listName} boardId={boardId} search={shown} onClose={close} />
        ) : null}
        {dialog === 'manage' ? <ManageDialog views={views} shown={shown} onClose={close} /> : null}
      </Suspense>
    </div>
  )
}
