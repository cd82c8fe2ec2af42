import * as z from 'zod'

import { CategoryCode } from './categories.ts'
import { maxRules } from './route-of.ts'
import { Version } from './version.ts'

/** Null is "any". */
export const RoutingRule = z.strictObject({
  category: CategoryCode.nullable(),
  districtId: z.string().max(60).nullable(),
  organisationId: z.uuid(),
})
export type RoutingRule = z.infer<typeof RoutingRule>

/** All rules of a city in their order, with the version of the list as a whole. */
export const Routing = z.strictObject({ version: Version, rules: z.array(RoutingRule).max(maxRules) })
export type Routing = z.infer<typeof Routing>
