import { expect, test } from 'vitest'

import { placeOf, untypedPlace } from './place-fields.tsx'

const at = (lat: number, lng: number) => ({ lat, lng })
const drawn = (...corners: ReturnType<typeof at>[]) => placeOf({ ...untypedPlace, kind: 'drawn', corners })
const [a, b, c, d] = [at(50.4, 30.5), at(50.41, 30.5), at(50.41, 30.51), at(50.4, 30.51)]

test('a drawn area is sent as a closed line, and one that is not whole or crosses itself is missing', () => {
  expect(drawn(a, b)).toBeUndefined()
  expect(drawn(a, c, b, d)).toBeUndefined()
  expect(drawn(a, b, c)).toEqual({
    kind: 'polygon',
    ring: [
      [30.5, 50.4],
      [30.5, 50.41],
      [30.51, 50.41],
      [30.5, 50.4],
    ],
  })
})
