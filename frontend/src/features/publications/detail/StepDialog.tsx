import { AnewDialog, PublishDialog } from './ConfirmDialogs'
import type { DialogProps } from './dialog'
import { BackDialog, WithdrawDialog } from './ReasonDialog'
import { SendDialog } from './SendDialog'

const DIALOG = {
  send: SendDialog,
  sendBack: BackDialog,
  publish: PublishDialog,
  withdraw: WithdrawDialog,
  anew: AnewDialog,
} as const

/** What asks before a card is taken a step further. */
export type Step = keyof typeof DIALOG

/** The dialog of a step. */
export function StepDialog({ step, ...props }: DialogProps & { step: Step }) {
  const Dialog = DIALOG[step]
  return <Dialog {...props} />
}
