import type { Category } from '@bezpechne/shared/categories'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { cleanup, render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { afterEach, expect, test, vi } from 'vitest'

import { TopicStep } from './topic-step.tsx'

afterEach(cleanup)

const categories = ['crossing', 'parking', 'drug-trade', 'explosive-object'].map((code, no): Category => {
  const names = { uk: `Тема ${code}`, en: code }
  return {
    code,
    no,
    name: names,
    icon: 'other',
    area: 'physical',
    body: names,
    whose: names,
    precision: code === 'drug-trade' ? 'district' : 'exact',
    screening: 'normal',
  }
})

function show(chosen?: string) {
  const onChoose = vi.fn<(code: string) => void>()
  const onStop = vi.fn<(topic: string) => void>()
  render(
    <QueryClientProvider client={new QueryClient()}>
      <TopicStep
        city="kyiv"
        now="topic"
        categories={categories}
        chosen={categories.find(({ code }) => code === chosen)}
        error={undefined}
        onChoose={onChoose}
        onStop={onStop}
      />
    </QueryClientProvider>,
  )
  return { onChoose, onStop }
}

test('topics that stop the form are doors, not answers: no arrow key opens one by the way', async () => {
  const { onChoose, onStop } = show()
  expect(screen.getAllByRole('radio')).toHaveLength(3)
  await userEvent.click(screen.getByRole('button', { name: /предмет/ }))
  expect(onStop).toHaveBeenCalledWith('explosive-object')
  expect(onChoose).not.toHaveBeenCalled()
})

test('a word that means an explosive finds its door', async () => {
  show()
  await userEvent.type(screen.getByRole('searchbox'), 'граната')
  expect(screen.getByRole('button', { name: /предмет/ })).toBeTruthy()
  expect(screen.queryAllByRole('radio')).toEqual([])
})

test('a matter better told in private shows the way to the officer, who reads letters', () => {
  show('drug-trade')
  expect(screen.getByRole('link', { name: /приватно/ }).getAttribute('href')).toBe('/kyiv/officer')
})
