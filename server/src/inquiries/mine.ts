import type { InquiryState } from '@bezpechne/shared/inquiry-states'
import { titleOf } from '@bezpechne/shared/inquiry-text'
import type { Added, OwnLine, OwnLines } from '@bezpechne/shared/mine'

import type { Db, Trx } from '../platform/database.ts'
import { AppError } from '../platform/errors.ts'
import { getOwn } from './holder.ts'
import { findEndOfMerge } from './merge-queries.ts'
import { findContact, listDoneToOwn, listOfAddress, setContact } from './mine-queries.ts'

const most = 200

export async function listMine(db: Db, email: string): Promise<OwnLines> {
  const rows = await listOfAddress(db, email, most + 1)
  const items: OwnLine[] = []
  for (const { id: _id, title, text, submittedAt, changesUntil, changedAt, ...row } of rows.slice(0, most)) {
    const { city, number, state } = row
    items.push({
      ...row,
      title: text === null ? title : titleOf(text),
      submittedAt: submittedAt.toISOString(),
      changedAt: (changedAt ?? submittedAt).toISOString(),
      changesUntil: state === 'needs-changes' ? (changesUntil?.toISOString() ?? null) : null,
      mergedInto: (state === 'merged' && (await findEndOfMerge(db, city, number))) || null,
    })
  }
  return { items, more: rows.length > most }
}

export interface DoneToOwn {
  city: string
  id: string
  number: string
  state: InquiryState
  title: string | null
  at: Date
}

/** What others did to one's own inquiries lately, the last of it of each. */
export async function listOwnNews(db: Db, email: string, days: number): Promise<DoneToOwn[]> {
  const rows = await listDoneToOwn(db, email, days, most)
  return rows.map(({ text, title, ...row }) => ({ ...row, title: text === null ? title : titleOf(text) }))
}

/**
 * One that was sent without an address, by its receipt: news of it come by mail from now on.
 * @throws AppError 'not-found' for every code that opens nothing, 'own-of-another', 'own-too-old'
 */
export async function addMine(
  trx: Trx,
  code: string,
  { email, authorKey }: { email: string; authorKey: (city: string) => string },
): Promise<Added> {
  const { city, id, number } = await getOwn(trx, { code })
  if (!(await setContact(trx, { city, id }, { email, authorKey: authorKey(city) }))) {
    const known = await findContact(trx, city, id)
    if (known === null) throw new AppError('own-too-old')
    if (known !== email) throw new AppError('own-of-another')
  }
  return { city, number }
}
