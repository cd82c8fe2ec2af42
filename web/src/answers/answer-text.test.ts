import { expect, test } from 'vitest'

import { type AnswerText, problemsOf, sameText, startText, toWords } from './answer-text.ts'

const typed: AnswerText = { ...startText(null), text: 'Ліхтарі замовлено.' }
const law = { title: 'Закон', url: 'https://zakon.rada.gov.ua/laws/show/3353-12' }

test.each<[string, Partial<AnswerText>, object]>([
  ['enough', {}, {}],
  ['only spaces', { text: ' \n\t '.repeat(20) }, { text: 'too-short' }],
  ['signs of no width', { text: '\u200B'.repeat(40) }, { text: 'too-short' }],
  ['200 kB', { text: 'я'.repeat(200_000) }, { text: 'too-long' }],
  ['a bell', { text: 'Чуємо вас\u0007 добре.' }, { text: 'hidden-characters' }],
  ['too short a basis', { basis: 'З' }, { basis: 'too-short' }],
  ['a basis of spaces is none', { basis: '   ' }, {}],
  ['a source', { sources: [law] }, {}],
  ['a source without address', { sources: [{ title: 'Наказ', url: ' ' }] }, {}],
  ['an empty source is none', { sources: [{ title: ' ', url: '' }] }, {}],
  ['a source without name', { sources: [{ ...law, title: '' }] }, { 'sources.0.title': 'too-short' }],
  ['plain http', { sources: [{ ...law, url: 'http://rada.gov.ua' }] }, { 'sources.0.url': 'wrong-format' }],
  ['eleven sources', { sources: Array.from({ length: 11 }, () => law) }, { sources: 'too-many' }],
])('%s', (_what, part, problems) => {
  expect(problemsOf({ ...typed, ...part })).toEqual(problems)
})

test('what was stored and read again is the same', () => {
  const full: AnswerText = { ...typed, sources: [law, { title: 'Наказ', url: '' }], reviewMonths: 6 }
  expect(sameText(startText(toWords(full)), full)).toBe(true)
  expect(sameText({ ...full, sources: [...full.sources, { title: '', url: '' }] }, full)).toBe(true)
  expect(sameText({ ...full, reviewMonths: null }, full)).toBe(false)
})
