import { expect, test } from 'vitest'

import { streetOf, withoutFlat } from './public-place.ts'

const addresses: [typed: string, exact: string, street: string][] = [
  ['вулиця Прирічна, 14', 'вулиця Прирічна, 14', 'вулиця Прирічна'],
  ['вул. Прирічна 14а, кв. 7', 'вул. Прирічна 14а', 'вул. Прирічна'],
  ['вулиця 8 Березня, буд. 12/3', 'вулиця 8 Березня, буд. 12/3', 'вулиця 8 Березня'],
  ['14 Pryrichna Street', '14 Pryrichna Street', 'Pryrichna Street'],
  ['біля ринку', 'біля ринку', 'біля ринку'],
]

test.each(addresses)('%s is "%s" exactly and "%s" by street', (typed, exact, street) => {
  expect(withoutFlat(typed)).toBe(exact)
  expect(streetOf(typed)).toBe(street)
})
