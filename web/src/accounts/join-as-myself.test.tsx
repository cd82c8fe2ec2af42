import type { Me } from '@bezpechne/shared/accounts'
import type { OpenedInvitation } from '@bezpechne/shared/members'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { cleanup, render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { afterEach, expect, test, vi } from 'vitest'

import { JoinAsMyself } from './join-as-myself.tsx'

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

const email = 'olena@kyiv.example'
const me: Me = {
  name: 'Олена Коваль',
  email,
  secondFactor: false,
  secondFactorRequired: false,
  memberships: [],
  cities: [],
  operator: false,
}
const invited: OpenedInvitation = {
  city: { id: 'kyiv', name: { uk: 'Київ', en: 'Kyiv' } },
  role: 'moderator',
  organisation: null,
  email,
  expiresAt: '2027-01-01T00:00:00Z',
  hasAccount: true,
  first: false,
  name: '',
}

test('who accepts again after a lost answer is not told that the invitation is over', async () => {
  const keys: (string | null)[] = []
  vi.stubGlobal('fetch', (url: string, { headers }: { headers: Headers }) => {
    if (!url.endsWith('/invitations/join')) return Promise.resolve(new Response(JSON.stringify(me)))
    keys.push(headers.get('idempotency-key'))
    if (keys.length === 1) return Promise.reject(new TypeError('Failed to fetch'))
    return Promise.resolve(new Response(JSON.stringify({ city: 'kyiv', role: 'moderator' })))
  })
  const client = new QueryClient({ defaultOptions: { mutations: { networkMode: 'always' } } })
  client.setQueryData(['me'], me)
  const onDone = vi.fn<() => void>()
  render(
    <QueryClientProvider client={client}>
      <JoinAsMyself token={'t'.repeat(43)} invited={invited} onDone={onDone} />
    </QueryClientProvider>,
  )
  const accept = screen.getByRole('button', { name: 'Прийняти запрошення' })
  await userEvent.click(accept)
  await screen.findByRole('alert')
  await userEvent.click(accept)
  await vi.waitFor(() => expect(onDone).toHaveBeenCalled())
  expect(keys).toHaveLength(2)
  expect(keys[0]).toBe(keys[1])
})
