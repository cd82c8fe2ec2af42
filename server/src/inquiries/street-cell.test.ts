import fc from 'fast-check'
import { expect, test } from 'vitest'

import { streetCell } from './street-cell.ts'

// Where Ukraine is.
const point = fc.record({
  lat: fc.double({ min: 44, max: 53, noNaN: true }),
  lng: fc.double({ min: 22, max: 41, noNaN: true }),
})

function metres(a: { lat: number; lng: number }, b: { lat: number; lng: number }): number {
  const x = (a.lng - b.lng) * Math.cos((a.lat * Math.PI) / 180)
  return Math.hypot(x, a.lat - b.lat) * 111_320
}

test('a point and the centre of its cell are at most half a diagonal apart', () => {
  fc.assert(
    fc.property(point, (exact) => {
      expect(metres(exact, streetCell(exact))).toBeLessThan(43)
    }),
  )
})

test('neighbours within a cell get the same public point, which is its own', () => {
  const dx = fc.double({ min: -29, max: 29, noNaN: true })
  fc.assert(
    fc.property(point, dx, dx, (exact, north, east) => {
      const centre = streetCell(exact)
      const neighbour = {
        lat: centre.lat + north / 111_320,
        lng: centre.lng + east / (111_320 * Math.cos((centre.lat * Math.PI) / 180)),
      }
      expect(streetCell(neighbour)).toEqual(centre)
    }),
  )
})
