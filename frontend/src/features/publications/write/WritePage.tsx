import { linkOptions } from '@tanstack/react-router'
import type { UnitSummary } from '@/api/lookups'
import type { Chosen } from '@/domain/choices'
import { EditForm } from '@/forms/EditForm'
import { useAction } from '@/forms/useAction'
import { Alert } from '@/ui/alert/Alert'
import { Stack } from '@/ui/layout/Layout'
import { BackLink, Link } from '@/ui/link/Link'
import { PageHeader } from '@/ui/page-header/PageHeader'
import styles from '../Cards.module.css'
import { t } from '../messages.sv'
import { type Card, cardQuery, type Summary, write } from '../queries'
import { CardFields } from './CardFields'
import { emptyCard, toWritten, validateCard, type WriteValues } from './write-form'

/** The matter that a card is written from. */
export interface Source {
  id: string
  reference: string
  boardId: string
  /** Where it happened: what is learnt is meant for that unit to begin with. */
  unit: Chosen
  mayTell: boolean
  /** What has been written from it before. */
  earlier: readonly Summary[]
}

interface Props {
  source: Source | null
  units: readonly UnitSummary[]
  boardId: string
  onDone: (card: Card) => void
}

/** A new card, from a matter or from nothing. It is a draft until it is sent to be read. */
export function WritePage({ source, units, boardId, onDone }: Props) {
  const action = useAction<WriteValues, Card>({
    kind: 'publication',
    start: emptyCard(source === null ? null : source.unit),
    validate: validateCard,
    fieldOf: { unitId: 'unit' },
    send: (values, how) =>
      write(
        {
          ...toWritten(values),
          kind: 'learning-card',
          boardId,
          matterId: source === null ? null : source.id,
        },
        how,
      ),
    query: ({ id }) => cardQuery(id),
    says: () => t.form.saved,
    onSaved: onDone,
  })
  const back =
    source === null
      ? linkOptions({ to: '/larande' })
      : linkOptions({ to: '/avvikelser/$id', params: { id: source.id } })
  return (
    <>
      <PageHeader
        back={<BackLink {...back}>{source === null ? t.back : source.reference}</BackLink>}
        title={source === null ? t.form.title : t.form.titleOf(source.reference)}
        lead={t.form.lead}
      />
      <Stack width="form">
        {source === null ? null : <Earlier of={source} />}
        {source !== null && !source.mayTell ? (
          <Alert tone="warn" title={t.form.notNow}>
            {t.form.notNowText}
          </Alert>
        ) : (
          <EditForm action={action} save={t.form.save} cancel={back}>
            <CardFields fields={action} units={units} />
          </EditForm>
        )}
      </Stack>
    </>
  )
}

function Earlier({ of: { earlier } }: { of: Source }) {
  if (earlier.length === 0) return null
  return (
    <Alert title={t.form.earlier}>
      <ul className={styles.list}>
        {earlier.map(({ id, title }) => (
          <li key={id}>
            <Link to="/larande/$id" params={{ id }}>
              {title}
            </Link>
          </li>
        ))}
      </ul>
    </Alert>
  )
}
