import { lazy, Suspense, useState } from 'react'
import type { Me } from '@/api/me'
import { useAction } from '@/forms/useAction'
import { Button } from '@/ui/button/Button'
import { ActionLink } from '@/ui/link/Link'
import styles from './ExportButton.module.css'
import { t } from './messages.sv'
import { type Asked, fetchFile, type ListExport, order } from './queries'

const PurposeDialog = lazy(() => import('./PurposeDialog').then((m) => ({ default: m.PurposeDialog })))
const BoardDialog = lazy(() => import('./BoardDialog').then((m) => ({ default: m.BoardDialog })))
const FailedDialog = lazy(() => import('./BoardDialog').then((m) => ({ default: m.FailedDialog })))

interface Props extends Asked {
  boards: Me['boards']
}

const TOO_MANY = 'purpose-needed'

/** Takes out the list as it is filtered and searched: at once, or where it is long with a purpose. */
export function ExportButton(props: Props) {
  const [times, setTimes] = useState(0)
  return (
    <span className={styles.tools} data-print="no">
      <Once key={times} {...props} onDone={() => setTimes(times + 1)} />
      <ActionLink to="/uttag" kind="quiet">
        {t.exports}
      </ActionLink>
    </span>
  )
}

/** One time that the list is taken out, from the press of the button until the file is here. */
function Once({ boards, boardId: home, onDone, ...list }: Props & { onDone: () => void }) {
  const [isChoosing, setChoosing] = useState(false)
  const action = useAction<{ boardId: string }, ListExport>({
    kind: 'list-export',
    start: { boardId: home },
    isKept: true,
    send: async ({ boardId }, how) => {
      const saved = await order({ ...list, boardId }, how)
      await fetchFile(saved)
      return saved
    },
    says: ({ rowCount }) => t.done(rowCount),
    onSaved: onDone,
  })
  const { error, values } = action
  const isOfMany = boards.length > 1
  return (
    <>
      <Button
        icon="download"
        onClick={() => (isOfMany ? setChoosing(true) : action.submit())}
        pending={action.isPending}
        pendingText={t.exporting}
      >
        {t.export}
      </Button>
      <Suspense>
        {error?.code === TOO_MANY ? (
          <PurposeDialog asked={{ ...list, boardId: values.boardId }} why={error.detail} onClose={onDone} />
        ) : isChoosing ? (
          <BoardDialog action={action} boards={boards} onClose={onDone} />
        ) : error === null ? null : (
          <FailedDialog error={error} onClose={onDone} />
        )}
      </Suspense>
    </>
  )
}
