import * as rules from '@/api/rules.gen'
import { ActionDialog } from '@/forms/ActionDialog'
import { bind } from '@/forms/fields'
import { useAction } from '@/forms/useAction'
import { toast } from '@/lib/toasts'
import { TextArea } from '@/ui/text-area/TextArea'
import { t } from './messages.sv'
import { type Asked, fetchFile, type ListExport, request } from './queries'

const limits = rules.ListExportRequestCreate.purpose

interface Props {
  asked: Asked
  /** What the server has said of the list: how long it is, and what may be taken without a purpose. */
  why: string
  onClose: () => void
}

/** A long list is taken out with a purpose, after a fresh login. */
export function PurposeDialog({ asked, why, onClose }: Props) {
  const action = useAction<{ purpose: string }, ListExport>({
    kind: 'list-export',
    start: { purpose: '' },
    validate: ({ purpose }) => (purpose.trim().length < limits.minLength ? { purpose: t.purposeFault } : {}),
    send: async ({ purpose }, how) => {
      const saved = await request(asked, purpose.trim(), how)
      if (saved.status === 'ready') await fetchFile(saved)
      return saved
    },
    says: null,
    onSaved: ({ status, rowCount }) => {
      toast(status === 'ready' ? t.done(rowCount) : t.waits)
      onClose()
    },
  })
  return (
    <ActionDialog
      action={action}
      title={t.purposeTitle}
      save={t.purposeSave}
      saving={t.exporting}
      onClose={onClose}
    >
      <p>{why}</p>
      <p>{t.purposeText}</p>
      <TextArea
        {...bind(action).text('purpose')}
        label={t.purpose}
        hint={t.purposeHint}
        required
        limit={limits.maxLength}
      />
    </ActionDialog>
  )
}
