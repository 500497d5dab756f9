import { linkOptions } from '@tanstack/react-router'
import type { UnitSummary } from '@/api/lookups'
import { may } from '@/api/resource'
import { EditForm } from '@/forms/EditForm'
import { useAction } from '@/forms/useAction'
import { Stack } from '@/ui/layout/Layout'
import { BackLink } from '@/ui/link/Link'
import { PageHeader } from '@/ui/page-header/PageHeader'
import { t } from '../messages.sv'
import { type Card, cardQuery, change } from '../queries'
import { Warnings } from '../Warnings'
import { CardFields } from './CardFields'
import { differences, toWritten, validateCard, valuesOf, type WriteValues } from './write-form'

interface Props {
  card: Card
  units: readonly UnitSummary[]
  onDone: () => void
}

/** A draft, to be written on. */
export function ChangePage({ card: seen, units, onDone }: Props) {
  const action = useAction<WriteValues, Card>({
    kind: 'publication',
    start: valuesOf(seen),
    validate: validateCard,
    fieldOf: { unitId: 'unit' },
    seen,
    query: ({ id }) => cardQuery(id),
    mayStill: (saved) => may(saved, 'replace'),
    differences,
    send: (values, how) => change(seen.id, toWritten(values), how),
    says: () => t.form.saved,
    onSaved: onDone,
  })
  const back = linkOptions({ to: '/larande/$id', params: { id: seen.id } })
  return (
    <>
      <PageHeader
        back={<BackLink {...back}>{t.form.backTo}</BackLink>}
        title={t.form.changeTitle}
        lead={t.form.lead}
      />
      <Stack width="form">
        <Warnings card={seen} />
        <EditForm action={action} save={t.form.save} cancel={back}>
          <CardFields fields={action} units={units} />
        </EditForm>
      </Stack>
    </>
  )
}
