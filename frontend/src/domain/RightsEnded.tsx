import { Alert } from '@/ui/alert/Alert'
import { Button } from '@/ui/button/Button'
import { t } from './organisation.sv'

/** What is shown to somebody whose rights have ended while looking at it. The start page, fetched anew, shows those that are left. */
export function RightsEnded({ text }: { text: string }) {
  return (
    <Alert
      tone="warn"
      live
      title={t.rightsEnded}
      actions={<Button onClick={() => location.assign('/')}>{t.toStart}</Button>}
    >
      <p>{text}</p>
    </Alert>
  )
}
