import { useQuery } from '@tanstack/react-query'
import { Alert } from '@/ui/alert/Alert'
import { Facts } from '@/ui/facts/Facts'
import { t } from './messages.sv'
import { readersQuery } from './queries'

/** Who will read what is told, by role and name, said before it is sent. */
export function WhoReads({ unitId }: { unitId: string }) {
  const { data } = useQuery({ ...readersQuery(unitId), enabled: unitId !== '' })
  if (data === undefined) return null
  return (
    <Alert title={t.readers}>
      <Facts
        facts={data.readers.map(({ roleName, names, total }) => ({
          term: roleName,
          value: t.readerNames(names, total),
        }))}
      />
      <p>{t.readersOnly}</p>
    </Alert>
  )
}
