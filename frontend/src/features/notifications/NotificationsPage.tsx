import { useQuery } from '@tanstack/react-query'
import { useSaved } from '@/api/resource'
import { useAction } from '@/forms/useAction'
import { dateAndTime } from '@/lib/dates'
import { Badge } from '@/ui/badge/Badge'
import { Button } from '@/ui/button/Button'
import { Stack } from '@/ui/layout/Layout'
import { Link } from '@/ui/link/Link'
import { Listing } from '@/ui/listing/Listing'
import { PageHeader } from '@/ui/page-header/PageHeader'
import { PageTabs } from '@/ui/page-tabs/PageTabs'
import { Row, RowList } from '@/ui/row-list/RowList'
import { LettersCard } from './LettersCard'
import { t } from './messages.sv'
import { ABOUT_PAGE, choiceQuery, type Notification, notificationsQuery, PAGE_SIZE, read } from './queries'

interface Props {
  search: { visa?: 'alla' | undefined; sida?: number | undefined }
}

/** What one has been told: what is new, or all of it; and how often a letter says that something waits. */
export function NotificationsPage({ search: { visa, sida: page = 1 } }: Props) {
  const state = visa === 'alla' ? 'all' : 'new'
  const answer = useQuery(notificationsQuery(state, page))
  const { data: choice } = useQuery({ ...choiceQuery, throwOnError: true })
  const hasNew = state === 'new' && (answer.data?.total ?? 0) > 0
  return (
    <>
      <PageHeader title={t.title} lead={t.lead} />
      <Stack width="page">
        <PageTabs label={t.tabs.label} look="choice">
          <Link to="." search={{}} activeOptions={{ exact: true }}>
            {t.tabs.new}
          </Link>
          <Link to="." search={{ visa: 'alla' }}>
            {t.tabs.all}
          </Link>
        </PageTabs>
        <Listing
          answer={answer}
          words={t}
          paging={{ page, limit: PAGE_SIZE }}
          tools={hasNew ? <ReadAll /> : null}
        >
          {(notifications) => (
            <RowList>
              {notifications.map((each) => (
                <Told key={each.id} {...each} />
              ))}
            </RowList>
          )}
        </Listing>
        {answer.isPending || choice === undefined ? null : <LettersCard choice={choice} />}
      </Stack>
    </>
  )
}

/** Whoever goes to what it is about has read it. */
function Told({ id, text, about, aboutId, reference, title, toldAt, readAt, isDone }: Notification) {
  const isStale = useSaved('notification')
  const open = () => void read([id]).then(() => isStale())
  const isNew = readAt === null && !isDone
  return (
    <Row
      aside={
        isNew || isDone ? <Badge tone={isNew ? 'info' : 'neutral'}>{isNew ? t.new : t.done}</Badge> : null
      }
    >
      {about === null || aboutId === null ? (
        text
      ) : (
        <Link to={ABOUT_PAGE[about]} params={{ id: aboutId }} {...(isNew ? { onClick: open } : {})}>
          {text}: {title}
        </Link>
      )}
      <p className="muted">{[reference, dateAndTime(toldAt)].filter(Boolean).join(' · ')}</p>
    </Row>
  )
}

function ReadAll() {
  const action = useAction<object, unknown>({
    kind: 'notification',
    start: {},
    send: (_, once) => read(null, once),
    says: () => t.allRead,
    onSaved: () => undefined,
  })
  return (
    <Button onClick={() => action.submit()} pending={action.isPending} pendingText={t.readingAll}>
      {t.readAll}
    </Button>
  )
}
