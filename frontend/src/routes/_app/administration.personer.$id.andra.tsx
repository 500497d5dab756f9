import { createFileRoute, redirect } from '@tanstack/react-router'
import { may } from '@/api/resource'
import { PersonEditPage } from '@/features/people/persons/PersonEditPage'
import { personQuery } from '@/features/people/persons/queries'

export const Route = createFileRoute('/_app/administration/personer/$id/andra')({
  loader: async ({ context: { queryClient }, params: { id } }) => {
    const person = await queryClient.fetchQuery(personQuery(id))
    if (!may(person, 'replace')) throw redirect({ to: '/administration/personer/$id', params: { id } })
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
