import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { may } from '@/api/resource'
import { Button } from '@/ui/button/Button'
import { Card } from '@/ui/card/Card'
import { Facts } from '@/ui/facts/Facts'
import { Refusal } from '@/ui/refusal/Refusal'
import { Skeleton } from '@/ui/skeleton/Skeleton'
import { LoginDialog } from './LoginDialog'
import { t } from './messages.sv'
import { loginQuery, type Person } from './queries'

/** Who somebody is at the municipality's identity provider: without that nobody logs in as them. */
export function LoginCard({ person }: { person: Person }) {
  const { data: login, error } = useQuery(loginQuery(person.id))
  const [isChanging, setChanging] = useState(false)
  if (login === undefined) {
    return <Card title={t.login}>{error === null ? <Skeleton /> : <Refusal error={error} />}</Card>
  }
  return (
    <Card title={t.login}>
      {login.subject === null ? (
        <p>{t.noSubject}</p>
      ) : (
        <Facts facts={[{ term: t.subject, value: login.subject }]} />
      )}
      {may(login, 'replace') ? (
        <Button onClick={() => setChanging(true)}>
          {login.subject === null ? t.connect : t.changeLogin}
        </Button>
      ) : null}
      {isChanging ? <LoginDialog person={person} login={login} onClose={() => setChanging(false)} /> : null}
    </Card>
  )
}
