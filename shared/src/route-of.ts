import type { RoutingRule } from './routing.ts'

/** More than a city of ten districts and twenty topics needs, and few enough to be read. */
export const maxRules = 200

/** What decides where an inquiry goes. */
export interface RoutedCase {
  category: string
  /** Null where the place lies in no district. */
  districtId: string | null
}

/** Whether an organisation takes inquiries now. */
type Serves = (organisationId: string) => boolean

const everyone: Serves = () => true

/**
 * The first rule that fits; rules of an organisation that takes nothing are passed over.
 * @returns its place in the list, from 0; undefined where none fits
 */
export function routeOf(
  rules: readonly RoutingRule[],
  about: RoutedCase,
  serves: Serves = everyone,
): number | undefined {
  const place = rules.findIndex((rule) => fits(rule, about) && serves(rule.organisationId))
  return place < 0 ? undefined : place
}

function fits(rule: RoutingRule, { category, districtId }: RoutedCase): boolean {
  return (
    (rule.category === null || rule.category === category) &&
    (rule.districtId === null || rule.districtId === districtId)
  )
}

/** The topics and districts of a city. */
export interface Ground {
  categories: readonly string[]
  districts: readonly string[]
}

/**
 * Rules that decide nothing, each with the rules before it that take all its cases; with none where the city has no
 * such topic or district. A rule of an organisation that takes nothing is not among them: that is another fault.
 */
export function idleRules(
  rules: readonly RoutingRule[],
  { categories, districts }: Ground,
  serves: Serves = everyone,
): Map<number, number[]> {
  const cases = categories.flatMap((category) =>
    [...districts, null].map((districtId) => {
      const about = { category, districtId }
      return { about, route: routeOf(rules, about, serves) }
    }),
  )
  const idle = new Map<number, number[]>()
  for (const [place, rule] of rules.entries()) {
    if (!serves(rule.organisationId)) continue
    const taken = cases.filter(({ about }) => fits(rule, about)).map(({ route }) => route)
    if (!taken.includes(place)) idle.set(place, [...new Set(taken.filter((one) => one !== undefined))])
  }
  return idle
}
