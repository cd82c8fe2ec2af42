import type { Place } from '@bezpechne/shared/places'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { cleanup, render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { useState } from 'react'
import { afterEach, expect, test, vi } from 'vitest'

import { AddressField } from './address-field.tsx'

const street = (id: string, uk: string, former: string | null = null): Place => ({
  id,
  kind: 'street',
  name: { uk, en: uk },
  former,
  around: null,
  house: '14',
  at: { lat: 50.43, lng: 30.52 },
  precision: 'street',
})
const items = [
  street('a', 'вул. Велика Васильківська', 'вул. Червоноармійська'),
  street('b', 'вул. Мала Васильківська'),
]

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

function given(answer: () => Promise<Response>) {
  vi.stubGlobal('fetch', answer)
  const chosen: string[] = []
  function Form() {
    const [address, setAddress] = useState('')
    return (
      <AddressField
        city="kyiv"
        address={address}
        wrong={false}
        onType={setAddress}
        onChoose={(_, text) => {
          chosen.push(text)
          setAddress(text)
        }}
      />
    )
  }
  render(
    <QueryClientProvider client={new QueryClient()}>
      <Form />
    </QueryClientProvider>,
  )
  return { chosen, field: screen.getByRole('combobox') }
}

test('streets are chosen with the keyboard alone, and told to a screen reader', async () => {
  const user = userEvent.setup()
  const { chosen, field } = given(async () => Response.json({ items, credit: '© Хтось' }))
  await user.type(field, 'червоноарм 14')
  await screen.findByRole('listbox')
  expect(field).toHaveProperty('ariaExpanded', 'true')
  expect(screen.getByText('колишня назва: вул. Червоноармійська')).toBeTruthy()
  expect(screen.getByText('© Хтось')).toBeTruthy()
  await user.keyboard('{ArrowUp}{ArrowUp}')
  const pointed = field.getAttribute('aria-activedescendant')
  expect(document.getElementById(pointed ?? '')?.textContent).toContain('Велика Васильківська, 14')
  await user.keyboard('{ArrowDown}{Escape}')
  expect(screen.queryByRole('listbox')).toBeNull()
  expect(field).toHaveProperty('value', 'червоноарм 14')
  await user.keyboard('{ArrowDown}{Enter}')
  expect(chosen).toEqual(['вул. Велика Васильківська, 14'])
  expect(document.activeElement).toBe(field)
  expect(screen.queryByRole('listbox')).toBeNull()
})

test('a press chooses, and the field keeps the focus', async () => {
  const user = userEvent.setup()
  const { chosen, field } = given(async () => Response.json({ items, credit: '' }))
  await user.type(field, 'васильк')
  await user.click(await screen.findByRole('option', { name: /Мала/ }))
  expect(chosen).toEqual(['вул. Мала Васильківська, 14'])
  expect(document.activeElement).toBe(field)
})

test('what is not found, and what cannot be asked, is said; what was typed stays', async () => {
  const user = userEvent.setup()
  const { field } = given(async () => Response.json({ items: [], credit: '' }))
  await user.type(field, 'за гаражами')
  expect(await screen.findByText(/такої вулиці немає/)).toBeTruthy()
  vi.stubGlobal('fetch', async () => {
    throw new TypeError('no link')
  })
  await user.type(field, ' біля річки')
  expect(await screen.findByText(/Немає зв’язку/)).toBeTruthy()
  expect(field).toHaveProperty('value', 'за гаражами біля річки')
})
