import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { render, screen } from '@testing-library/react'
import { expect, test } from 'vitest'
import { FileEffect } from './FileEffect'
import { fileRunQuery, type RunRow, type RunSummary, runRowsQuery } from './queries'

const trial = { id: 'r', isDryRun: true, created: 0, updated: 0, ended: 0, rejected: 2, asks: false }
const rejected = (number: number, personName: string, code: string, pointer: string | null) =>
  ({
    number,
    personName,
    unitName: null,
    problem: { code, title: 'T', detail: 'Ingen annan är kvar.', pointer },
  }) as RunRow

test('whom a list would refuse to let go is told in the trial, where no row of the file says it', () => {
  const client = new QueryClient()
  client.setQueryData(fileRunQuery('f', 1).queryKey, trial as RunSummary)
  const items = [
    rejected(2, 'Rad Ett', 'last-administrator', '/validTo'),
    rejected(9, 'Ada Alm', 'last-administrator', null),
  ]
  client.setQueryData(runRowsQuery({ id: 'r', version: 1 }, 'rejected').queryKey, { items, total: 2 })
  render(
    <QueryClientProvider client={client}>
      <FileEffect importId="f" version={1} />
    </QueryClientProvider>,
  )
  expect(screen.getByText('En person slutar inte, fast den saknas i filen')).toBeVisible()
  expect(screen.getByText('Ada Alm: Ingen annan är kvar.')).toBeVisible()
  expect(screen.queryByText(/Rad Ett/)).toBeNull()
})

test('whom a new row becomes the same person as is told before anything is taken in', () => {
  const client = new QueryClient()
  client.setQueryData(fileRunQuery('f', 1).queryKey, {
    ...trial,
    rejected: 0,
    created: 2,
    ended: 1,
  } as RunSummary)
  const told = (number: number, personName: string, samePersonName: string, samePersonRow: number | null) =>
    ({
      number,
      personName,
      samePersonName,
      samePersonRow,
      goesOn: false,
      unitName: null,
      problem: null,
    }) as RunRow
  const items = [told(2, 'Hanna Ny', 'Hanna Hand', null), told(5, 'Bo Bok', 'Bo Bok', 4)]
  client.setQueryData(runRowsQuery({ id: 'r', version: 1 }, 'samePerson').queryKey, { items, total: 2 })
  const ends = [{ ...rejected(9, 'Ada Alm', 'x', null), problem: null, goesOn: true }]
  client.setQueryData(runRowsQuery({ id: 'r', version: 1 }, 'ended').queryKey, { items: ends, total: 1 })
  render(
    <QueryClientProvider client={client}>
      <FileEffect importId="f" version={1} />
    </QueryClientProvider>,
  )
  expect(screen.getByText('2 nya rader blir samma person som någon annan')).toBeVisible()
  expect(screen.getByText('Hanna Ny blir samma person som Hanna Hand.')).toBeVisible()
  expect(screen.getByText('Bo Bok blir samma person som Bo Bok på rad 4.')).toBeVisible()
  expect(screen.getByText('Ada Alm: slutar inte: har en annan rad kvar')).toBeVisible()
})
