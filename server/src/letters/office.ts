import type {
  AcceptLetter,
  ExternalNumber,
  LetterList,
  Moved,
  NewEpoch,
  NewMessage,
} from '@bezpechne/shared/letters'
import { isSameMailbox, readBox } from '@bezpechne/shared/letters-crypto/mailbox'
import type { FastifyRequest } from 'fastify'
import type * as z from 'zod'

import { getCity } from '../cities/index.ts'
import type { Db, Trx } from '../platform/database.ts'
import { pageFrom, type Slice } from '../platform/page.ts'
import { mustBe } from './checking.ts'
import { addEvent } from './event-queries.ts'
import { planNotice } from './notice-queries.ts'
import { itemOf, listOwn, takeRegNo } from './office-queries.ts'
import { allowed, isWritable, nextState } from './policy.ts'
import { type Letter, moveLetter, type On } from './queries.ts'
import { holdOwn, officerOf, reachOf, type Reader } from './reading.ts'
import { movedOf } from './resident.ts'
import { asBuffer } from './writing-queries.ts'
import { mustBeSigned, openEpoch, writeIn } from './writing.ts'

/** What was forwarded to mailboxes of this reader. */
export async function listLetters(
  db: Db,
  { city, state, slice }: { city: string; state: 'open' | 'done' | undefined; slice: Slice },
  request: FastifyRequest,
): Promise<LetterList> {
  const reach = reachOf(await officerOf(db, city, request))
  return pageFrom(await listOwn(db, { city, reach, state }, slice), slice.limit, itemOf)
}

interface Signed {
  version: number
  box: string
  sig: string
}

/**
 * The letter, held, for a step that is signed in the name of its mailbox.
 * @throws AppError 'not-found', 'stale-version', 'invalid-input'
 */
export async function holdForStep(
  trx: Trx,
  on: On,
  { request, action, given }: { request: FastifyRequest; action: string; given: Signed },
) {
  const { letter, reader } = await holdOwn(trx, on, request, given.version)
  mustBe(isOwnBox(letter, reader, given.box), 'box')
  await mustBeSigned(trx, letter, action, given)
  const signed = { box: given.box, sig: given.sig }
  // More time is a head's to give; in all else whoever holds the mailbox is its officer.
  const role = action === 'extend' ? 'head' : 'officer'
  return { letter, reader, by: { role, actorId: reader.id, signed } as const }
}

/** A version that this reader holds of the mailbox that keeps the letter. */
function isOwnBox(letter: Letter, { boxes }: Reader, box: string): boolean {
  return boxes.includes(box) && isSameMailbox(readBox(box), readBox(letter.box))
}

/**
 * Opens an epoch of one's own, and takes the number: without gaps, also where it fails and is tried again.
 * @throws AppError 'not-found', 'stale-version' for the second of two, 'step-not-allowed', 'invalid-input'
 */
export async function accept(
  trx: Trx,
  on: On,
  request: FastifyRequest,
  given: z.infer<typeof AcceptLetter>,
): Promise<Moved> {
  const { letter, reader, by } = await holdForStep(trx, on, { request, action: 'accept', given })
  const state = nextState(letter, 'accept')
  const { epoch, wraps, textSha256 } = given
  mustBe(isOwnBox(letter, reader, epoch.box), 'epoch')
  await openEpoch(trx, letter, { epoch, wraps, role: 'officer' })
  const regNo = letter.reg_no ?? (await takeRegNo(trx, await getCity(trx, on.city), letter.beat_id))
  const registered = await moveLetter(trx, letter, {
    state,
    box: epoch.box,
    reg_no: regNo,
    registered_at: letter.registered_at ?? letter.now,
    text_sha256: asBuffer(textSha256),
  })
  const due = letter.due_on === null ? {} : { due: letter.due_on }
  await addEvent(trx, letter, {
    ...by,
    step: 'accept',
    facts: { regNo, epoch: epoch.epoch, to: epoch.box, ...due },
  })
  await planNotice(trx, on)
  return movedOf(registered)
}

/** A new key for what follows: a successor's first deed in every open letter. */
export async function openOwn(trx: Trx, on: On, request: FastifyRequest, given: NewEpoch): Promise<Moved> {
  const { letter, reader } = await holdOwn(trx, on, request, given.version)
  allowed(isWritable(letter) && letter.registered_at !== null)
  const { epoch, wraps } = given
  mustBe(isOwnBox(letter, reader, epoch.box), 'epoch')
  await openEpoch(trx, letter, { epoch, wraps, role: 'officer' })
  const facts = { epoch: epoch.epoch, to: epoch.box }
  await addEvent(trx, letter, { step: 'epoch', role: 'officer', actorId: reader.id, facts })
  return movedOf(await moveLetter(trx, letter, { box: epoch.box }))
}

/** A word that is no answer yet. */
export async function writeOwn(trx: Trx, on: On, request: FastifyRequest, given: NewMessage): Promise<Moved> {
  const { letter, reader } = await holdOwn(trx, on, request, given.version)
  allowed(isWritable(letter) && letter.registered_at !== null)
  const { message, files } = given
  mustBe(isOwnBox(letter, reader, message.box), 'message')
  await writeIn(trx, letter, { message, files, role: 'officer', kinds: ['text'] })
  await planNotice(trx, on)
  return movedOf(await moveLetter(trx, letter, { last_seq: message.seq }))
}

/** The police's own incoming number, as it was typed in. */
export async function setNumber(
  trx: Trx,
  on: On,
  request: FastifyRequest,
  { version, extNo }: z.infer<typeof ExternalNumber>,
): Promise<Moved> {
  const { letter, reader } = await holdOwn(trx, on, request, version)
  allowed(letter.registered_at !== null)
  await addEvent(trx, letter, { step: 'number', role: 'officer', actorId: reader.id, facts: { extNo } })
  return movedOf(await moveLetter(trx, letter, { ext_no: extNo }))
}
