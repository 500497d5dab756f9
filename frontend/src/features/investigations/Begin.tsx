import * as rules from '@/api/rules.gen'
import type { Chosen } from '@/domain/choices'
import { EditForm } from '@/forms/EditForm'
import { bind } from '@/forms/fields'
import { useAction } from '@/forms/useAction'
import { Card } from '@/ui/card/Card'
import { TextArea } from '@/ui/text-area/TextArea'
import { Examined } from './Examined'
import { t } from './messages.sv'
import { begin, type Investigation, investigationQuery } from './queries'
import { orNull } from './values'

interface Values {
  examined: readonly Chosen[]
  conflictReason: string
}

const START: Values = { examined: [], conflictReason: '' }

/** Somebody begins to investigate. Whoever has a part in it tells why it is all right. */
export function Begin({ matterId }: { matterId: string }) {
  const action = useAction<Values, Investigation>({
    kind: 'deviation',
    start: START,
    fieldOf: { examinedIds: 'examined' },
    send: ({ examined, conflictReason }, how) =>
      begin(
        matterId,
        { examinedIds: examined.map(({ id }) => id), conflictReason: orNull(conflictReason) },
        how,
      ),
    query: () => investigationQuery(matterId),
    says: () => t.begin.saved,
    onSaved: () => undefined,
  })
  const { text, field } = bind(action)
  return (
    <EditForm action={action} save={t.begin.save}>
      <Card title={t.begin.title}>
        <p>{t.begin.text}</p>
        <Examined {...field('examined')} matterId={matterId} />
        <TextArea
          {...text('conflictReason')}
          label={t.conflict.label}
          hint={t.conflict.hint}
          limit={rules.InvestigationCreate.conflictReason.maxLength}
        />
      </Card>
    </EditForm>
  )
}
