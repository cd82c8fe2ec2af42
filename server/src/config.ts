import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

import { trialRoot } from '@bezpechne/shared/trial-root'
import * as z from 'zod'

import { parseLimits } from './platform/limits.ts'
import { isNetwork } from './platform/networks.ts'

const root = join(import.meta.dirname, '../..')

function whole(min: number, max: number) {
  return z
    .string()
    .regex(/^\d{1,9}$/, `is a whole number from ${min} to ${max}`)
    .transform(Number)
    .pipe(z.number().min(min, `is at least ${min}`).max(max, `is at most ${max}`))
}

const Limits = z.string().transform((text, context) => {
  const limits = parseLimits(text)
  if (!limits) context.addIssue({ code: 'custom', message: 'is written like 1/2s,2/5m,4/30m,6/h' })
  return limits ?? []
})

const List = z.string().transform((text) =>
  text
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean),
)

const Networks = List.refine(
  (networks) => networks.every(isNetwork),
  'is a list of networks like 10.0.0.0/8,fd00::/8',
)

/** Public keys of the keepers: two, so that one may be lost. */
const Roots = List.refine(
  (roots) => roots.length > 0 && roots.length <= 2 && roots.every((one) => /^[A-Za-z0-9_-]{43}$/.test(one)),
  'is one public key or two, as "npm run letters -- directory new-root" prints them, with a comma between',
)

const Hosts = z
  .string()
  .transform((text) =>
    text
      .split(',')
      .map((part) => part.trim().toLowerCase())
      .filter(Boolean),
  )
  .refine(
    (hosts) => hosts.every((host) => /^([a-z0-9-]+\.)+[a-z]{2,}$/.test(host)),
    'is a list of hosts like fcm.googleapis.com,push.apple.com',
  )

const Recipients = List.refine(
  (all) => all.every((one) => /^age1[02-9ac-hj-np-z]{58}$/.test(one)),
  'is a list of public keys like age1…, as "npm run backup -- new-key" prints them',
)

const Price = z
  .string()
  .regex(/^\d{1,7}([.,]\d{1,4})?$/, 'is a price like 2.50')
  .transform((text) => Number(text.replace(',', '.')))

const Tiles = z
  .url({ protocol: /^https?$/, error: 'is an address like https://tiles.example.org/{z}/{x}/{y}.png' })
  .refine(
    (url) => ['{z}', '{x}', '{y}'].every((part) => decodeURI(url).includes(part)),
    'holds {z}, {x} and {y}',
  )

const Geocoder = z.url({
  protocol: /^https?$/,
  error: 'is an address like https://photon.example.org/api or https://nominatim.example.org/search',
})

/** Whatever comes from elsewhere is named on the page. */
const credited = [
  ['TILE_URL', 'TILE_CREDIT', 'map'],
  ['GEOCODER_URL', 'GEOCODER_CREDIT', 'data'],
] as const

const Environment = z
  .object({
    NODE_ENV: z
      .enum(['development', 'test', 'production'], 'is development, test or production')
      .default('development'),
    DATABASE_URL: z
      .url({
        protocol: /^postgres(ql)?$/,
        error: 'is an address like postgres://user:password@host:5432/name',
      })
      .optional(),
    DATABASE_REPLICA_URL: z
      .url({
        protocol: /^postgres(ql)?$/,
        error: 'is an address like postgres://user:password@host:5432/name',
      })
      .optional(),
    DATA_DIR: z
      .string()
      .default('./data')
      .transform((path) => resolve(root, path)),
    HOST: z.string().default('127.0.0.1'),
    PORT: whole(0, 65_535).default(3000),
    PUBLIC_URL: z
      .url({ protocol: /^https?$/, error: 'is an address like https://bezpechne.example.org' })
      .default('http://localhost:3000')
      .transform((url) => new URL(url))
      .refine(
        ({ href, origin }) => href === `${origin}/`,
        'is an address without a path, as the site is at its root',
      )
      .transform(({ origin }) => origin),
    AUTH_SECRET: z.string().min(32, 'has at least 32 characters').optional(),
    SMTP_URL: z
      .url({ protocol: /^smtps?$/, error: 'is an address like smtp://user:password@host:587' })
      .optional(),
    MAIL_FROM: z
      .string()
      .regex(
        /^[^\r\n<>]*<[^\s<>@]+@[^\s<>@]+>$|^[^\s<>@]+@[^\s<>@]+$/,
        'is written like Безпечне <map@example.org>',
      )
      .default('Безпечне <bezpechne@localhost>'),
    TILE_URL: Tiles.optional(),
    TILE_CREDIT: z.string().max(200).optional(),
    GEOCODER_URL: Geocoder.optional(),
    GEOCODER_KIND: z.enum(['photon', 'nominatim'], 'is photon or nominatim').default('photon'),
    GEOCODER_CREDIT: z.string().max(200).optional(),
    POW_COST: whole(1, 100_000).default(150),
    SUBMIT_LIMITS: Limits.prefault('1/2s,2/5m,4/30m,6/h'),
    TRUST_PROXY: Networks.prefault(''),
    DUMP_DAYS: whole(0, 366).default(7),
    UNDO_SECONDS: whole(0, 60).default(10),
    LETTER_ROOTS: Roots.prefault(trialRoot),
    LETTER_MIN_SERIAL: whole(1, 1_000_000).default(1),
    LETTER_NOTICE_KEY: z.string().min(32, 'has at least 32 characters').optional(),
    SERVICE_WORKER: z.enum(['on', 'off'], 'is on or off').default('on'),
    PUSH_KEY: z
      .string()
      .regex(/^[\w-]{43}$/, 'is a private key of 43 characters, as DATA_DIR/push-key holds one')
      .optional(),
    PUSH_SERVICES: Hosts.prefault(
      'fcm.googleapis.com,push.services.mozilla.com,notify.windows.com,push.apple.com',
    ),
    ARCHIVE_KEY: z
      .string()
      .regex(/^[\w-]{43}$/, 'is a private key of 43 characters, as DATA_DIR/archive-key holds one')
      .optional(),
    METRICS_HOST: z.string().default('127.0.0.1'),
    METRICS_PORT: whole(1, 65_535).optional(),
    PRICE_STORAGE: Price.prefault('0'),
    PRICE_MAILS: Price.prefault('0'),
    PRICE_SUBMISSIONS: Price.prefault('0'),
    PRICE_CURRENCY: z
      .string()
      .regex(/^[A-Z]{3}$/, 'is a currency like UAH')
      .default('UAH'),
    BACKUP_TO: Recipients.prefault(''),
    BACKUP_DIR: z
      .string()
      .transform((path) => resolve(root, path))
      .optional(),
    BACKUP_SCRATCH_URL: z
      .url({
        protocol: /^postgres(ql)?$/,
        error: 'is an address like postgres://user:password@host:5432/name',
      })
      .optional(),
    LOG_LEVEL: z
      .enum(
        ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'],
        'is fatal, error, warn, info, debug or silent',
      )
      .default('info'),
    DRAIN_SECONDS: whole(0, 60).optional(),
    WORKER: z.enum(['inside', 'separate'], 'is inside or separate').default('inside'),
    SEED: z.enum(['demo', 'none'], 'is demo or none').optional(),
  })
  .superRefine((given, context) => {
    const missing = (path: string, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message })
    for (const [url, credit, whose] of credited)
      if (given[url] && !given[credit]) missing(credit, `is required with ${url}: name whose ${whose} it is`)
    if (given.DATABASE_REPLICA_URL && !given.DATABASE_URL)
      missing('DATABASE_URL', 'is required with DATABASE_REPLICA_URL: whose replica it is')
    if (given.NODE_ENV !== 'production') return
    if (!given.DATABASE_URL) missing('DATABASE_URL', 'is required in production')
    if (!given.AUTH_SECRET) missing('AUTH_SECRET', 'is required in production: 32 random characters or more')
    if (given.SEED === 'demo') missing('SEED', 'demo has known passwords and is refused in production')
  })

/** Secrets, each with the file in DATA_DIR that holds it where the environment does not. */
export const secretFiles = {
  AUTH_SECRET: 'secret',
  LETTER_NOTICE_KEY: 'letter-notice-key',
  PUSH_KEY: 'push-key',
  ARCHIVE_KEY: 'archive-key',
} as const

type Secret = keyof typeof secretFiles

/** What the environment says; a secret only where it does. */
export type Settings = Omit<z.infer<typeof Environment>, 'DRAIN_SECONDS' | 'SEED'> & {
  DRAIN_SECONDS: number
  SEED: 'demo' | 'none'
}

export type Config = Omit<Settings, Secret> & Record<Secret, string>

/** Every variable there is; .env.example lists them all. */
export const variables = Object.keys(Environment.shape)

/** @throws Error with one line that names each wrong variable, and never its value */
export function readConfig(environment?: Record<string, string | undefined>): Config {
  const settings = readSettings(environment)
  // Those that were not given are made once, and kept.
  const secretOf = (name: Secret) => settings[name] ?? keptSecret(settings.DATA_DIR, secretFiles[name])
  return {
    ...settings,
    AUTH_SECRET: secretOf('AUTH_SECRET'),
    LETTER_NOTICE_KEY: secretOf('LETTER_NOTICE_KEY'),
    PUSH_KEY: secretOf('PUSH_KEY'),
    ARCHIVE_KEY: secretOf('ARCHIVE_KEY'),
  }
}

/**
 * The same for who looks only, or restores: what is not there is not made, neither a secret nor DATA_DIR.
 * @throws as readConfig
 */
export function readSettings(environment: Record<string, string | undefined> = ownEnvironment()): Settings {
  // An empty variable, as a copied .env holds, is one that was not given.
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''))
  const read = Environment.safeParse(given)
  if (!read.success) throw new Error(`Configuration: ${read.error.issues.map(inWords).join('; ')}`)
  const { NODE_ENV, DRAIN_SECONDS, SEED } = read.data
  return {
    ...read.data,
    DRAIN_SECONDS: DRAIN_SECONDS ?? (NODE_ENV === 'production' ? 5 : 0),
    SEED: SEED ?? (NODE_ENV === 'production' ? 'none' : 'demo'),
  }
}

/** The files of secrets that the environment does not give and DATA_DIR does not hold: the next start makes new ones. */
export function secretsMissing(settings: Settings): string[] {
  return Object.entries(secretFiles)
    .filter(([name, file]) => !Reflect.get(settings, name) && !existsSync(join(settings.DATA_DIR, file)))
    .map(([, file]) => join(settings.DATA_DIR, file))
}

/** This process's, and of .env beside .env.example what it does not say itself. */
function ownEnvironment(): NodeJS.ProcessEnv {
  const file = join(root, '.env')
  if (existsSync(file) && process.env['NODE_ENV'] !== 'test') process.loadEnvFile(file)
  return process.env
}

function inWords({ path, message }: z.core.$ZodIssue): string {
  return `${path.join('.')} ${message}`
}

/** Made once for this directory, so that sessions survive a restart and nobody shares a constant. */
function keptSecret(directory: string, name: string): string {
  const file = join(directory, name)
  try {
    mkdirSync(directory, { recursive: true })
    writeFileSync(file, randomBytes(32).toString('base64url'), { flag: 'wx', mode: 0o600 })
  } catch (error) {
    // Usually it is there: made before, or by another process just now.
    if (!existsSync(file))
      throw new Error(`Configuration: DATA_DIR ${directory} cannot be written`, { cause: error })
  }
  const secret = readFileSync(file, 'utf8')
  // NOTE: a full disk leaves an empty file, with which anybody could sign.
  if (secret.length < 43)
    throw new Error(`Configuration: ${file} is damaged: remove it, and a new one is made`)
  return secret
}
