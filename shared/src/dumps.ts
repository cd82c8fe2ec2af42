import * as z from 'zod'

import { CityId } from './cities.ts'

const File = z.strictObject({
  format: z.enum(['geojson', 'csv']),
  url: z.string(),
  bytes: z.number(),
  sha256: z.string(),
})

/** Dated files of what was public at the end of a day, the latest first. */
export const DumpList = z.strictObject({
  licence: z.strictObject({ name: z.string(), url: z.string() }),
  credit: z.string(),
  items: z.array(
    z.strictObject({
      day: z.iso.date(),
      rows: z.number(),
      /** False while something that was taken away since is being taken out of it. */
      ready: z.boolean(),
      /** When something was last taken out of it. */
      cleanedOn: z.iso.date().nullable(),
      files: z.array(File),
    }),
  ),
})
export type DumpList = z.infer<typeof DumpList>

export const DumpFile = z.strictObject({
  city: CityId,
  file: z.string().regex(/^\d{4}-\d\d-\d\d\.(geojson|csv)\.gz$/),
})
