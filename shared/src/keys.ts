import * as z from 'zod'

import { CityId } from './cities.ts'
import { BoxName, bytesOf } from './letter-wire.ts'
import { mailboxKinds } from './letters-crypto/mailbox.ts'

const SeedWrap = z.strictObject({
  method: z.enum(['password', 'kit']),
  n: z.int().min(1),
  nonce: bytesOf(24),
  ct: bytesOf(48),
})

/** The own key: public half and locked seeds. */
export const StaffKey = z.strictObject({
  staff: z.string(),
  ver: z.int().min(1),
  boxPk: bytesOf(32),
  wraps: z.array(SeedWrap),
})
export type StaffKey = z.infer<typeof StaffKey>
/** Null: none was made yet. */
export const MyStaffKey = z.strictObject({ staff: z.string(), key: StaffKey.nullable() })
export type MyStaffKey = z.infer<typeof MyStaffKey>

/** A first key, a new one after both secrets were lost, or other wraps of the one there is. */
export const PutStaffKey = z.strictObject({
  ver: z.int().min(1),
  boxPk: bytesOf(32),
  wraps: z.array(SeedWrap).max(2),
  /** Wraps that open nothing any more: of a password or a kit that is no longer in use. */
  without: z.array(SeedWrap.pick({ method: true, n: true })).max(20),
})
export type PutStaffKey = z.infer<typeof PutStaffKey>

export const DirectoryDocument = z.strictObject({
  body: z.strictObject({
    city: CityId,
    serial: z.int().min(1),
    issued: z.iso.datetime(),
    notAfter: z.iso.datetime(),
    mailboxes: z.array(
      z.strictObject({
        kind: z.enum(mailboxKinds),
        scope: z.string().regex(/^[A-Za-z0-9-]{1,20}$/),
        ver: z.int().min(1),
        boxPk: bytesOf(32),
        sigPk: bytesOf(32),
        state: z.enum(['active', 'retired']),
      }),
    ),
  }),
  sig: bytesOf(64),
})

/** A mailbox version whose seed one holds, sealed to the own staff key. */
export const HeldBox = z.strictObject({
  box: BoxName,
  state: z.enum(['proposed', 'active', 'retired']),
  boxPk: bytesOf(32),
  sigPk: bytesOf(32),
  holderKeyVer: z.int(),
  sealedSeed: bytesOf(80),
})
export type HeldBox = z.infer<typeof HeldBox>

export const HeldBoxes = z.strictObject({ items: z.array(HeldBox) })
export type HeldBoxes = z.infer<typeof HeldBoxes>
