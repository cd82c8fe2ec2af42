// @vitest-environment node
import { expect, test } from 'vitest'

import { pagesOf } from '../lib/pdf-pages.ts'
import { placePoster, type SayPoster } from './place-poster.ts'

// As long as the words of poster-words.ts, which speak in a browser alone.
const said = {
  posterTitle: 'Запитайте про це місце',
  posterLead: 'Тут щось небезпечне? Напишіть. Модератор прочитає, і на карті з’явиться відповідь.',
  posterScan: 'Наведіть камеру телефона. Форма відкриється з цим місцем на карті. Або наберіть адресу:',
  posterUrgent: 'Негайна небезпека: 102, 101, 103, 112',
}
const say: SayPoster = (key) => said[key]
const form = 'https://bezpechne.example.org/kyiv/new?lat=50.4567&lng=30.4567'

test.each([
  ['a short', 'вулиця Садова'],
  ['the longest', 'Вулиця Академіка Їжакевича-Ґалаґанівського, '.repeat(9)],
])('%s place stays on one sheet', async (_name, place) => {
  expect(await pagesOf(placePoster({ city: 'Київ', place, form }, say, 'uk'))).toBe(1)
})

test('the code leads to the form with the place, and nothing names the inquiry that it was made from', () => {
  const text = JSON.stringify(placePoster({ city: 'Київ', place: 'вулиця Садова', form }, say, 'uk'))
  expect(text).toContain(`"qr":"${form}"`)
  expect(text).toContain('"text":"bezpechne.example.org/kyiv/new"')
  expect(text).not.toMatch(/KYIV-\d/)
})
