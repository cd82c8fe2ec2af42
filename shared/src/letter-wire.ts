import * as z from 'zod'

import { CityId } from './cities.ts'
import { mailboxKinds } from './letters-crypto/mailbox.ts'

/** So many bytes in base64url without padding. */
export function bytesOf(...lengths: number[]) {
  const letters = lengths.map((length) => Math.ceil((length * 4) / 3))
  return z
    .string()
    .regex(/^[A-Za-z0-9_-]+$/)
    .max(Math.max(...letters))
    .refine((text) => letters.includes(text.length) && hasOneSpelling(text), { params: { code: 'wrong' } })
}

/** The bits of the last letter that say nothing are zero: the same bytes are always the same text. */
function hasOneSpelling(text: string): boolean {
  const last = { 2: /[AQgw]$/, 3: /[AEIMQUYcgkosw048]$/ }[text.length % 4]
  return !last || last.test(text)
}

/** "beat:HOL-01:2" */
export const BoxName = z
  .string()
  .regex(new RegExp(`^(${mailboxKinds.join('|')}):[A-Za-z0-9-]{1,20}:[1-9]\\d{0,5}$`))
const Reader = z.union([z.literal('resident'), BoxName])

export const LetterHeader = z.strictObject({
  city: CityId,
  id: z.uuid({ version: 'v4' }),
  track: z.enum(['appeal', 'crime', 'tip']),
  route: z.enum(['beat', 'oversight']),
  addressee: BoxName,
  dirSerial: z.int().min(1),
  resBoxPk: bytesOf(32),
  resSigPk: bytesOf(32),
  commit0: bytesOf(32),
  commitId: bytesOf(32),
})

export const Wrap = z.strictObject({ box: Reader, sealed: bytesOf(80) })
const EpochWrap = Wrap.extend({ epoch: z.int().min(0) })
export const Capsule = z.strictObject({ nonce: bytesOf(24), ct: bytesOf(2064) })

/** Text in one of three sizes, or a late identity: nothing about its length can be told. */
export const SealedMessage = z.strictObject({
  epoch: z.int().min(0).max(10_000),
  seq: z.int().min(1).max(100_000),
  role: z.enum(['resident', 'moderator', 'officer']),
  kind: z.enum(['text', 'reply', 'identity']),
  box: Reader,
  nonce: bytesOf(24),
  ct: bytesOf(1040, 4112, 16_400, 2064),
  sig: bytesOf(64),
})

export const SealedEpoch = z.strictObject({
  epoch: z.int().min(1).max(10_000),
  commit: bytesOf(32),
  role: z.enum(['resident', 'officer']),
  box: BoxName,
  sig: bytesOf(64),
})

export const LetterEvent = z.strictObject({
  n: z.int(),
  step: z.string(),
  role: z.enum(['resident', 'moderator', 'officer', 'head', 'system']),
  box: Reader.nullable(),
  version: z.int(),
  facts: z.record(z.string(), z.union([z.string(), z.number()])),
  at: z.iso.datetime(),
  hash: bytesOf(32),
  sig: bytesOf(64).nullable(),
})

/** As openLetter of letters-crypto/reading.ts takes it: wraps of the reader's own boxes alone. */
export const LetterRecord = z.strictObject({
  header: LetterHeader,
  epochs: z.array(SealedEpoch),
  wraps: z.array(EpochWrap),
  messages: z.array(SealedMessage.extend({ at: z.iso.datetime() })),
  capsule: Capsule.nullable(),
  capsuleWraps: z.array(Wrap),
})
