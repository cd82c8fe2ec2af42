import { numbersOf } from '@bezpechne/shared/tile-pins'
import { Tile } from '@bezpechne/shared/tiles'
import fc from 'fast-check'
import { expect, test } from 'vitest'

import { pinBody } from './pin-body.ts'

const pin = fc.record({
  number: fc
    .tuple(
      fc.constantFrom('KYIV', 'LVIV'),
      fc.integer({ min: 2024, max: 2027 }),
      fc.integer({ min: 1, max: 12_345_678 }),
    )
    .map(([code, year, no]) => `${code}-${year}-${String(no).padStart(6, '0')}`),
  x: fc.nat(4095),
  y: fc.nat(4095),
  cls: fc.nat(47),
})

test('every pin is there once, with its place and its class, in the order of its number', () => {
  fc.assert(
    fc.property(fc.uniqueArray(pin, { selector: ({ number }) => number, maxLength: 50 }), (pins) => {
      const numbers = pins.map((one) => one.number).join()
      const at = pins.map((one) => (one.x << 18) | (one.y << 6) | one.cls).join()
      const tile = Tile.parse(JSON.parse(pinBody({ number: numbers, at })))
      if (tile.kind !== 'pins') throw new Error('These are pins')
      const { x, y, cls } = tile
      const found = numbersOf(tile).map((number, index) => ({
        number,
        x: x[index],
        y: y[index],
        cls: cls[index],
      }))
      const byNumber = new Map(pins.map((one) => [one.number, one]))
      expect(found).toEqual(found.map(({ number }) => byNumber.get(number)))
      expect(found.length).toBe(pins.length)
      expect(tile.stems).toEqual([...new Set(found.map(({ number }) => number.slice(0, 10)))].toSorted())
    }),
  )
})
