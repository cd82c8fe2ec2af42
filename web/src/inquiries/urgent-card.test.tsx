import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { render, screen } from '@testing-library/react'
import { expect, test } from 'vitest'

import { UrgentCard } from './urgent-card.tsx'

const client = new QueryClient()
/** Nobody has said yet what this city changed: the product's numbers are there at once. */
const shown = (text: string) => (
  <QueryClientProvider client={client}>
    <UrgentCard city="kyiv" text={text} />
  </QueryClientProvider>
)

const numbers = () => screen.queryAllByRole('link').map((link) => link.getAttribute('href'))

test('words that cannot wait bring the numbers to call, others bring nothing', async () => {
  const { rerender } = render(shown('Під лавкою лежить граната.'))
  await screen.findByText(/відійдіть і зателефонуйте/, {}, { timeout: 10_000 })
  expect(numbers()).toEqual(['tel:101', 'tel:102'])
  rerender(shown('Чоловік без свідомості біля зупинки.'))
  await screen.findByText(/Якщо хтось у небезпеці зараз/)
  expect(numbers()).toContain('tel:103')
  rerender(shown('Темний перехід біля школи.'))
  await expect.poll(numbers, { timeout: 3000 }).toEqual([])
})
