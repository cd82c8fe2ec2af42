import { PhotoBox } from '@bezpechne/shared/photo-boxes'
import fc from 'fast-check'
import { expect, test } from 'vitest'

import { boxBetween, movedBy, newBox, sizedBy } from './box-geometry.ts'

test('a box is the same whichever corner it was begun at', () => {
  const [one, other] = [
    { x: 0.2, y: 0.6 },
    { x: 0.5, y: 0.1 },
  ]
  expect(boxBetween(one, other)).toEqual({ x: 0.2, y: 0.1, width: 0.3, height: 0.5 })
  expect(boxBetween(other, one)).toEqual(boxBetween(one, other))
})

test('a press without a move is a box that can be seen', () => {
  expect(boxBetween({ x: 0.5, y: 0.5 }, { x: 0.5, y: 0.5 })).toMatchObject({ width: 0.02, height: 0.02 })
})

test('whatever is pressed or dragged, the server takes the box', () => {
  const far = fc.double({ min: -3, max: 3, noNaN: true })
  const spot = fc.record({ x: far, y: far })
  fc.assert(
    fc.property(spot, spot, fc.array(fc.tuple(fc.boolean(), spot)), (one, other, moves) => {
      let box = boxBetween(one, other)
      for (const [sizes, by] of moves) box = sizes ? sizedBy(box, by) : movedBy(box, by)
      expect(PhotoBox.safeParse(box).success).toBe(true)
    }),
  )
  expect(PhotoBox.safeParse(newBox()).success).toBe(true)
})
