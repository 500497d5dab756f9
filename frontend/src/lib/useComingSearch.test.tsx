import {
  createMemoryHistory,
  createRootRoute,
  createRoute,
  createRouter,
  RouterProvider,
} from '@tanstack/react-router'
import { fireEvent, render, screen, waitFor } from '@testing-library/react'
import * as v from 'valibot'
import { expect, test } from 'vitest'
import { flag } from './search-fields'
import { parseSearch, stringifySearch } from './search-params'
import { useComingSearch } from './useComingSearch'

/** A page with a box that the address holds, and how its list comes or fails. */
async function show({ sees = useComingSearch } = {}) {
  let come: () => void = () => undefined
  let fail: (error: Error) => void = () => undefined
  const list = new Promise<void>((resolve, reject) => {
    come = resolve
    fail = reject
  })
  const rootRoute = createRootRoute()
  const page = createRoute({
    getParentRoute: () => rootRoute,
    path: '/',
    validateSearch: v.object({ mina: flag }),
    loaderDeps: ({ search }) => search,
    loader: ({ deps }) => (deps.mina === undefined ? undefined : list),
    component: Page,
    errorComponent: () => <p>Gick inte</p>,
  })
  function Page() {
    const search = sees(page.useSearch() as { mina?: true | undefined })
    const navigate = page.useNavigate() as unknown as (to: { search: object }) => Promise<void>
    return (
      <input
        type="checkbox"
        checked={search.mina ?? false}
        onChange={({ target }) => void navigate({ search: { mina: target.checked || undefined } })}
      />
    )
  }
  const router = createRouter({
    routeTree: rootRoute.addChildren([page]),
    history: createMemoryHistory(),
    parseSearch,
    stringifySearch,
  })
  render(<RouterProvider router={router as never} />)
  const box = await screen.findByRole('checkbox')
  await waitFor(() => expect(router.state.status).toBe('idle'))
  return { box, come, fail, router }
}

test('a box that is pressed shows it before the list has come, and after', async () => {
  const { box, come, router } = await show()
  fireEvent.click(box)
  expect(box).toBeChecked()
  fireEvent.click(box)
  expect(box).not.toBeChecked()
  fireEvent.click(box)
  expect(box).toBeChecked()
  come()
  await waitFor(() => expect(router.state.status).toBe('idle'))
  expect(box).toBeChecked()
})

test('a box with only what the router has shown does not', async () => {
  const { box } = await show({ sees: (search) => search })
  fireEvent.click(box)
  expect(box).not.toBeChecked()
})

test('when the way is refused the page says so', async () => {
  const { box, fail } = await show()
  fireEvent.click(box)
  expect(box).toBeChecked()
  fail(new Error('Nej'))
  expect(await screen.findByText('Gick inte')).toBeVisible()
})

test('a press that is held back by what is being written shows where one still is', async () => {
  const { box, router } = await show()
  router.history.block({ blockerFn: () => Promise.resolve(true), enableBeforeUnload: false })
  fireEvent.click(box)
  expect(box).not.toBeChecked()
})
