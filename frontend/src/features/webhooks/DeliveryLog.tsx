import { dateAndTime } from '@/lib/dates'
import { Details } from '@/ui/details/Details'
import { Cell, Table } from '@/ui/table/Table'
import { t } from './messages.sv'
import type { Receiver } from './queries'

/** What has been sent to a receiver lately and what came of it, as far as it can be compared with the receiver's own log. */
export function DeliveryLog({ receiver: { url, deliveries } }: { receiver: Receiver }) {
  if (deliveries.length === 0) return null
  const { caption, summary, columns } = t.log
  return (
    <Details summary={summary(deliveries.length)} late>
      <Table caption={caption(url)} stack columns={Object.values(columns)}>
        {deliveries.map(({ at, eventId, type, outcomeWords, status }) => (
          <tr key={at + eventId}>
            <Cell row>{dateAndTime(at)}</Cell>
            <Cell label={columns.outcome}>
              {status === null ? outcomeWords : `${outcomeWords} (${status})`}
            </Cell>
            <Cell label={columns.event} wide>
              <code className="prose">{type}</code> <code className="prose">{eventId}</code>
            </Cell>
          </tr>
        ))}
      </Table>
    </Details>
  )
}
