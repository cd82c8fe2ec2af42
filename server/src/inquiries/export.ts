import type { ExportedInquiry } from '@bezpechne/shared/inquiries'
import type { InquiryFilter } from '@bezpechne/shared/inquiry-filter'
import { stringify } from 'csv-stringify/sync'
import type { Feature, Point } from 'geojson'

import { harmless } from '../platform/csv.ts'
import type { Db } from '../platform/database.ts'
import { anchorOf, listLines, planList } from './lists.ts'
import type { Line } from './page-queries.ts'

/** So many lines are in memory at once, however many there are. */
const lines = 500

async function* pages(db: Db, city: string, filter: InquiryFilter): AsyncGenerator<Line[]> {
  const plan = await planList(db, city, filter)
  let page = await listLines(db, plan, { sort: 'newest', limit: lines })
  while (page.length) {
    yield page
    const after = anchorOf(page)
    page = page.length < lines ? [] : await listLines(db, plan, { sort: 'newest', limit: lines, after })
  }
}

export async function* asGeoJson(db: Db, city: string, filter: InquiryFilter): AsyncGenerator<string> {
  yield '{"type":"FeatureCollection","features":['
  let separator = '\n'
  for await (const page of pages(db, city, filter)) {
    yield separator + page.map((inquiry) => JSON.stringify(featureOf(inquiry))).join(',\n')
    separator = ',\n'
  }
  yield '\n]}\n'
}

function featureOf({ at, x: _x, y: _y, ...properties }: Line): Feature<Point, Omit<ExportedInquiry, 'at'>> {
  const geometry: Point = { type: 'Point', coordinates: [at.lng, at.lat] }
  return { type: 'Feature', id: properties.number, geometry, properties }
}

const columns = [
  'number',
  'state',
  'colour',
  'outcome',
  'category',
  'title',
  'text',
  'place',
  'district',
  'lat',
  'lng',
  'precision',
  'publishedOn',
  'answeredOn',
  'answeredBy',
  'supports',
]

export async function* asCsv(db: Db, city: string, filter: InquiryFilter): AsyncGenerator<string> {
  // NOTE: without the mark at the beginning, Excel reads Ukrainian as Latin letters.
  yield `\uFEFF${stringify([columns])}`
  for await (const page of pages(db, city, filter)) {
    yield stringify(page.map(rowOf), { columns, cast: { string: harmless } })
  }
}

function rowOf({ at, district, answeredBy, ...rest }: Line) {
  return { ...rest, ...at, district: district?.name.uk, answeredBy: answeredBy?.uk }
}
