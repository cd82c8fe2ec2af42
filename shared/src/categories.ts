import * as z from 'zod'

import { Names } from './cities.ts'

export const precisions = ['exact', 'street', 'district', 'none'] as const
export const screenings = ['normal', 'strict', 'stop'] as const
export const areas = [
  'physical',
  'medical',
  'psychological',
  'women',
  'ecological',
  'youth',
  'inclusion',
] as const

export const Category = z.strictObject({
  code: z.string(),
  /** Number in map keys, 0 to 23, never renumbered; null where no pin is taken. */
  no: z.number().nullable(),
  name: Names,
  icon: z.string(),
  area: z.enum(areas),
  body: Names,
  /** "Whose job is this", two lines. */
  whose: Names,
  precision: z.enum(precisions),
  screening: z.enum(screenings),
})
export type Category = z.infer<typeof Category>

export const CategoryCode = z.string().regex(/^[a-z-]{2,40}$/)
