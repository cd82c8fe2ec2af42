import { dataColumns } from '@bezpechne/shared/data-licence'
import type { ExportedInquiry } from '@bezpechne/shared/inquiries'
import type { InquiryFilter } from '@bezpechne/shared/inquiry-filter'
import { stringify } from 'csv-stringify/sync'
import type { Feature, Point } from 'geojson'

import { harmless } from '../platform/csv.ts'
import type { Db } from '../platform/database.ts'
import { anchorOf, listLines, planList } from './lists.ts'

/** So many lines are in memory at once, however many there are. */
const lines = 500

type Pages = AsyncIterable<ExportedInquiry[]>

/** All that pass the filter, newest first; read as fast as somebody takes them. */
export async function* exportPages(
  db: Db,
  city: string,
  filter: InquiryFilter,
): AsyncGenerator<ExportedInquiry[]> {
  const plan = await planList(db, city, filter)
  let page = await listLines(db, plan, { sort: 'newest', limit: lines })
  while (page.length) {
    yield page.map(({ x: _x, y: _y, ...line }) => line)
    const after = anchorOf(page)
    page = page.length < lines ? [] : await listLines(db, plan, { sort: 'newest', limit: lines, after })
  }
}

/** One inquiry a line: a program may read it line by line. */
export async function* geoJsonOf(pages: Pages, about: Record<string, string>): AsyncGenerator<string> {
  yield `{"type":"FeatureCollection",${JSON.stringify(about).slice(1, -1)},"features":[`
  let separator = '\n'
  for await (const page of pages) {
    if (!page.length) continue
    yield separator + page.map((inquiry) => JSON.stringify(featureOf(inquiry))).join(',\n')
    separator = ',\n'
  }
  yield '\n]}\n'
}

type Exported = Feature<Point, Omit<ExportedInquiry, 'at'>>

function featureOf({ at, ...properties }: ExportedInquiry): Exported {
  const geometry: Point = { type: 'Point', coordinates: [at.lng, at.lat] }
  return { type: 'Feature', id: properties.number, geometry, properties }
}

/** A line of geoJsonOf() as what it was made of; undefined for the first line and the last. */
export function inquiryIn(line: string): ExportedInquiry | undefined {
  if (!line.startsWith('{"type":"Feature",')) return undefined
  const { geometry, properties }: Exported = JSON.parse(line.replace(/,$/, ''))
  const [lng = 0, lat = 0] = geometry.coordinates
  return { ...properties, at: { lat, lng } }
}

export async function* csvOf(pages: Pages): AsyncGenerator<string> {
  const columns = [...dataColumns]
  // NOTE: without the mark at the beginning, Excel reads Ukrainian as Latin letters.
  yield `\uFEFF${stringify([columns])}`
  for await (const page of pages) {
    yield stringify(page.map(rowOf), { columns, cast: { string: harmless } })
  }
}

function rowOf({ at, district, answeredBy, ...rest }: ExportedInquiry) {
  return { ...rest, ...at, district: district?.name.uk, answeredBy: answeredBy?.uk }
}
