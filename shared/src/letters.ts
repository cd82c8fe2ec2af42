import * as z from 'zod'

import { CityId } from './cities.ts'
import { Day } from './day.ts'
import { languages } from './inquiries.ts'
import { letterStates } from './letter-states.ts'
import {
  bytesOf,
  Capsule,
  LetterEvent,
  LetterHeader,
  LetterRecord,
  SealedEpoch,
  SealedMessage,
  Wrap,
} from './letter-wire.ts'
import { PageQuery } from './page.ts'
import { typedLine } from './text.ts'
import { Version } from './version.ts'

export const InCityLetter = z.strictObject({ city: CityId, id: z.uuid() })
export const LetterFileAddress = z.strictObject({ city: CityId, file: z.uuid() })
export const InCityLetterFile = LetterFileAddress.extend({ id: z.uuid() })

/** Sealed pieces of a photo, as application/octet-stream; the message that names it comes within the hour. */
export const NewLetterFile = z.strictObject({
  id: z.uuid({ version: 'v4' }),
  chunks: z.enum(['1', '2', '4', '8', '16', '32', '64']),
  sha256: bytesOf(32),
})

export const UploadedLetterFile = z.strictObject({ id: z.uuid() })

const files = z.array(z.uuid()).max(5)

export const NewLetter = z.strictObject({
  header: LetterHeader,
  /** SHA-256 of what x-letter will carry. */
  lookupHash: bytesOf(32),
  wraps: z.array(Wrap).min(2).max(3),
  capsule: Capsule,
  capsuleWraps: z.array(Wrap).length(2),
  message: SealedMessage,
  files,
  /** Where to send word that something is new; null, and never with quiet: "my phone may be watched". */
  notice: z.email().max(200).nullable(),
  /** Of that word. */
  language: z.enum(languages).optional(),
  quiet: z.boolean(),
  proof: z.string().max(4000),
})
export type NewLetter = z.infer<typeof NewLetter>

/** Given after it is stored for good: the resident's proof of when it came. */
export const LetterReceived = z.strictObject({
  receivedAt: z.iso.datetime(),
  /** Until when a moderator sorts it; null where it went straight to the officer. */
  failoverAt: z.iso.datetime().nullable(),
  auditSeq: z.int(),
  auditHash: z.string(),
})
export type LetterReceived = z.infer<typeof LetterReceived>

/** What a deadline, a list or a receipt needs; no private word. */
const facts = {
  state: z.enum(letterStates),
  version: Version,
  receivedAt: z.iso.datetime(),
  failoverAt: z.iso.datetime(),
  forwardedAt: z.iso.datetime().nullable(),
  beat: z.string().nullable(),
  regNo: z.string().nullable(),
  extNo: z.string().nullable(),
  registeredAt: z.iso.datetime().nullable(),
  dueOn: z.iso.date().nullable(),
  extended: z.boolean(),
  crimeNo: z.string().nullable(),
  /** Whether the police and the city agreed that this register counts: else it is "sent", not "registered". */
  agreed: z.boolean(),
}

/** By the code: the letter, its life, and the audit line that proves the day it came. */
export const MyLetter = z.strictObject({
  ...facts,
  record: LetterRecord,
  events: z.array(LetterEvent),
  auditSeq: z.int(),
  auditHash: z.string(),
})
export type MyLetter = z.infer<typeof MyLetter>

export const LetterItem = z.strictObject({
  ...facts,
  id: z.uuid(),
  track: z.enum(['appeal', 'crime', 'tip']),
  route: z.enum(['beat', 'oversight']),
  /** The mailbox version that its latest epoch, or else the letter, is for. */
  box: z.string(),
  messages: z.int(),
  /** The last word is the resident's. */
  waits: z.boolean(),
  lastAt: z.iso.datetime(),
})
export type LetterItem = z.infer<typeof LetterItem>

export const LetterQueueItem = z.strictObject({
  id: z.uuid(),
  version: Version,
  track: z.enum(['appeal', 'crime', 'tip']),
  receivedAt: z.iso.datetime(),
  failoverAt: z.iso.datetime(),
  /** Held by a colleague until then, or by oneself. */
  lease: z.strictObject({ mine: z.boolean(), until: z.iso.datetime() }).nullable(),
})
export type LetterQueueItem = z.infer<typeof LetterQueueItem>

export const LetterQueue = z.strictObject({ items: z.array(LetterQueueItem) })
export type LetterQueue = z.infer<typeof LetterQueue>
/** How many wait for this person: to be sorted, or to be answered. */
export const LetterCount = z.strictObject({ waiting: z.int() })
export type LetterCount = z.infer<typeof LetterCount>

export const LetterList = z.strictObject({ items: z.array(LetterItem), nextCursor: z.string().nullable() })
export type LetterList = z.infer<typeof LetterList>

/** Open: a clock runs, or soon will. Done: answered, given back, closed. */
export const LetterListQuery = z.strictObject({ state: z.enum(['open', 'done']).optional(), ...PageQuery })

/** One letter as a member of staff may see it: a moderator before it is forwarded, the members of its mailbox after. */
export const StaffLetter = z.strictObject({ ...facts, record: LetterRecord, events: z.array(LetterEvent) })
export type StaffLetter = z.infer<typeof StaffLetter>

/** The version that was read, and the signature of a command over it: letters-crypto/command.ts. */
const signed = { version: Version, sig: bytesOf(64) }

export const MyCommand = z.strictObject({
  ...signed,
  action: z.enum(['escalate', 'withdraw', 'close', 'reopen']),
})
export type MyCommand = z.infer<typeof MyCommand>

/** A message; with it an epoch where the writer opens one. A seq that is taken is 'stale-version'. */
export const NewMessage = z.strictObject({ version: Version, message: SealedMessage, files })
export type NewMessage = z.infer<typeof NewMessage>

export const NewEpoch = z.strictObject({
  version: Version,
  epoch: SealedEpoch,
  wraps: z.array(Wrap).length(2),
})
export type NewEpoch = z.infer<typeof NewEpoch>

export const OfVersion = z.strictObject({ version: Version })
/** A moderator's steps: in the name of the moderation mailbox. */
export const Screened = z.strictObject({ ...signed, box: z.string() })
export const AnswerLetter = Screened.extend({ message: SealedMessage })

/** An officer's: in the name of the mailbox version that signs. */
const officer = { ...signed, box: z.string() }
/** Opens an epoch of one's own, and takes the number. */
export const AcceptLetter = z.strictObject({
  ...officer,
  epoch: SealedEpoch,
  wraps: z.array(Wrap).length(2),
  /** SHA-256 of the first text: what the page of verification confirms. */
  textSha256: bytesOf(32),
})
/** With words or without: ask, return, reply, extend. */
export const OfficerStep = z.strictObject({
  ...officer,
  action: z.enum(['reply', 'clarify', 'return', 'extend', 'record', 'close']),
  message: SealedMessage.nullable(),
  files,
  /** Of a crime: number and time in the state register. */
  crimeNo: typedLine(1, 60).nullable(),
  recordedAt: z.iso
    .datetime()
    .refine((at) => at >= '2000', { params: { code: 'wrong' } })
    .nullable(),
})
export type OfficerStep = z.infer<typeof OfficerStep>

/** The police's own incoming number, typed in. */
export const ExternalNumber = z.strictObject({ version: Version, extNo: typedLine(1, 60) })

/** An epoch sealed to the other mailbox, and every older key and the capsule's re-sealed to it. */
export const RedirectLetter = z.strictObject({
  ...officer,
  to: z.string(),
  epoch: SealedEpoch,
  wraps: z.array(Wrap).length(2),
  older: z.array(Wrap.extend({ epoch: z.int().min(0) })).max(1000),
  capsule: Wrap.nullable(),
})

export const Moved = z.strictObject({
  state: z.enum(letterStates),
  version: Version,
  regNo: z.string().nullable(),
})
export type Moved = z.infer<typeof Moved>

/** What anybody who holds a receipt can ask: is this number, day and text the one that was registered. */
export const VerifyQuery = z.strictObject({
  number: z.string().max(60),
  on: Day,
  sha256: bytesOf(32),
})
export const Verified = z.strictObject({ genuine: z.boolean() })
