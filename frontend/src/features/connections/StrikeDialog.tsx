import * as rules from '@/api/rules.gen'
import { ActionDialog } from '@/forms/ActionDialog'
import { bind } from '@/forms/fields'
import { useAction } from '@/forms/useAction'
import { TextArea } from '@/ui/text-area/TextArea'
import { t } from './messages.sv'
import {
  type DiaryNumber,
  linksQuery,
  type MatterLink,
  numbersQuery,
  strikeLink,
  strikeNumber,
} from './queries'

interface Values {
  reason: string
}

const START: Values = { reason: '' }
const validate = ({ reason }: Values) => (reason.trim() === '' ? { reason: t.faults.struck } : {})

interface Props {
  matterId: string
  onClose: () => void
}

/** A link that was wrong is struck, with a reason. It stays to be read. */
export function StrikeDialog({ matterId, link, onClose }: Props & { link: MatterLink }) {
  const action = useAction({
    kind: 'link',
    start: START,
    validate,
    send: ({ reason }, how) => strikeLink(matterId, link.id, reason.trim(), how),
    query: () => linksQuery(matterId),
    says: () => t.linkStruck,
    onSaved: onClose,
  })
  const { reference } = link.matter
  return (
    <ActionDialog action={action} title={t.strikeLink(reference)} save={t.strikeLinkSave} onClose={onClose}>
      <TextArea
        {...bind(action).text('reason')}
        label={t.strikeWhy}
        hint={t.strikeHint}
        required
        limit={rules.StrikeCreate.reason.maxLength}
      />
    </ActionDialog>
  )
}

/** The same for a number in a diary. */
export function StrikeNumberDialog({ matterId, number, onClose }: Props & { number: DiaryNumber }) {
  const action = useAction({
    kind: 'diary-number',
    start: START,
    validate,
    send: ({ reason }, how) => strikeNumber(matterId, number.id, reason.trim(), how),
    query: () => numbersQuery(matterId),
    says: () => t.numberStruck(number.number),
    onSaved: onClose,
  })
  return (
    <ActionDialog
      action={action}
      title={t.strikeNumber(number.number)}
      save={t.strikeNumberSave}
      onClose={onClose}
    >
      <TextArea
        {...bind(action).text('reason')}
        label={t.strikeWhy}
        hint={t.strikeHint}
        required
        limit={rules.StrikeCreate.reason.maxLength}
      />
    </ActionDialog>
  )
}
