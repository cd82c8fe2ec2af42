import { makeReceipt } from '@bezpechne/shared/receipt'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { cleanup, render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { afterEach, expect, test, vi } from 'vitest'

import { AddOwn } from './add-own.tsx'

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

const receipt = makeReceipt((bytes) => Uint8Array.from({ length: bytes }, (_, index) => (index * 37) % 240))
const plain = receipt.replaceAll('-', '')

async function typing(code: string, answer: () => Response) {
  const sent: unknown[] = []
  vi.stubGlobal('fetch', async (_: unknown, { body }: { body: string }) => {
    sent.push(JSON.parse(body))
    return answer()
  })
  render(
    <QueryClientProvider client={new QueryClient()}>
      <AddOwn />
    </QueryClientProvider>,
  )
  const user = userEvent.setup()
  await user.click(screen.getByRole('textbox'))
  await user.paste(code)
  await user.keyboard('{Enter}')
  return sent
}

const field = () => screen.getByRole<HTMLInputElement>('textbox')

test('the code of a private letter never leaves the page', async () => {
  const sent = await typing(plain + plain, () => Response.json({ number: 'К-7' }))
  expect(screen.getByText(/приватного листа/)).toBeTruthy()
  expect(sent).toEqual([])
})

test('a code is sent in its one form, and the field is free for the next', async () => {
  const sent = await typing(receipt.toLowerCase(), () => Response.json({ number: 'К-7' }))
  expect(await screen.findByText(/К-7/)).toBeTruthy()
  expect(sent).toEqual([{ code: plain }])
  expect(field().value).toBe('')
})

test('what is unknown is told at the field, and the code stays', async () => {
  await typing(receipt, () => Response.json({ error: { code: 'not-found' } }, { status: 404 }))
  expect(await screen.findByText(/нічого не знайдено/)).toBeTruthy()
  expect(field().value).not.toBe('')
})
