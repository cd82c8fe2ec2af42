import type { CaseContext, ContextItem } from '@bezpechne/shared/context'
import type { LatLng } from '@bezpechne/shared/geo'
import { titleOf } from '@bezpechne/shared/inquiries'

import { findAnswers, findSimilar } from '../inquiries/index.ts'
import type { Db } from '../platform/database.ts'
import { AppError } from '../platform/errors.ts'
import { findMiddle, findSameAuthor, type FoundItem, listByNumber, listNear } from './context-queries.ts'

const most = { near: 8, alike: 4, answered: 3 }

/**
 * What a moderator wants to know beside an inquiry: others near, the same words, what was answered, the same author.
 * @throws AppError 'inquiry-not-found', also for a sealed one
 */
export async function getContext(db: Db, { city, id }: { city: string; id: string }): Promise<CaseContext> {
  const middle = await findMiddle(db, city, id)
  if (!middle) throw new AppError('inquiry-not-found')
  const { exactAt, publicAt, nearMetres, districtId, text, authorKey, category } = middle
  const at = exactAt ?? publicAt
  const near = at
    ? await listNear(
        db,
        { city, id, at, box: around(at, nearMetres), metres: nearMetres, districtId },
        most.near,
      )
    : []
  const others = text ? await listInWords(db, { city, text, category }) : { alike: [], answered: [] }
  const shown = new Set(near.map(({ number }) => number))
  const alike = others.alike.filter((number) => !shown.has(number)).slice(0, most.alike)
  for (const number of alike) shown.add(number)
  const answered = others.answered.filter((number) => !shown.has(number)).slice(0, most.answered)
  const found = await listByNumber(db, city, [...alike, ...answered])
  const these = (numbers: string[]) =>
    numbers.flatMap((number) => found.filter((one) => one.number === number && one.id !== id)).map(toItem)
  return {
    nearMetres,
    near: near.map(toItem),
    alike: these(alike),
    answered: these(answered),
    author: authorKey === null ? null : ((await findSameAuthor(db, { city, id, key: authorKey })) ?? null),
  }
}

/** Numbers of public inquiries in the same words, and of those that were answered. */
async function listInWords(
  db: Db,
  { city, text, category }: { city: string; text: string; category: string },
) {
  const alike = await findSimilar(db, city, { category, text: text.slice(0, 300) })
  const answered = await findAnswers(db, city, titleOf(text).slice(0, 100))
  return { alike: alike.map(({ number }) => number), answered: answered.map(({ number }) => number) }
}

function toItem({ text, title, submittedAt, ...item }: FoundItem): ContextItem {
  return {
    ...item,
    title: title ?? (text === null ? item.number : titleOf(text)),
    submittedAt: submittedAt.toISOString(),
  }
}

function around({ lat, lng }: LatLng, metres: number) {
  const high = metres / 111_000
  const wide = high / Math.max(0.01, Math.cos((lat * Math.PI) / 180))
  return { west: lng - wide, south: lat - high, east: lng + wide, north: lat + high }
}
