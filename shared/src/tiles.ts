import * as z from 'zod'

/** x, y in 4096ths of the tile, half-open; cls = 2 * category number + colour (0 red, 1 green). */
export const Tile = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('cells'),
    x: z.array(z.number()),
    y: z.array(z.number()),
    red: z.array(z.number()),
    green: z.array(z.number()),
  }),
  z.strictObject({
    kind: z.literal('pins'),
    /** Public numbers: GET /cities/{city}/inquiries/{number} tells the rest. */
    id: z.array(z.string()),
    x: z.array(z.number()),
    y: z.array(z.number()),
    cls: z.array(z.number()),
  }),
])
export type Tile = z.infer<typeof Tile>

/** Public facts only, over GET /events?city= */
export type LiveEvent =
  | { type: 'tile-changed'; seq: number }
  | { type: 'inquiry-changed'; number: string; colour: 'red' | 'green' | null }
