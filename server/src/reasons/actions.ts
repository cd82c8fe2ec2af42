import type { Names } from '@bezpechne/shared/cities'
import { changeReasons, refusalReasons } from '@bezpechne/shared/inquiry-states'
import { type ReasonKind, reasonKinds, type ReasonText } from '@bezpechne/shared/reasons'
import { changeAdvice, reasonAdvice } from '@bezpechne/shared/words/inquiry-states'

import { getCity } from '../cities/index.ts'
import type { Db, Trx } from '../platform/database.ts'
import { AppError } from '../platform/errors.ts'
import { findRow, listRows, setRow } from './queries.ts'

interface One {
  city: string
  kind: ReasonKind
  reason: string
}

const inOrder: Record<ReasonKind, readonly string[]> = { reject: refusalReasons, change: changeReasons }
const products: Record<ReasonKind, { uk: Record<string, string>; en: Record<string, string> }> = {
  reject: reasonAdvice,
  change: changeAdvice,
}

/** Every reason with what its author reads in this city. */
export async function listReasons(db: Db, city: string): Promise<ReasonText[]> {
  await getCity(db, city)
  const rows = await listRows(db, city)
  return reasonKinds.flatMap((kind) =>
    inOrder[kind].map((reason) => {
      const row = rows.find((one) => one.kind === kind && one.reason === reason)
      const own = ownWords(row)
      const text = own ?? ofProduct(kind, reason)
      return { kind, reason, text, own: own !== undefined, version: row?.version ?? 0 }
    }),
  )
}

/** What the author reads for a reason: in the city's own words where it has some. */
export async function getReasonText(db: Db, one: One): Promise<Names> {
  return ownWords(await findRow(db, one)) ?? ofProduct(one.kind, one.reason)
}

/**
 * The city's own words; null: those of the product again.
 * @throws AppError 'not-found', 'stale-version'
 */
export async function setReason(
  trx: Trx,
  { version, ...one }: One & { version: number },
  text: Names | null,
): Promise<ReasonText> {
  await getCity(trx, one.city)
  if (!inOrder[one.kind].includes(one.reason)) throw new AppError('not-found')
  const now = await setRow(trx, { ...one, version }, text)
  if (now === undefined) throw new AppError('stale-version')
  const { kind, reason } = one
  return { kind, reason, text: text ?? ofProduct(kind, reason), own: text !== null, version: now }
}

function ownWords(row: { uk: string | null; en: string | null } | undefined): Names | undefined {
  return row?.uk && row.en ? { uk: row.uk, en: row.en } : undefined
}

function ofProduct(kind: ReasonKind, reason: string): Names {
  const { uk, en } = products[kind]
  return { uk: uk[reason] ?? '', en: en[reason] ?? '' }
}
