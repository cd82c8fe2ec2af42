import * as z from 'zod'

import { roles } from './access.ts'
import { CityId, Names } from './cities.ts'
import { BoxName, bytesOf } from './letter-wire.ts'
import { mailboxKinds } from './letters-crypto/mailbox.ts'

const SeedWrap = z.strictObject({
  method: z.enum(['password', 'kit']),
  n: z.int().min(1).max(1_000_000),
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

/** Of escrow there are none yet: its ceremony is done offline. */
const proposedKinds = ['moderation', 'beat', 'oversight'] as const
const Scope = z.string().regex(/^[A-Za-z0-9-]{1,20}$/)
const StaffId = z.string().min(1).max(64)

/** The next version of a mailbox: made in the proposer's browser, its seed sealed to each member. */
export const ProposeMailbox = z.strictObject({
  kind: z.enum(proposedKinds),
  scope: Scope,
  ver: z.int().min(1),
  boxPk: bytesOf(32),
  sigPk: bytesOf(32),
  members: z
    .array(z.strictObject({ staff: StaffId, keyVer: z.int().min(1), sealedSeed: bytesOf(80) }))
    .min(1)
    .max(20),
})
export type ProposeMailbox = z.infer<typeof ProposeMailbox>

/** A member lets somebody in: the seeds of all versions the member holds. Or seals them anew to a colleague's new key. */
export const GrantMember = z.strictObject({
  kind: z.enum(proposedKinds),
  scope: Scope,
  staff: StaffId,
  keyVer: z.int().min(1),
  seeds: z
    .array(z.strictObject({ ver: z.int().min(1), sealedSeed: bytesOf(80) }))
    .min(1)
    .max(200),
  /** Who goes when this one comes. */
  insteadOf: StaffId.nullable(),
})
export type GrantMember = z.infer<typeof GrantMember>

/** A second person says yes, or takes it off the list. */
export const DecideMailbox = z.strictObject({
  kind: z.enum(proposedKinds),
  scope: Scope,
  ver: z.int().min(1),
  approve: z.boolean(),
})
export type DecideMailbox = z.infer<typeof DecideMailbox>
export const DecideMember = z.strictObject({
  kind: z.enum(proposedKinds),
  scope: Scope,
  staff: StaffId,
  approve: z.boolean(),
})
export type DecideMember = z.infer<typeof DecideMember>
export const RemoveMember = DecideMember.omit({ approve: true })
export type RemoveMember = z.infer<typeof RemoveMember>

/** What a mailbox is after a step. */
export const MailboxStep = z.strictObject({
  box: BoxName,
  state: z.enum(['proposed', 'active', 'retired', 'declined']),
})
export type MailboxStep = z.infer<typeof MailboxStep>

const Person = z.strictObject({ id: z.string(), name: z.string() })

export const MailboxMember = z.strictObject({
  staff: Person,
  keyVer: z.int(),
  /** Sealed to the key that the person has now; else it stays shut until a member seals it anew. */
  opens: z.boolean(),
  grantedBy: Person,
  /** Null: waits for a second person. */
  approvedBy: Person.nullable(),
  since: z.iso.datetime(),
  insteadOf: Person.nullable(),
})
export type MailboxMember = z.infer<typeof MailboxMember>

export const MailboxVersion = z.strictObject({
  kind: z.enum(mailboxKinds),
  scope: z.string(),
  ver: z.int(),
  /** Of a beat. */
  name: Names.nullable(),
  state: z.enum(['proposed', 'active', 'retired']),
  boxPk: bytesOf(32),
  proposedBy: Person.nullable(),
  approvedBy: Person.nullable(),
  proposedAt: z.iso.datetime(),
  activeAt: z.iso.datetime().nullable(),
  retiredAt: z.iso.datetime().nullable(),
  /** Whether the signed directory says the same of it: until then residents write to the version before. */
  listed: z.boolean(),
  members: z.array(MailboxMember),
})
export type MailboxVersion = z.infer<typeof MailboxVersion>

/** Who could be a member: public half of the key, null where none was made yet. */
export const Colleague = z.strictObject({
  staff: z.string(),
  name: z.string(),
  roles: z.array(z.enum(roles)),
  key: z.strictObject({ ver: z.int(), boxPk: bytesOf(32) }).nullable(),
})
export type Colleague = z.infer<typeof Colleague>

export const Mailboxes = z.strictObject({
  /** Who asks. */
  me: z.string(),
  items: z.array(MailboxVersion),
  colleagues: z.array(Colleague),
  /** Beats without a mailbox: letters for them go to the oversight. */
  without: z.array(z.strictObject({ id: z.string(), name: Names })),
})
export type Mailboxes = z.infer<typeof Mailboxes>
