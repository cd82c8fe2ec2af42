import type { Category } from '@bezpechne/shared/categories'
import { cleanup, render, screen } from '@testing-library/react'
import { userEvent } from '@testing-library/user-event'
import { useState } from 'react'
import { afterEach, expect, test } from 'vitest'

import { type Draft, emptyDraft } from './draft.ts'
import { Preview } from './preview.tsx'

afterEach(cleanup)

const names = { uk: 'Шум', en: 'Noise' }
const noise: Category = {
  code: 'noise',
  no: 12,
  name: names,
  icon: 'noise',
  area: 'physical',
  body: names,
  whose: names,
  precision: 'street',
  screening: 'normal',
}

function Page({ precision = noise.precision, ...typed }: Partial<Draft> & Partial<Category>) {
  const [draft, setDraft] = useState<Draft>({ ...emptyDraft('kyiv'), ...typed })
  return (
    <Preview
      now="preview"
      draft={draft}
      category={{ ...noise, precision }}
      context={undefined}
      onChange={(edit) => setDraft({ ...draft, ...edit })}
    />
  )
}

const card = () => screen.getByRole('article').textContent

test('a phone number is covered in the card, and goes when its author says so', async () => {
  render(<Page text="Гучна музика щоночі. Дзвоніть: 067 123 45 67." />)
  expect(card()).not.toContain('067')
  await userEvent.click(screen.getByRole('button', { name: /067 123 45 67/ }))
  expect(card()).toContain('Гучна музика щоночі. Дзвоніть.')
  expect(screen.queryByRole('button')).toBeNull()
})

test('a number in the first sentence does not reach the title either', () => {
  render(<Page text="Мій номер 067 123 45 67, чекаю." />)
  expect(screen.getByRole('heading', { level: 3 }).textContent).not.toContain('067')
})

const places: [precision: Category['precision'], told: string][] = [
  ['exact', 'вулиця Прирічна, 14'],
  ['street', 'вулиця Прирічна, без номера будинку'],
  ['district', 'лише район, без точки'],
]

test.each(places)('with the precision "%s" the card says: %s', (precision, told) => {
  render(<Page text="Гучна музика щоночі." address="вулиця Прирічна, 14, кв. 7" precision={precision} />)
  expect(card()).toContain(told)
  expect(card()).not.toContain('кв. 7')
  expect(card()?.includes('14')).toBe(precision === 'exact')
})
