import { createFileRoute } from '@tanstack/react-router'
import * as v from 'valibot'
import { LoggedOutPage } from '@/features/shell/login/LoginPages'

/** What the identity provider gives back: the number of the report that was sent before logging out. */
const search = v.object({
  state: v.fallback(v.optional(v.pipe(v.string(), v.regex(/^[A-Z]{1,5}-\d{1,18}$/))), undefined),
})

export const Route = createFileRoute('/utloggad')({
  validateSearch: (given) => v.parse(search, given),
  component: Page,
})

function Page() {
  return <LoggedOutPage report={Route.useSearch().state} />
}
