import { cleanup, render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { useState } from 'react'
import { afterEach, expect, test } from 'vitest'

import { CodeField, grouped } from './code-field.tsx'

afterEach(cleanup)

// A right code: its last two symbols check the others.
const code = '0123456789ABCEHKMPTX0123456789H8'
const groups = '0123 4567 89AB CEHK MPTX 0123 4567 89H8'

function Page() {
  const [typed, setTyped] = useState('')
  return <CodeField typed={typed} tried={false} onType={setTyped} />
}

function open() {
  render(<Page />)
  return { user: userEvent.setup(), field: screen.getByRole<HTMLTextAreaElement>('textbox') }
}

test('groups appear by themselves, also of lower-case Cyrillic look-alikes', async () => {
  const { user, field } = open()
  const cyrillic = code.toLowerCase().replaceAll('a', 'а').replaceAll('b', 'в').replaceAll('x', 'х')
  await user.type(field, cyrillic)
  expect(field.value).toBe(groups)
  expect(field.getAttribute('aria-invalid')).toBeNull()
})

test('a pasted code is put into groups, whatever stood there', async () => {
  const { user, field } = open()
  await user.type(field, '4K7A9')
  await user.clear(field)
  await user.paste(code)
  expect(field.value).toBe(groups)
})

test('how much is missing is said, not as an error', async () => {
  const { user, field } = open()
  await user.type(field, '4K7A 90HM PT2X 1CE8 0B6')
  expect(screen.getByText('Лишилося 13 знаків.')).toBeTruthy()
  expect(field.getAttribute('aria-invalid')).toBeNull()
})

test('a slip names its group, and a foreign sign at once', async () => {
  const { user, field } = open()
  await user.type(field, '012Я')
  expect(screen.getByText(/Помилка в групі 1/)).toBeTruthy()
  await user.clear(field)
  await user.paste(`${code.slice(0, 8)}0${code.slice(9)}`)
  expect(field.getAttribute('aria-invalid')).toBe('true')
  expect(screen.getByText(/груп/, { selector: '.errt span' }).textContent).toContain('3')
})

test.each([
  ['4K7A9', '4K7A', 5, '4K7A 9'],
  ['4K7A 9', '4K7A 90', 6, '4K7A 9'],
  ['4X7A 90', '4K7A 90', 2, '4X7A 90'],
  ['4K7A\n90', '4K7A', 7, '4K7A 90'],
])('typed %j after %j with the caret at %i shows %j', (now, before, caret, shown) => {
  expect(grouped(now, before, caret)).toBe(shown)
})
