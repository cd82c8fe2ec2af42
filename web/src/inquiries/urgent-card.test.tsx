import { render, screen } from '@testing-library/react'
import { expect, test } from 'vitest'

import { UrgentCard } from './urgent-card.tsx'

const numbers = () => screen.queryAllByRole('link').map((link) => link.getAttribute('href'))

test('words that cannot wait bring the numbers to call, others bring nothing', async () => {
  const { rerender } = render(<UrgentCard text="Під лавкою лежить граната." />)
  await screen.findByText(/відійдіть і зателефонуйте/, {}, { timeout: 10_000 })
  expect(numbers()).toEqual(['tel:101', 'tel:102'])
  rerender(<UrgentCard text="Чоловік без свідомості біля зупинки." />)
  await screen.findByText(/Якщо хтось у небезпеці зараз/)
  expect(numbers()).toContain('tel:103')
  rerender(<UrgentCard text="Темний перехід біля школи." />)
  await expect.poll(numbers, { timeout: 3000 }).toEqual([])
})
