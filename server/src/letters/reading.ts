import { screenedStates } from '@bezpechne/shared/letter-states'
import type { StaffLetter } from '@bezpechne/shared/letters'
import { entryOf } from '@bezpechne/shared/letters-crypto/directory'
import { type MailboxKind, readBox } from '@bezpechne/shared/letters-crypto/mailbox'
import type { FastifyRequest } from 'fastify'

import { actingIn, actorOf } from '../access/guard.ts'
import { boxesOf, currentDirectory } from '../keys/index.ts'
import type { Db, Trx } from '../platform/database.ts'
import { AppError } from '../platform/errors.ts'
import { listEvents } from './event-queries.ts'
import { factsOf } from './facts.ts'
import { findLetter, type Letter, lockLetter, type On } from './queries.ts'
import { atOnce, readRecord } from './record-queries.ts'
import { isRecused } from './screening-queries.ts'

/** Who asks, and which mailbox versions they hold: by two different doors, one never opens what the other does. */
export interface Reader {
  id: string
  role: 'moderator' | 'officer' | 'head'
  boxes: string[]
}

/** A moderator's: the moderation mailbox alone. */
async function moderatorOf(db: Db, city: string, request: FastifyRequest): Promise<Reader> {
  const { id } = actingIn(request)
  return { id, role: 'moderator', boxes: await listedBoxes(db, { city, id }, ['moderation']) }
}

/** An officer's: of beats; of oversight a head's alone. */
export async function officerOf(db: Db, city: string, request: FastifyRequest): Promise<Reader> {
  const { id, memberships } = actorOf(request)
  const isHead = memberships.some((held) => held.city === city && held.role === 'head')
  const boxes = await listedBoxes(db, { city, id }, isHead ? ['beat', 'oversight'] : ['beat'])
  return { id, role: isHead ? 'head' : 'officer', boxes }
}

/**
 * Mailbox versions that somebody holds and a root keeper has signed: what two accounts of this server made between
 * them shows no letter, not even that there is one.
 */
async function listedBoxes(db: Db, { city, id }: On, kinds: MailboxKind[]): Promise<string[]> {
  const held = (await boxesOf(db, city, id)).filter(({ box }) => kinds.includes(readBox(box).kind))
  const directory = held.length ? await currentDirectory(db, city) : undefined
  return held
    .filter(({ box, sigPk }) => directory && entryOf(directory.body, box)?.sigPk === sigPk)
    .map(({ box }) => box)
}

/**
 * What letters may be sealed to so that this reader sees them: each mailbox held, in that version or an earlier one.
 * Who held an earlier version alone sees nothing of what was sealed to a later.
 */
export function reachOf({ boxes }: Reader): string[] {
  return boxes.flatMap((name) => {
    const { kind, scope, ver } = readBox(name)
    return Array.from({ length: ver }, (_, at) => `${kind}:${scope}:${at + 1}`)
  })
}

const isScreened = ({ state }: Letter) => screenedStates.some((one) => one === state)

/** @throws AppError 'not-found': forwarded and never there look alike */
export async function screenable(db: Db, on: On, request: FastifyRequest): Promise<Reader> {
  const reader = await moderatorOf(db, on.city, request)
  const letter = await findLetter(db, on)
  if (!letter || !isScreened(letter) || (await isRecused(db, on, reader.id))) throw new AppError('not-found')
  return reader
}

/** @throws AppError 'not-found' also for a letter of another mailbox, or one that is not forwarded */
export async function readable(db: Db, on: On, request: FastifyRequest): Promise<Reader> {
  const reader = await officerOf(db, on.city, request)
  const letter = await findLetter(db, on)
  if (!letter || !isReadable(letter, reader)) throw new AppError('not-found')
  return reader
}

const isReadable = (letter: Letter, reader: Reader) =>
  letter.forwarded_at !== null && reachOf(reader).includes(letter.box)

/** The first texts, without the name. @throws AppError 'not-found' */
export function readScreened(db: Db, on: On, request: FastifyRequest): Promise<StaffLetter> {
  return atOnce(db, async (trx) => {
    const { boxes } = await screenable(trx, on, request)
    return readStaffLetter(trx, on, { boxes, capsule: false })
  })
}

/** All that is sealed to mailboxes of this reader. @throws AppError 'not-found' */
export function readOwn(db: Db, on: On, request: FastifyRequest): Promise<StaffLetter> {
  return atOnce(db, async (trx) => {
    const { boxes } = await readable(trx, on, request)
    return readStaffLetter(trx, on, { boxes, capsule: true })
  })
}

async function readStaffLetter(
  db: Db,
  on: On,
  reader: { boxes: string[]; capsule: boolean },
): Promise<StaffLetter> {
  const letter = await findLetter(db, on)
  if (!letter) throw new AppError('not-found')
  return {
    ...factsOf(letter),
    record: await readRecord(db, letter, reader),
    events: await listEvents(db, on),
  }
}

interface Held {
  letter: Letter
  reader: Reader
}

/**
 * For a moderator's step: locked before it is looked at.
 * @throws AppError 'not-found'
 */
export async function holdScreened(trx: Trx, on: On, request: FastifyRequest): Promise<Held> {
  const letter = await lockLetter(trx, on)
  const reader = await screenable(trx, on, request)
  if (!letter) throw new AppError('not-found')
  return { letter, reader }
}

/**
 * For an officer's step.
 * @throws AppError 'not-found', 'stale-version'
 */
export async function holdOwn(trx: Trx, on: On, request: FastifyRequest, version: number): Promise<Held> {
  const letter = await lockLetter(trx, on)
  const reader = await readable(trx, on, request)
  if (!letter) throw new AppError('not-found')
  if (letter.version !== version) throw new AppError('stale-version')
  return { letter, reader }
}
