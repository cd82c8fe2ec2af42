import { cleanup, render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { useState } from 'react'
import { afterEach, beforeAll, expect, test, vi } from 'vitest'

import { ApiError, post } from '../lib/api.ts'
import { CodeAgain } from './code-again.tsx'

// NOTE: jsdom has no modal dialogs and no media; what is shown in one is all that is asked here.
beforeAll(() => {
  HTMLDialogElement.prototype.showModal = setOpen
  HTMLDialogElement.prototype.close = setClosed
})

function setOpen(this: HTMLDialogElement) {
  this.open = true
}

function setClosed(this: HTMLDialogElement) {
  this.open = false
}

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

const refused = () => Response.json({ code: 'code-again', title: 'Код' }, { status: 403 })

/** A server that wants a code before it takes anything; what it was sent, in order. */
function given() {
  const sent: { path: string; key: string | null; body: string }[] = []
  let fresh = false
  vi.stubGlobal('matchMedia', () => ({ matches: true }))
  vi.stubGlobal('fetch', async (path: string, { headers, body }: { headers: Headers; body: string }) => {
    sent.push({ path, key: headers.get('idempotency-key'), body })
    if (!path.includes('/two-factor/')) return fresh ? Response.json({ id: 'made' }) : refused()
    fresh = body.includes('123456')
    return fresh
      ? Response.json({ next: 'done' })
      : Response.json({ code: 'code-wrong', title: 'Код не збігається.' }, { status: 401 })
  })
  render(
    <>
      <Invite />
      <CodeAgain />
    </>,
  )
  return sent
}

function Invite() {
  const [came, setCame] = useState('')
  const invite = () =>
    post<{ id: string }>('/invite', { email: 'a@b.example' }).then(
      ({ id }) => setCame(id),
      (error: unknown) => setCame(error instanceof ApiError ? error.code : 'broken'),
    )
  return (
    <>
      <button type="button" onClick={() => void invite()}>
        Запросити
      </button>
      <output>{came}</output>
    </>
  )
}

test('what needs a fresh code waits for it, and goes on as the same act', async () => {
  const sent = given()
  await userEvent.click(screen.getByRole('button', { name: 'Запросити' }))
  const field = await screen.findByLabelText('Код із застосунку')
  await userEvent.type(field, '12{Enter}')
  await screen.findByText(/Уведіть шість цифр або/)
  await userEvent.clear(field)
  await userEvent.type(field, '654321{Enter}')
  await screen.findByText('Код не збігається.')
  await userEvent.clear(field)
  await userEvent.type(field, '123 456{Enter}')
  await vi.waitFor(() => expect(screen.getByRole('status').textContent).toBe('made'))
  expect(screen.queryByLabelText('Код із застосунку')).toBeNull()
  const invites = sent.filter(({ path }) => path.endsWith('/invite'))
  expect(invites).toHaveLength(2)
  expect(invites[0]).toEqual(invites[1])
})

test('who has no code at hand is told why, and nothing was done', async () => {
  const sent = given()
  await userEvent.click(screen.getByRole('button', { name: 'Запросити' }))
  await userEvent.click(await screen.findByRole('button', { name: 'Скасувати' }))
  await vi.waitFor(() => expect(screen.getByRole('status').textContent).toBe('code-again'))
  expect(sent).toHaveLength(1)
})
