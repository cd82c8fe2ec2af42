import type { InternalNotes } from '@bezpechne/shared/assignments'

import type { ActingStaff } from '../access/actor.ts'
import type { Db, Trx } from '../platform/database.ts'
import { AppError } from '../platform/errors.ts'
import { findNoted, insertNote, listNotes } from './note-queries.ts'
import { lockForHandover } from './queries.ts'

interface Noted {
  city: string
  number: string
  actor: ActingStaff
}

/** @throws AppError 'inquiry-not-found' also for a body that does not have it, or no more */
export async function getNotes(db: Db, noted: Noted): Promise<InternalNotes> {
  return notesOf(db, noted.city, await getNoted(db, noted))
}

/** @throws AppError 'inquiry-not-found' */
export async function writeNote(trx: Trx, noted: Noted, text: string): Promise<InternalNotes> {
  const { city, actor } = noted
  const inquiryId = await getNoted(trx, noted)
  // Whoever is taking it back meanwhile is waited for, and then counts.
  await lockForHandover(trx, { city, id: inquiryId })
  await getNoted(trx, noted)
  await insertNote(trx, city, { inquiryId, actor, text })
  return notesOf(trx, city, inquiryId)
}

async function getNoted(db: Db, { city, number, actor }: Noted): Promise<string> {
  const found = await findNoted(db, city, number, actor.organisationId)
  if (!found || (actor.role !== 'moderator' && !found.given)) throw new AppError('inquiry-not-found')
  return found.id
}

async function notesOf(db: Db, city: string, inquiryId: string): Promise<InternalNotes> {
  const notes = await listNotes(db, city, inquiryId)
  return { items: notes.map(({ at, ...note }) => ({ ...note, at: at.toISOString() })) }
}
