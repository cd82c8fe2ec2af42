import type { FieldCode } from '@bezpechne/shared/errors'
import { type RoutedCase, routeOf } from '@bezpechne/shared/route-of'
import type { Routing, RoutingRule } from '@bezpechne/shared/routing'

import { listCategories } from '../categories/index.ts'
import type { Db, Trx } from '../platform/database.ts'
import { AppError } from '../platform/errors.ts'
import {
  findVersion,
  listActive,
  listDistrictIds,
  listRules,
  lockActiveOf,
  moveVersion,
  replaceRules,
} from './routing-queries.ts'

export async function readRouting(db: Db, city: string): Promise<Routing> {
  // NOTE: the version first: a list newer than it is refused as stale later, an older one would overwrite.
  return { version: await findVersion(db, city), rules: await listRules(db, city) }
}

/**
 * The list as a whole, or nothing of it.
 * @throws AppError 'stale-version'; 'invalid-input' naming each rule that leads nowhere
 */
export async function saveRouting(trx: Trx, city: string, { version, rules }: Routing): Promise<Routing> {
  const next = await moveVersion(trx, city, version)
  if (next === undefined) throw new AppError('stale-version')
  const errors = await faultsOf(trx, city, rules)
  if (errors.length) throw new AppError('invalid-input', { errors })
  await replaceRules(trx, city, rules)
  return { version: next, rules }
}

/** Who should answer, by the city's rules; undefined where none fits. */
export async function organisationFor(db: Db, city: string, about: RoutedCase): Promise<string | undefined> {
  const rules = await listRules(db, city)
  if (!rules.length) return undefined
  const active = await listActive(db, city)
  const place = routeOf(rules, about, (id) => active.has(id))
  return place === undefined ? undefined : rules[place]?.organisationId
}

async function faultsOf(
  trx: Trx,
  city: string,
  rules: readonly RoutingRule[],
): Promise<{ path: string; code: FieldCode }[]> {
  const known = {
    category: new Set((await listCategories(trx, city)).map(({ code }) => code)),
    districtId: await listDistrictIds(trx, city),
    organisationId: await lockActiveOf(trx, city, [
      ...new Set(rules.map(({ organisationId }) => organisationId)),
    ]),
  }
  const parts = ['category', 'districtId', 'organisationId'] as const
  return rules.flatMap((rule, place) =>
    parts
      .filter((part) => rule[part] !== null && !known[part].has(rule[part]))
      .map((part) => ({ path: `rules.${place}.${part}`, code: 'not-in-list' as const })),
  )
}
