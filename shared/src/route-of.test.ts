import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'

import { idleRules, routeOf } from './route-of.ts'
import type { RoutingRule } from './routing.ts'

const rule = (
  category: string | null,
  districtId: string | null,
  organisationId = 'police',
): RoutingRule => ({
  category,
  districtId,
  organisationId,
})

describe('the first rule that fits decides', () => {
  const rules = [
    rule('noise', 'podil'),
    rule('noise', null),
    rule('parking', 'podil'),
    rule(null, 'podil'),
    rule('water', null),
  ]
  test.each([
    ['both fit exactly', 'noise', 'podil', 0],
    ['the topic everywhere', 'noise', 'obolon', 1],
    ['no district at all', 'noise', null, 1],
    ['the topic in its district', 'parking', 'podil', 2],
    ['anything of a district', 'water', 'podil', 3],
    ['the topic, after a district that is another', 'water', 'obolon', 4],
    ['nothing', 'parking', 'obolon', undefined],
    ['nothing without a district', 'parking', null, undefined],
    ['an unknown topic in a known district', 'unheard-of', 'podil', 3],
  ])('%s', (_, category, districtId, place) => {
    expect(routeOf(rules, { category, districtId })).toBe(place)
  })

  test('without rules nothing decides', () => {
    expect(routeOf([], { category: 'noise', districtId: null })).toBeUndefined()
  })

  test('a rule whose organisation takes nothing is passed over', () => {
    const both = [rule('noise', null, 'closed'), rule(null, null, 'open')]
    expect(routeOf(both, { category: 'noise', districtId: null }, (id) => id !== 'closed')).toBe(1)
  })
})

describe('rules that decide nothing', () => {
  const ground = { categories: ['noise', 'parking'], districts: ['podil', 'obolon'] }
  test.each<[string, RoutingRule[], [number, number[]][]]>([
    ['a rule again', [rule('noise', null), rule('noise', null)], [[1, [0]]]],
    ['narrower after wider', [rule(null, null), rule('noise', 'podil')], [[1, [0]]]],
    ['wider after narrower', [rule('noise', 'podil'), rule(null, null)], []],
    [
      'two that take all of a third',
      [rule('noise', null), rule('parking', null), rule(null, null)],
      [[2, [0, 1]]],
    ],
    // A place outside every district is left to the third.
    ['each district, and the rest', [rule(null, 'podil'), rule(null, 'obolon'), rule(null, null)], []],
    ['a topic that is switched off', [rule('water', null)], [[0, []]]],
    ['a district that is gone', [rule(null, 'old')], [[0, []]]],
    [
      'an organisation that takes nothing hides nobody',
      [rule(null, null, 'closed'), rule('noise', null)],
      [],
    ],
  ])('%s', (_, rules, idle) => {
    expect([...idleRules(rules, ground, (id) => id !== 'closed')]).toEqual(idle)
  })
})

const names = ['a', 'b', 'c']
const someRule = fc.record({
  category: fc.option(fc.constantFrom(...names)),
  districtId: fc.option(fc.constantFrom(...names)),
  organisationId: fc.constantFrom('police', 'clinic', 'works'),
})
const someRules = fc.array(someRule, { maxLength: 12 })
const someCase = fc.record({
  category: fc.constantFrom(...names),
  districtId: fc.option(fc.constantFrom(...names)),
})

test('none before the one that decides fits, and what stands after it changes nothing', () => {
  fc.assert(
    fc.property(someRules, someCase, someRules, (rules, about, more) => {
      const place = routeOf(rules, about)
      expect(rules.slice(0, place).some((one) => routeOf([one], about) === 0)).toBe(false)
      if (place === undefined) return
      expect(routeOf([...rules.slice(0, place + 1), ...more], about)).toBe(place)
    }),
  )
})

test('rules that decide nothing can go without a change for anybody, and any other cannot', () => {
  fc.assert(
    fc.property(someRules, (rules) => {
      const idle = idleRules(rules, { categories: names, districts: names })
      const cases = names.flatMap((category) =>
        [...names, null].map((districtId) => ({ category, districtId })),
      )
      const kept = rules.filter((_, place) => !idle.has(place))
      for (const about of cases) {
        const before = rules[routeOf(rules, about) ?? -1]
        expect(kept[routeOf(kept, about) ?? -1]).toBe(before)
      }
      for (const [place] of rules.entries()) {
        expect(cases.some((about) => routeOf(rules, about) === place)).toBe(!idle.has(place))
      }
    }),
  )
})
