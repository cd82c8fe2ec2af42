import { expect, test } from 'vitest'

import { beatsFor, districtsFor, fits, type Known, readTyped } from './matching.ts'

const holosiiv = { id: 'hol', name: { uk: 'Голосіївський район', en: 'Holosiivskyi district' } }
const podil = { id: 'pod', name: { uk: 'Подільський район', en: 'Podilskyi district' } }
const line = (id: string, district: typeof podil, [uk, en]: [uk: string, en: string]): Known => ({
  people: [{ uk, en }],
  line: {
    id,
    name: {
      uk: `Дільниця № ${Number(id.slice(4))} (${district.name.uk})`,
      en: `Beat ${Number(id.slice(4))}`,
    },
    district,
    keeper: null,
  },
})
const lines = [
  line('HOL-01', holosiiv, ['Дарина Лозова', 'Daryna Lozova']),
  line('HOL-14', holosiiv, ['Мар’яна Ґонта', 'Mariana Gonta']),
  line('POD-01', podil, ['Остап Лозовий', 'Ostap Lozovyi']),
]
const districtIds = (typed: string) => districtsFor(typed, [holosiiv, podil]).map(({ id }) => id)

test.each<[typed: string, beats: string[]]>([
  ['1', ['HOL-01', 'POD-01']],
  ['№ 14', ['HOL-14']],
  ['дільниця 1 подільський', ['POD-01']],
  ['pod-01', ['POD-01']],
  ['лозов', ['HOL-01', 'POD-01']],
  ['Лозова', ['HOL-01']],
  ['ДАРИНА ЛОЗОВА', ['HOL-01']],
  ["мар'яна", ['HOL-14']],
  ['Марʼяна Ґонта', ['HOL-14']],
  ['Lozova', ['HOL-01']],
  ['вул. Садова, 14', []],
  ['голосіївський', []],
  ['вулиця', []],
  ['район', []],
  ['%', []],
  ['хтось', []],
])('%s finds %j', (typed, beats) => {
  expect(beatsFor(typed, lines).map(({ id }) => id)).toEqual(beats)
})

test('a district is found by its name alone', () => {
  expect(districtIds('голос')).toEqual(['hol'])
  expect(districtIds('Подільський район')).toEqual(['pod'])
  expect(districtIds('podil')).toEqual(['pod'])
  expect(districtIds('Подільська, 3')).toEqual([])
  expect(districtIds('район')).toEqual([])
})

test('an address fits however it is written', () => {
  for (const typed of ['вул. Прип’ятська, буд. 14а', "прип'ятська 14а", 'Припʼятська вулиця, 14А'])
    expect(fits(readTyped(typed), 'вулиця Прип’ятська, 14а')).toBe(true)
  expect(fits(readTyped('Прип’ятська, 1'), 'вулиця Прип’ятська, 14а')).toBe(false)
})
