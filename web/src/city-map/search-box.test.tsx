import type { Place } from '@bezpechne/shared/places'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { cleanup, render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { useState } from 'react'
import { afterEach, expect, test, vi } from 'vitest'

import { SearchBox } from './search-box.tsx'

const street = (id: string, uk: string, at: Place['at']): Place => ({
  id,
  kind: 'street',
  name: { uk, en: uk },
  former: null,
  around: null,
  house: null,
  at,
  precision: at ? 'street' : 'none',
})
const items = [street('a', 'вул. Лугова', { lat: 50.5, lng: 30.4 }), street('b', 'вул. Лугова Нижня', null)]

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

function given(answer: () => Promise<Response>) {
  vi.stubGlobal('fetch', answer)
  const shown: string[] = []
  const searched: string[] = []
  function Page() {
    const [q, setQ] = useState('')
    return (
      <SearchBox
        city="kyiv"
        q={q}
        onSearch={(text) => {
          searched.push(text)
          setQ(text)
        }}
        onPlace={(place) => {
          if (!place) return
          shown.push(place.name.uk)
          setQ('')
        }}
      />
    )
  }
  render(
    <QueryClientProvider client={new QueryClient()}>
      <Page />
    </QueryClientProvider>,
  )
  return { shown, searched, field: screen.getByRole('combobox') }
}

test('a place is chosen with the keyboard: its name stays in the field and is not looked for', async () => {
  const user = userEvent.setup()
  const { shown, searched, field } = given(async () => Response.json({ items, credit: '' }))
  await user.type(field, 'лугова')
  await screen.findByRole('listbox')
  // What has no point leads nowhere on a map; the last choice is the words themselves.
  expect(screen.getAllByRole('option').map((option) => option.textContent)).toEqual([
    'вул. Лугова',
    'Шукати у зверненнях: лугова',
  ])
  await user.keyboard('{ArrowDown}{Enter}')
  expect(shown).toEqual(['вул. Лугова'])
  expect(field).toHaveProperty('value', 'вул. Лугова')
  expect(document.activeElement).toBe(field)
  await new Promise((resolve) => setTimeout(resolve, 500))
  expect(searched).not.toContain('вул. Лугова')
})

test('Enter without a choice, and the last choice, look for the words at once', async () => {
  const user = userEvent.setup()
  const { shown, searched, field } = given(async () => Response.json({ items, credit: '' }))
  await user.type(field, 'лугова{Enter}')
  expect(searched.at(-1)).toBe('лугова')
  expect(screen.queryByRole('listbox')).toBeNull()
  await user.clear(field)
  await user.type(field, 'люк')
  await screen.findByRole('listbox')
  await user.click(screen.getByRole('option', { name: 'Шукати у зверненнях: люк' }))
  expect(searched.at(-1)).toBe('люк')
  await user.click(screen.getByRole('button', { name: 'Очистити пошук' }))
  expect(field).toHaveProperty('value', '')
  expect(document.activeElement).toBe(field)
  expect(shown).toEqual([])
})

test('where no place is known, or nobody can be asked, it is said and the words are looked for', async () => {
  const user = userEvent.setup()
  const { searched, field } = given(async () => Response.json({ items: [], credit: '' }))
  await user.type(field, 'яма')
  expect(await screen.findByText(/Шукаємо ці слова у зверненнях/)).toBeTruthy()
  vi.stubGlobal('fetch', async () => {
    throw new TypeError('no link')
  })
  await user.type(field, ' біля')
  expect(await screen.findByText('Немає зв’язку: вулиці не підказуємо.')).toBeTruthy()
  await vi.waitFor(() => expect(searched.at(-1)).toBe('яма біля'))
})
