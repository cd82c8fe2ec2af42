import type { DeskCalendar } from '@bezpechne/shared/calendar'
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { afterEach, expect, test } from 'vitest'

import { ApiError } from '../../lib/api.ts'
import { Holidays } from './holidays.tsx'

afterEach(cleanup)

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
