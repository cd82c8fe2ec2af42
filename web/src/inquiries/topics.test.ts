import type { Category } from '@bezpechne/shared/categories'
import { expect, test } from 'vitest'

import { findTopics } from './topics.ts'

const named: Record<string, [uk: string, en: string]> = {
  crossing: ['Пішохідний перехід', 'Pedestrian crossing'],
  'road-surface': ['Дорожнє покриття', 'Road surface'],
  parking: ['Паркування', 'Parking'],
  'street-lighting': ['Вуличне освітлення', 'Street lighting'],
  'dangerous-dogs': ['Небезпечні собаки', 'Dangerous dogs'],
  'shelter-access': ['Доступ до укриття', 'Access to shelter'],
  'explosive-object': ['Вибухонебезпечний предмет', 'Explosive object'],
  'domestic-violence': ['Домашнє насильство', 'Domestic violence'],
}

const categories = Object.entries(named).map(([code, [uk, en]]): Category => ({
  code,
  no: 0,
  name: { uk, en },
  icon: 'other',
  area: 'physical',
  body: { uk: '', en: '' },
  whose: { uk: '', en: '' },
  precision: 'exact',
  screening: 'normal',
}))

const asked: [typed: string, first: string][] = [
  ['яма', 'road-surface'],
  ['ями', 'road-surface'],
  ['ліхтарі', 'street-lighting'],
  ['не працює ліхтар', 'street-lighting'],
  ['собаки на майданчику', 'dangerous-dogs'],
  ['ям', 'road-surface'],
  ['собаку', 'dangerous-dogs'],
  ['переході', 'crossing'],
  ['зебра', 'crossing'],
  ['УКРИТТЯ', 'shelter-access'],
  ['граната', 'explosive-object'],
  ["б'є", 'domestic-violence'],
  ['pothole', 'road-surface'],
  ['park', 'parking'],
]

test.each(asked)('"%s" finds %s first', (typed, first) => {
  expect(findTopics(categories, typed)[0]?.code).toBe(first)
})

test('nothing typed shows all, nonsense shows none', () => {
  expect(findTopics(categories, ' ')).toHaveLength(categories.length)
  expect(findTopics(categories, 'щщщщ')).toEqual([])
})
