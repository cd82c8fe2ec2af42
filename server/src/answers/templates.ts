import type {
  AnswerTemplate,
  EditTemplate,
  NewTemplate,
  SetStandard,
  StandardTemplate,
} from '@bezpechne/shared/answer-templates'
import { isWritten, type Language } from '@bezpechne/shared/languages'
import type * as z from 'zod'

import { getCategory } from '../categories/index.ts'
import { getCity } from '../cities/index.ts'
import type { Db, Trx } from '../platform/database.ts'
import { AppError } from '../platform/errors.ts'
import { requireVersion } from './policy.ts'
import { isProductTemplate } from './product-template-list.ts'
import { listOwnStandards, setStandard } from './product-template-queries.ts'
import { withOwn } from './product-templates.ts'
import {
  countTemplates,
  deleteTemplate,
  insertTemplate,
  lockTemplate,
  type Owner,
  setTemplate,
} from './template-queries.ts'

/** More than anybody finds the right one among. */
const most = 200

/** @throws AppError 'invalid-input' for a category that takes no pins here, 'too-many-templates' */
export async function addTemplate(trx: Trx, owner: Owner, given: NewTemplate): Promise<AnswerTemplate> {
  await requireCategory(trx, owner.city, given.category)
  if ((await countTemplates(trx, owner)) >= most) throw new AppError('too-many-templates')
  return { ...given, ...(await insertTemplate(trx, owner, given)), own: true }
}

/** @throws AppError 'template-not-found', 'stale-version', 'invalid-input' */
export async function editTemplate(
  trx: Trx,
  owner: Owner,
  id: string,
  { version, ...given }: z.infer<typeof EditTemplate>,
): Promise<AnswerTemplate> {
  await requireTemplate(trx, owner, { id, version })
  await requireCategory(trx, owner.city, given.category)
  return { ...given, ...(await setTemplate(trx, owner.city, id, given)), own: true }
}

/** @throws AppError 'template-not-found', 'stale-version' */
export async function removeTemplate(
  trx: Trx,
  owner: Owner,
  one: { id: string; version: number },
): Promise<void> {
  await requireTemplate(trx, owner, one)
  await deleteTemplate(trx, owner.city, one.id)
}

async function requireTemplate(trx: Trx, owner: Owner, one: { id: string; version: number }): Promise<void> {
  const there = await lockTemplate(trx, owner, one.id)
  if (!there) throw new AppError('template-not-found')
  requireVersion(there, one.version)
}

async function requireCategory(trx: Trx, city: string, category: string | null): Promise<void> {
  if (category !== null) await getCategory(trx, city, category)
}

/** Those that the product brings, as this city has them. @param all those out of sight, too */
export async function listStandards(
  db: Db,
  city: string,
  { language, all }: { language: Language; all: boolean },
): Promise<StandardTemplate[]> {
  const found = withOwn(await listOwnStandards(db, city), isWritten(language) ? language : 'uk')
  return found.filter(({ hidden }) => all || !hidden)
}

/** @throws AppError 'city-not-found', 'template-not-found', 'stale-version' */
export async function changeStandard(
  trx: Trx,
  one: { city: string; code: string; language: Language },
  wanted: SetStandard,
): Promise<StandardTemplate> {
  await getCity(trx, one.city)
  if (!isProductTemplate(one.code)) throw new AppError('template-not-found')
  const version = await setStandard(trx, one, wanted)
  if (version === undefined) throw new AppError('stale-version')
  const now = { code: one.code, hidden: wanted.hidden, words: wanted.words, version }
  const [changed] = withOwn([now], isWritten(one.language) ? one.language : 'uk').filter(
    ({ code }) => code === one.code,
  )
  if (!changed) throw new AppError('template-not-found')
  return changed
}
