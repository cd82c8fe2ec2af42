import type { AnswerTemplate, EditTemplate, NewTemplate } from '@bezpechne/shared/answer-templates'
import type * as z from 'zod'

import { getCategory } from '../categories/index.ts'
import type { Trx } from '../platform/database.ts'
import { AppError } from '../platform/errors.ts'
import { requireVersion } from './policy.ts'
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
