// @vitest-environment node
import { createRequire } from 'node:module'

import pdfmake from 'pdfmake'
import { expect, test } from 'vitest'

import type { PdfDefinition } from '../lib/pdf.ts'
import { placePoster, type SayPoster } from './place-poster.ts'

const { resolve } = createRequire(import.meta.url)
pdfmake.setFonts({
  NotoSans: {
    normal: resolve('@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf'),
    bold: resolve('@expo-google-fonts/noto-sans/700Bold/NotoSans_700Bold.ttf'),
  },
})
pdfmake.setUrlAccessPolicy(() => false)
pdfmake.setLocalAccessPolicy((path) => path.endsWith('.ttf'))

// As long as the words of poster-words.ts, which speak in a browser alone.
const said = {
  posterTitle: 'Запитайте про це місце',
  posterLead: 'Тут щось небезпечне? Напишіть. Модератор прочитає, і на карті з’явиться відповідь.',
  posterScan: 'Наведіть камеру телефона. Форма відкриється з цим місцем на карті. Або наберіть адресу:',
  posterUrgent: 'Негайна небезпека: 102, 101, 103, 112',
}
const say: SayPoster = (key) => said[key]
const form = 'https://bezpechne.example.org/kyiv/new?lat=50.4567&lng=30.4567'

async function pagesOf(definition: PdfDefinition): Promise<number> {
  const withFont = { ...definition, defaultStyle: { font: 'NotoSans', ...definition.defaultStyle } }
  const file = Buffer.from(await pdfmake.createPdf(withFont).getBuffer()).toString('latin1')
  return file.match(/\/Type \/Page\b/g)?.length ?? 0
}

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
