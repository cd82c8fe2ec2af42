import { makeReceipt } from '@bezpechne/shared/receipt'
import { cleanup, render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { afterEach, expect, test } from 'vitest'

import { inGroups, ReceiptForm } from './receipt-form.tsx'

afterEach(cleanup)

const receipt = makeReceipt((bytes) => Uint8Array.from({ length: bytes }, (_, index) => (index * 37) % 240))
const plain = receipt.replaceAll('-', '')

function open() {
  const sent: string[] = []
  render(<ReceiptForm unknown={false} busy={false} action="Відкрити" onOpen={(code) => sent.push(code)} />)
  return { user: userEvent.setup(), field: screen.getByRole('textbox'), sent }
}

test('a code typed in lower case with Cyrillic look-alikes is sent in its one form', async () => {
  const { user, field, sent } = open()
  const cyrillic = plain.toLowerCase().replaceAll('a', 'а').replaceAll('b', 'в').replaceAll('0', 'о')
  await user.type(field, cyrillic)
  await user.keyboard('{Enter}')
  expect(sent).toEqual([plain])
})

test('a pasted code with spaces opens', async () => {
  const { user, field, sent } = open()
  await user.click(field)
  await user.paste(` ${receipt.replaceAll('-', ' ')} `)
  await user.keyboard('{Enter}')
  expect(sent).toEqual([plain])
})

test('the code of a private letter is recognised and never sent', async () => {
  const { user, field, sent } = open()
  await user.click(field)
  await user.paste(plain + plain)
  await user.keyboard('{Enter}')
  expect(sent).toEqual([])
  expect(screen.getByText(/приватного листа/)).toBeTruthy()
  expect(screen.getByRole<HTMLButtonElement>('button').disabled).toBe(true)
})

test('a slip of the pen is told at the field, and what was typed stays', async () => {
  const { user, field, sent } = open()
  const slip = plain.startsWith('0') ? `1${plain.slice(1)}` : `0${plain.slice(1)}`
  await user.type(field, `${slip}{Enter}`)
  expect(sent).toEqual([])
  expect(field.getAttribute('aria-invalid')).toBe('true')
  const described = field.getAttribute('aria-describedby')?.split(' ') ?? []
  expect(described.map((id) => document.getElementById(id)?.textContent).join(' ')).toContain('помилка')
  expect(field).toHaveProperty('value', slip.replaceAll(/(.{4})(?=.)/g, '$1-'))
})

test.each([
  ['ABCD1', 'ABCD', 'ABCD-1'],
  ['abcd-1234x', 'abcd-1234', 'ABCD-1234-X'],
  ['ABCD-', 'ABCD-1', 'ABCD-'],
  ['AXBCD-1', 'ABCD-1', 'AXBCD-1'],
])('typed %s after %s shows %s', (now, before, shown) => {
  expect(inGroups(now, before)).toBe(shown)
})
