import { expect, test } from 'vitest'

import { citiesLike } from './cities-like.ts'

const cities = [
  { name: { uk: 'Київ', en: 'Kyiv' } },
  { name: { uk: 'Слов’янськ', en: 'Sloviansk' } },
  { name: { uk: 'Івано-Франківськ', en: 'Ivano-Frankivsk' } },
]

test.each([
  ['ки', ['Kyiv']],
  ['KYIV ', ['Kyiv']],
  ["слов'ян", ['Sloviansk']],
  ['словʼян', ['Sloviansk']],
  ['івано франк', []],
  ['іванофранк', ['Ivano-Frankivsk']],
  ['', ['Kyiv', 'Sloviansk', 'Ivano-Frankivsk']],
  ['x', []],
])('"%s" finds %j', (typed, expected) => {
  expect(citiesLike(cities, typed).map(({ name }) => name.en)).toEqual(expected)
})
