import { ActionDialog } from '@/forms/ActionDialog'
import { useAction } from '@/forms/useAction'
import { t } from './messages.sv'
import { endRule, type RuleSummary } from './queries'

/** Asks before a rule is taken back: those who have the role by it lose it. */
export function EndRuleDialog({ rule, onClose }: { rule: RuleSummary; onClose: () => void }) {
  const action = useAction<object, RuleSummary>({
    kind: 'directory-rule',
    start: {},
    send: async () => {
      await endRule(rule.id)
      return rule
    },
    says: () => t.ended,
    onSaved: onClose,
  })
  return (
    <ActionDialog action={action} title={t.endTitle} save={t.end} isDanger onClose={onClose}>
      <p>{t.endText(rule.persons)}</p>
    </ActionDialog>
  )
}
