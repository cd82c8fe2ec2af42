import * as z from 'zod'

/** The query of every list; the cursor is opaque. Query strings are text, so "limit" is parsed, not coerced. */
export const PageQuery = {
  limit: z
    .string()
    .regex(/^\d{1,3}$/)
    .transform(Number)
    .pipe(z.number().min(1).max(200))
    .optional(),
  cursor: z.string().max(300).optional(),
}

export function pageOf<Item extends z.ZodType>(item: Item) {
  return z.strictObject({ items: z.array(item), nextCursor: z.string().nullable() })
}

export interface Page<Item> {
  items: Item[]
  nextCursor: string | null
}
