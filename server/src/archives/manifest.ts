import * as z from 'zod'

/** What may stand in an archive: nothing that leads out of its folder. */
export const headName = 'archive.json'
export const peopleName = 'people.json'
export const manifestName = 'manifest.json'
export const signatureName = 'signature.json'

const plain = '[\\w-][\\w.-]{0,120}'
const cityId = '[a-z][a-z-]{1,40}'
const allowed = [
  /^(archive|people|manifest|signature)\.json$/,
  /^tables\/[a-z][a-z_]{1,60}\.jsonl\.gz$/,
  /^public\/(boundary|districts|beats|inquiries)\.geojson\.gz$/,
  /^public\/inquiries\.csv\.gz$/,
  new RegExp(`^media/(photos|letters|dumps)/${cityId}/${plain}$`),
]

export const isAllowedName = (name: string) => allowed.some((form) => form.test(name))

export const tableFile = (table: string) => `tables/${table}.jsonl.gz`
export const tableOf = (name: string) => /^tables\/([a-z_]+)\.jsonl\.gz$/.exec(name)?.[1]

/** Whose file it is, and where it lies; undefined for what is no media. */
export function mediumOf(name: string): { folder: MediaFolder; city: string; key: string } | undefined {
  const [, folder, city, file] = /^media\/(photos|letters|dumps)\/([a-z-]+)\/([\w.-]+)$/.exec(name) ?? []
  if (!city || !file) return undefined
  return { folder: MediaFolder.parse(folder), city, key: `${city}/${file}` }
}

const MediaFolder = z.enum(['photos', 'letters', 'dumps'])
export type MediaFolder = z.infer<typeof MediaFolder>
export const mediaFolders = MediaFolder.options

/** First in the archive: whether this program can read the rest at all. */
export const Head = z.strictObject({
  format: z.literal(1),
  city: z.string().regex(new RegExp(`^${cityId}$`)),
  code: z.string().regex(/^[A-Z]{2,8}$/),
  name: z.strictObject({ uk: z.string(), en: z.string() }),
  madeAt: z.iso.datetime(),
  /** The last migration of the schema that its rows are of. */
  migration: z.string().regex(/^\d{4}_\w+$/),
})
export type Head = z.infer<typeof Head>

const Digest = z.string().regex(/^[0-9a-f]{64}$/)

/** Last but one: what was written, each with its digest. The signature is over these bytes. */
export const Manifest = z.strictObject({
  tables: z.record(
    z.string(),
    z.strictObject({ columns: z.array(z.string()).max(200), rows: z.int().nonnegative() }),
  ),
  files: z.array(z.strictObject({ name: z.string(), bytes: z.int().nonnegative(), sha256: Digest })),
  audit: z.strictObject({ seq: z.int().nonnegative(), hash: z.string().regex(/^([0-9a-f]{64})?$/) }),
})
export type Manifest = z.infer<typeof Manifest>

export const People = z.array(
  z.strictObject({
    id: z.string().min(1).max(100),
    name: z.string().max(300),
    /** Of who works here now; null: of past colleagues the name alone is in the archive. */
    email: z.email().max(320).nullable(),
    roles: z.array(
      z.strictObject({
        role: z.enum(['moderator', 'responder', 'administrator', 'officer', 'head']),
        organisationId: z.uuid().nullable(),
      }),
    ),
  }),
)
export type People = z.infer<typeof People>

const base64url = (length: number) => z.string().regex(new RegExp(`^[A-Za-z0-9_-]{${length}}$`))
export const Signature = z.strictObject({
  algorithm: z.literal('ed25519'),
  publicKey: base64url(43),
  signature: base64url(86),
})
export type Signature = z.infer<typeof Signature>

/** Read into memory as a whole; everything else passes by in pieces. */
export const mostInMemory = 64_000_000
/** A row: a letter's files stand apart, and the longest border is a few megabytes. */
export const longestLine = 32_000_000
/** Of what is unzipped to what was zipped: rows of a city come to some 15, zeroes to a thousand. */
export const mostRatio = 200
