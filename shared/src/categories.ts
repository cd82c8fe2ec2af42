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
  /** Switched off here: what is of it already keeps it, nothing new is. */
  off: z.literal(true).optional(),
})
export type Category = z.infer<typeof Category>

export const CategoryCode = z.string().regex(/^[a-z-]{2,40}$/)

/** Topics that take pins: those that are on in the city's order, then the others in the national one. */
export const CityCategories = z.strictObject({
  items: z.array(Category),
  /** Codes of the national list, in its order: what "all of it" means. */
  national: z.array(z.string()),
})
export type CityCategories = z.infer<typeof CityCategories>

const codes = z.array(CategoryCode).max(40)
export const ChooseCategories = z.strictObject({
  on: codes.min(1).refine((on) => new Set(on).size === on.length, { params: { code: 'too-many' } }),
  /** What was on when the list was read: who was slower does not undo what a colleague chose. */
  seen: codes,
})
export type ChooseCategories = z.infer<typeof ChooseCategories>
