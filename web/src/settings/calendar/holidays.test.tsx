import type { DeskCalendar } from '@bezpechne/shared/calendar'
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { afterEach, expect, test, vi } from 'vitest'

import { ApiError } from '../../lib/api.ts'
import { Holidays } from './holidays.tsx'

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

const calendar: DeskCalendar = {
  version: 1,
  days: [1],
  opens: '09:00',
  closes: '18:00',
  holidays: [],
  outages: [],
  clocks: [],
}

test('what the server refuses of a day off stands at its field, which has the focus', async () => {
  const errors = [{ path: 'holidays.0.name', code: 'one-line' }]
  const refuse = () => Promise.reject(new ApiError('invalid-input', 400, { errors }))
  render(<Holidays city="kyiv" calendar={calendar} onChange={refuse} />)
  fireEvent.change(screen.getByLabelText('День'), { target: { value: '2027-06-06' } })
  const name = screen.getByLabelText('Назва')
  await userEvent.type(name, 'День міста{Enter}')
  await screen.findByText('Напишіть одним рядком.')
  expect(document.activeElement).toBe(name)
  expect(name).toHaveProperty('value', 'День міста')
})

test('of two files that are chosen one after the other the second is shown, though the first is answered later', async () => {
  const answers = new Map<string, () => void>()
  vi.stubGlobal('fetch', async (_: unknown, { body }: { body: string }) => {
    const { text }: { text: string } = JSON.parse(body)
    const [on = '', name = ''] = text.split(',')
    await new Promise<void>((resolve) => answers.set(name, resolve))
    return new Response(JSON.stringify({ holidays: [{ on, name, known: false }], problems: [] }))
  })
  render(<Holidays city="kyiv" calendar={calendar} onChange={() => Promise.resolve()} />)
  const field = screen.getByLabelText('Обрати файл')
  for (const name of ['День перший', 'День другий']) {
    fireEvent.change(field, { target: { files: [new File([`2027-06-06,${name}`], 'days.csv')] } })
    await vi.waitFor(() => expect(answers.has(name)).toBe(true))
  }
  answers.get('День другий')?.()
  await screen.findByText('День другий')
  answers.get('День перший')?.()
  await new Promise((resolve) => setTimeout(resolve, 20))
  expect(screen.queryByText('День перший')).toBe(null)
  await screen.findByText('День другий')
})
