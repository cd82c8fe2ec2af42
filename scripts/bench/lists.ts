import { officersAt } from '@bezpechne/server/beats/keeping'
import { listPublicInquiries } from '@bezpechne/server/inquiries/reads'
import type { Db } from '@bezpechne/server/platform/database'
import { InquiryQuery } from '@bezpechne/shared/inquiry-filter'

import { load } from './load.ts'
import type { Case, Figure, Results } from './results.ts'
import { inTurn } from './sample.ts'
import { focusCity, type Views } from './views.ts'

function turning<T>(items: T[]): () => T {
  let at = 0
  return () => {
    const item = items[at++ % items.length]
    if (item === undefined) throw new Error('Nothing to turn')
    return item
  }
}

/** The product's own functions over one connection, without HTTP. */
export function listCasesInSql(db: Db, views: Views, suffix: string): Case[] {
  const section = 'Lists and officers in the database'
  const lists = views.lists.map(({ name, queries }): Case => {
    const next = turning(
      queries.map((query) => InquiryQuery.parse(Object.fromEntries(new URLSearchParams(query)))),
    )
    const work = () => listPublicInquiries(db, focusCity, next())
    return {
      id: `${name}, in SQL${suffix}`,
      section,
      beside: `${name}, in SQL`,
      run: (seconds) => inTurn(work, { seconds: seconds / 3, most: 200 }),
    }
  })
  const point = turning(views.officers)
  const work = () => officersAt(db, focusCity, point())
  return [
    ...lists,
    {
      id: `officer lookup, in SQL${suffix}`,
      section,
      beside: 'officer lookup, in SQL',
      run: (seconds) => inTurn(work, { seconds: seconds / 3, most: 500 }),
    },
  ]
}

/** The same through the server, one after another. */
export function listCasesOverHttp(views: Views, origin: string, suffix: string): Case[] {
  const section = 'Lists and officers over HTTP'
  const at = `/api/v1/cities/${focusCity}`
  const one = (name: string, paths: string[]): Case => ({
    id: `${name}${suffix}`,
    section,
    beside: name,
    run: (seconds) => load({ origin, paths, connections: 1 }, seconds / 3),
  })
  const lists = views.lists.map(({ name, queries }) =>
    one(
      name,
      queries.map((query) => `${at}/inquiries${query && '?'}${query}`),
    ),
  )
  const officers = views.officers.map(
    ({ lat, lng }) => `${at}/officers/at?lat=${lat.toFixed(6)}&lng=${lng.toFixed(6)}`,
  )
  return [...lists, one('counts of the city', [`${at}/totals`]), one('officer lookup', officers)]
}

/** Growth: the second data against the first, in the same minutes. */
export function growthFigures(results: Results, suffix: string): Figure[] {
  return [...results.samples.keys()]
    .filter((id) => suffix && id.endsWith(suffix))
    .flatMap((id) => {
      const first = id.slice(0, -suffix.length)
      const most = first.startsWith('miss') ? 1.3 : 1.5
      return results.ratio(`${first}, p50${suffix} : with fewer`, [id, first], 'p50', { most })
    })
}
