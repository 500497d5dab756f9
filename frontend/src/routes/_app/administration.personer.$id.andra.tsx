import { createFileRoute, redirect } from '@tanstack/react-router'
import { may } from '@/api/resource'
import { opens } from '@/domain/pages'
import { PersonEditPage } from '@/features/people/persons/PersonEditPage'
import { personQuery } from '@/features/people/persons/queries'

export const Route = createFileRoute('/_app/administration/personer/$id/andra')({
  loader: async ({ context: { queryClient, me }, params: { id } }) => {
    const person = await queryClient.fetchQuery(personQuery(id))
    if (opens(me, '/administration/personer/$id/andra') && !may(person, 'replace'))
      throw redirect({ to: '/administration/personer/$id', params: { id } })
    return { person }
  },
  component: Page,
})

function Page() {
  const { person } = Route.useLoaderData()
  const navigate = Route.useNavigate()
  return (
    <PersonEditPage
      person={person}
      onDone={() => void navigate({ to: '/administration/personer/$id', params: { id: person.id } })}
    />
  )
}
