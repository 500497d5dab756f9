import { createFileRoute } from '@tanstack/react-router'
import * as v from 'valibot'
import { pageOf } from '@/domain/pages'
import { HelpPage } from '@/features/shell/HelpPage'
import { helpFor } from './-help'

export const Route = createFileRoute('/_app/hjalp')({
  validateSearch: v.object({ sida: v.fallback(v.optional(v.string()), undefined) }),
  component: Page,
})

function Page() {
  const { me } = Route.useRouteContext()
  const { sida } = Route.useSearch()
  const sections = helpFor(me)
  return <HelpPage sections={sections} page={sida === undefined ? undefined : pageOf(sida)} />
}
