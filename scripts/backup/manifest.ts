import * as z from 'zod'

/** First in the archive: whether this program can read the rest at all. */
export const Head = z.strictObject({
  format: z.literal(1),
  madeAt: z.string(),
  /** Of PostgreSQL, the whole number before the dot. */
  server: z.number(),
  dumper: z.number(),
  migrations: z.array(z.string()),
})
export type Head = z.infer<typeof Head>

/** Last in the archive: what must be there once it is restored. */
export const Manifest = z.strictObject({
  tables: z.record(z.string(), z.number()),
  audit: z.array(z.strictObject({ city: z.string(), seq: z.number(), hash: z.string() })),
  /** The digest is of all names with their own digests, in their order: the lines of sha256sum. */
  media: z.strictObject({ files: z.number(), bytes: z.number(), sha256: z.string() }),
  database: z.strictObject({ bytes: z.number(), sha256: z.string() }),
})
export type Manifest = z.infer<typeof Manifest>

export const headName = 'bezpechne.json'
export const manifestName = 'manifest.json'
export const partName = /^database\/\d{8}$/
/** Nothing that leads out of its folder. */
export const mediaName = /^media\/((?:photos|letters|dumps)(?:\/[\w-][\w.-]*){1,4})$/
/** In the header of each file, as tar lets others add to it. */
export const digestField = 'BEZPECHNE.sha256'
export const mediaFolders = ['photos', 'letters', 'dumps'] as const
