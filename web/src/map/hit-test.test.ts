import { expect, test } from 'vitest'

import { mouseReach, targetAt, touchReach } from './hit-test.ts'

const targets = [
  { x: 0, y: 0, radius: 15 },
  { x: 60, y: 0, radius: 15 },
  { x: 60, y: 0, radius: 15 },
  { x: 200, y: 0, radius: 27 },
]

test('a tap takes the nearest, the one on top where several lie', () => {
  expect(targetAt(targets, { x: 3, y: 4 }, touchReach)).toBe(0)
  expect(targetAt(targets, { x: 50, y: 0 }, touchReach)).toBe(2)
})

test('a finger reaches further than a pointer, and a wide ring as far as it is drawn', () => {
  expect(targetAt(targets, { x: 20, y: 0 }, touchReach)).toBe(0)
  expect(targetAt(targets, { x: 20, y: 0 }, mouseReach)).toBe(-1)
  expect(targetAt(targets, { x: 225, y: 0 }, mouseReach)).toBe(3)
})

test('beside everything there is nothing', () => {
  expect(targetAt(targets, { x: 0, y: 100 }, touchReach)).toBe(-1)
  expect(targetAt([], { x: 0, y: 0 }, touchReach)).toBe(-1)
})
