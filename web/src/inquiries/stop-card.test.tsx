import { productCards } from '@bezpechne/shared/card-words'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'

import { StopCard } from './stop-card.tsx'
import type { StopTopic } from './stop-topics.ts'

afterEach(cleanup)

/** @param cards what this city says itself */
function show(topic: StopTopic, cards: object = {}) {
  const client = new QueryClient()
  client.setQueryData(['city', 'kyiv'], { cards })
  render(
    <QueryClientProvider client={client}>
      <StopCard city="kyiv" topic={topic} onBack={() => {}} />
    </QueryClientProvider>,
  )
}
const numbers = () => screen.getAllByRole('link').map((link) => link.getAttribute('href'))

test('the card of an explosive takes nothing: steps, and two numbers', () => {
  show('explosive-object')
  expect(screen.getAllByRole('listitem')).toHaveLength(4)
  expect(numbers()).toEqual(['tel:101', 'tel:102'])
  expect(screen.queryAllByRole('textbox')).toEqual([])
})

test('the card of violence says what the city says, and what it left empty the product says', () => {
  const own = {
    ...productCards.violence,
    title: { uk: 'Притулок у Києві', en: '' },
    note: { uk: '', en: '' },
    lines: [{ number: '044 123-45-67', about: { uk: 'притулок', en: 'shelter' } }],
  }
  show('domestic-violence', { violence: own })
  expect(screen.getByRole('heading').textContent).toBe('Притулок у Києві')
  expect(screen.getByText(productCards.violence.note.uk)).toBeTruthy()
  expect(numbers()).toEqual(['tel:0441234567', '/kyiv/officer'])
  expect(screen.getByRole('button', { name: 'Швидко вийти' })).toBeTruthy()
})
