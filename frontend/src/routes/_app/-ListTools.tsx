import type { ComponentProps } from 'react'
import { homeBoardId, type Me, may } from '@/api/me'
import { ExportButton } from '@/features/list-exports/ExportButton'
import { SavedViews } from '@/features/saved-views/SavedViews'

type Views = { me: Me } & Omit<ComponentProps<typeof SavedViews>, 'boardId'>
type Taken = { me: Me } & Omit<ComponentProps<typeof ExportButton>, 'boards' | 'boardId'>

/** One's own views of a list, for those who keep any. */
export function OwnViews({ me, ...views }: Views) {
  return may(me, 'savedViewList') ? <SavedViews boardId={homeBoardId(me)} {...views} /> : null
}

/** The list as a file, for those who may take it out. */
export function TakenOut({ me, ...list }: Taken) {
  return may(me, 'listExportOrder') ? (
    <ExportButton boards={me.boards} boardId={homeBoardId(me)} {...list} />
  ) : null
}
