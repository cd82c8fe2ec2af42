import { expect, test } from 'vitest'

import { cardBeside, shiftFor } from './card-place.ts'

const card = { x: 336, y: 240 }
const room = { x: 896, y: 670 }

test.each([
  ['right of a pin in the west', { x: 200, y: 300 }, { x: 236, y: 220 }],
  ['left of a pin in the east', { x: 800, y: 300 }, { x: 428, y: 220 }],
  ['below the upper edge', { x: 200, y: 20 }, { x: 236, y: 12 }],
  ['above the lower edge', { x: 200, y: 660 }, { x: 236, y: 418 }],
])('a card lies %s', (_, pin, spot) => {
  expect(cardBeside(pin, card, room)).toEqual(spot)
})

test('a card never lies on its pin', () => {
  for (let x = 0; x <= room.x; x += 16) {
    const spot = cardBeside({ x, y: 300 }, card, room)
    expect(spot.x > x || spot.x + card.x < x).toBe(true)
  }
})

test.each([
  ['a pin in the middle of a wide map stays', { at: 448, width: 896 }, 0],
  ['a pin in the middle of a narrow map makes room', { at: 258, width: 516 }, 210],
  ['a pin at the edge comes in', { at: 890, width: 896 }, 30],
])('%s', (_, { at, width }, shift) => {
  expect(shiftFor({ x: at, y: 300 }, card, { x: width, y: 670 }, 0)).toEqual({ x: shift, y: 0 })
})

test('without a card beside it a pin only has to be in sight', () => {
  expect(shiftFor({ x: 195, y: 500 }, { x: 0, y: 0 }, { x: 390, y: 640 }, 388)).toEqual({ x: 0, y: 284 })
})
