import { expect, test } from 'vitest'
import { api } from './client'

/** What is sent, as the server gets it. */
function listening() {
  const sent: Request[] = []
  const fetch = async (request: Request) => {
    sent.push(request)
    return Response.json({})
  }
  return { sent, fetch }
}

test('signs that nobody can see are never sent, in an address or in a text', async () => {
  const { sent, fetch } = listening()
  await api.GET('/persons', { params: { query: { q: 'An\u0000na\u001f \u0085Ås\u007f' } }, fetch })
  expect(new URL(sent[0]?.url ?? '').searchParams.get('q')).toBe('Anna Ås')
  await api.POST('/searches', { body: { text: 'fa\u0000ll\u0007 Åsa\nrad två\t' }, fetch })
  expect(await sent[1]?.json()).toEqual({ text: 'fall Åsa\nrad två\t' })
})
