import type { Names } from '@bezpechne/shared/cities'
import { written } from '@bezpechne/shared/languages'
import { type CityLook, stored } from '@bezpechne/shared/look'
import type { LookPart } from '@bezpechne/shared/look-parts'
import { hoursInWords } from '@bezpechne/shared/words/hours'
import type * as z from 'zod'

import type { Db } from '../platform/database.ts'
import { findWorking, listShownRows } from './look-queries.ts'

/** What of a row still fits: what an older version wrote, and a newer one does not know, is the product's. */
export function readPart<Value>(
  rows: readonly { part: string; value: unknown }[],
  part: LookPart,
  schema: z.ZodType<Value>,
): Value | undefined {
  return schema.safeParse(rows.find((one) => one.part === part)?.value).data
}

/** How residents see a city now. */
export async function getLook(db: Db, city: string): Promise<CityLook> {
  const rows = await listShownRows(db, city)
  const emblem = readPart(rows, 'emblem', stored.emblem)
  const notice = readPart(rows, 'notice', stored.notice)
  return {
    hours: readPart(rows, 'hours', stored.hours) ?? (await standardHours(db, city)),
    lines: readPart(rows, 'lines', stored.lines),
    notice: notice && { level: notice.level, text: notice.text, until: notice.until },
    languages: readPart(rows, 'languages', stored.languages),
    accent: readPart(rows, 'accent', stored.accent),
    emblem: emblem && { url: emblemUrl(city, emblem.id), alt: emblem.alt },
  }
}

export function emblemUrl(city: string, id: string): string {
  return `/api/v1/cities/${city}/emblem/${id}`
}

/** The working time of the city's desk, in words. */
export async function standardHours(db: Db, city: string): Promise<Names> {
  const working = await findWorking(db, city)
  if (!working) return { uk: '', en: '' }
  const { days, from, until } = working
  const [uk = '', en = ''] = written.map((one) => hoursInWords([{ days, from, until }], one).join('; '))
  return { uk, en }
}
