import { languages } from '@bezpechne/shared/inquiries'
import { textIn } from '@bezpechne/shared/languages'
import * as z from 'zod'

import { findNotice, findWaiting } from '../letters/index.ts'
import type { Addressed, Desk } from './compose.ts'
import { findStaffEmail } from './desk-queries.ts'
import { lettersWaiting, letterMailWords as words } from './letter-words.ts'

const Address = z.tuple([z.email(), z.enum(languages)])

/** The same to everybody: it tells neither where, nor when, nor from whom; who reads it over a shoulder learns nothing. */
export async function writeLetterNews(
  { db, noticeAddress }: Desk,
  city: string,
  id: string,
): Promise<Addressed | undefined> {
  const sealed = await findNotice(db, { city, id })
  const plain = sealed && noticeAddress.open(sealed)
  if (plain === undefined) return undefined
  const [to, language] = Address.parse(JSON.parse(plain))
  return { to, language, ...textIn(words, language) }
}

/** How many, and until when the first has to be answered; none where there is nothing any more. */
export async function writeLettersWaiting(
  { db }: Desk,
  city: string,
  staffId: string,
): Promise<Addressed | undefined> {
  const waiting = await findWaiting(db, city, staffId)
  const to = await findStaffEmail(db, city, staffId)
  if (!waiting || to === undefined) return undefined
  return { to, language: 'uk', ...lettersWaiting(waiting.letters, waiting.days) }
}
