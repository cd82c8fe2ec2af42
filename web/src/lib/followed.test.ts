import { beforeEach, expect, test } from 'vitest'

import { followedHere, followHere, nameAnew, seeAll, unfollowHere } from './followed.ts'

const one = { city: 'kyiv', number: 'KYIV-2026-000001', title: 'Темно', seen: null }

beforeEach(() => localStorage.clear())

test('what is followed here is kept once, seen by its mark, and nothing is left when it is given up', () => {
  followHere(one)
  followHere({ ...one, seen: 'a' })
  expect(followedHere()).toEqual([{ ...one, seen: 'a' }])
  seeAll([
    { number: one.number, mark: 'b' },
    { number: 'KYIV-2026-000002', mark: 'c' },
  ])
  expect(followedHere()).toEqual([{ ...one, seen: 'b' }])
  unfollowHere(one)
  expect([followedHere(), localStorage.getItem('followed')]).toEqual([[], null])
})

test('no words stay that the news of their city do not show any more', () => {
  const other = { ...one, number: 'KYIV-2026-000002', title: 'Яма' }
  const away = { ...one, city: 'lviv', number: 'LVIV-2026-000001' }
  for (const each of [one, other, away]) followHere(each)
  nameAnew('kyiv', [{ number: other.number, title: 'Яма на розі' }])
  expect(followedHere().map(({ title }) => title)).toEqual(['Темно', 'Яма на розі', ''])
})

test('what somebody else wrote there is nothing', () => {
  for (const text of ['{', 'null', '[null, 7]', '{"city":"kyiv"}']) {
    localStorage.setItem('followed', text)
    expect(followedHere()).toEqual([])
  }
})
