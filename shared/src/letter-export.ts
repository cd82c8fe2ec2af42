import * as z from 'zod'

import { DirectoryDocument } from './keys.ts'
import { letterStates } from './letter-states.ts'
import { bytesOf, LetterEvent, LetterRecord } from './letter-wire.ts'

/** The row of the audit that tells when the letter came, and the hash before it: one link, checked by itself. */
export const AuditProof = z.strictObject({
  row: z.strictObject({
    city: z.string(),
    seq: z.int(),
    at: z.string(),
    actorId: z.string().nullable(),
    actorRole: z.string(),
    action: z.string(),
    inquiryId: z.string().nullable(),
    subject: z.string().nullable(),
    hash: z.string().regex(/^[0-9a-f]{64}$/),
  }),
  before: z.string().regex(/^(?:[0-9a-f]{64})?$/),
})
export type AuditProof = z.infer<typeof AuditProof>

const identity = z.strictObject({
  surname: z.string(),
  name: z.string(),
  patronymic: z.string(),
  residence: z.string(),
  contact: z.string(),
  hideMyName: z.boolean(),
  privilege: z.string(),
})

const key = z.string().regex(/^[A-Za-z0-9_-]{43}$/)

/** A letter as it goes into a case file: readable, and provable without us: letters-crypto/export.ts. */
export const LetterExport = z.strictObject({
  form: z.literal('bezpechne-letter-1'),
  exportedAt: z.iso.datetime(),
  facts: z.strictObject({
    state: z.enum(letterStates),
    receivedAt: z.iso.datetime(),
    regNo: z.string().nullable(),
    extNo: z.string().nullable(),
    registeredAt: z.iso.datetime().nullable(),
    dueOn: z.iso.date().nullable(),
    crimeNo: z.string().nullable(),
    /** SHA-256 of the first text, as on the resident's receipt. */
    textSha256: z.string().nullable(),
  }),
  /** What was read, in the order it was written; null where the key belongs to somebody else. */
  messages: z.array(
    z.strictObject({ seq: z.int(), text: z.string().nullable(), files: z.array(z.string()) }),
  ),
  identity: identity.nullable(),
  directory: DirectoryDocument,
  record: LetterRecord,
  events: z.array(LetterEvent),
  keys: z.array(z.strictObject({ epoch: z.int(), key })),
  capsuleKey: key.nullable(),
  files: z.array(z.strictObject({ id: z.string(), sealed: z.string() })),
  audit: AuditProof.nullable(),
  /** A hash of each part above, signed by the mailbox that exported it. */
  seal: z.strictObject({ box: z.string(), parts: z.record(z.string(), bytesOf(32)), sig: bytesOf(64) }),
})
export type LetterExport = z.infer<typeof LetterExport>
