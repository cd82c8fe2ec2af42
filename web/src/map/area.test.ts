import { expect, test } from 'vitest'

import { areaRadius } from './area.ts'

const kyiv = 0.3374 // southwards share of the map square

test('an area stays an area: seen from afar it can be pressed, from near it never shrinks to a place', () => {
  expect(areaRadius(kyiv, 9)).toBe(23)
  expect(areaRadius(kyiv, 11)).toBe(46)
  const metresPerPx = 156_543.03 * Math.cos((50.45 * Math.PI) / 180)
  for (const zoom of [14, 16]) expect((areaRadius(kyiv, zoom) * metresPerPx) / 2 ** zoom).toBeCloseTo(700, -1)
})
