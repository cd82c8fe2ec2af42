import { createHash, randomUUID } from 'node:crypto'
import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip } from 'node:zlib'

import { dataCredit, dataLicence } from '@bezpechne/shared/data-licence'
import type { ExportedInquiry } from '@bezpechne/shared/inquiries'

import { csvOf, geoJsonOf, inquiryIn } from '../inquiries/index.ts'
import type { Storage } from '../platform/storage.ts'
import type { Written } from './queries.ts'

interface Named {
  city: string
  day: string
}

export type Format = 'geojson' | 'csv'

export function keyOf({ city, day }: Named, file: string, format: Format): string {
  return `${city}/${day}.${file}.${format}.gz`
}

/** Both files, one inquiry after another: memory does not grow with the city. The second is made of the first. */
export async function writeFiles(
  storage: Storage,
  named: Named & { name: string },
  pages: AsyncIterable<ExportedInquiry[]>,
): Promise<Written> {
  const file = randomUUID()
  const count = { rows: 0 }
  const { city, day, name } = named
  const about = { city, day, licence: dataLicence.url, credit: dataCredit(name) }
  const geojson = await put(storage, keyOf(named, file, 'geojson'), geoJsonOf(counted(pages, count), about))
  const csv = await put(storage, keyOf(named, file, 'csv'), csvOf(pagesIn(storage, named, file)))
  return {
    file,
    ...count,
    geojsonBytes: geojson.bytes,
    geojsonSha256: geojson.sha256,
    csvBytes: csv.bytes,
    csvSha256: csv.sha256,
  }
}

export async function removeFiles(storage: Storage, named: Named, file: string): Promise<void> {
  for (const format of ['geojson', 'csv'] as const) await storage.remove(keyOf(named, file, format))
}

async function* counted(pages: AsyncIterable<ExportedInquiry[]>, count: { rows: number }) {
  for await (const page of pages) {
    count.rows += page.length
    yield page
  }
}

async function put(storage: Storage, key: string, text: AsyncIterable<string>) {
  const hash = createHash('sha256')
  let bytes = 0
  const gzip = createGzip()
  // NOTE: what fails on the way in ends the zipping, and with it the loop below.
  const feeding = pipeline(Readable.from(text), gzip)
  feeding.catch(() => {})
  async function* zipped() {
    for await (const chunk of gzip as AsyncIterable<Buffer>) {
      hash.update(chunk)
      bytes += chunk.byteLength
      yield chunk
    }
  }
  await storage.put(key, zipped())
  await feeding
  return { bytes, sha256: hash.digest('hex') }
}

const atOnce = 500

/** What a dump says; nothing where its file is gone. */
export async function* pagesIn(
  storage: Storage,
  named: Named,
  file: string,
): AsyncGenerator<ExportedInquiry[]> {
  const zipped = await storage.read(keyOf(named, file, 'geojson'))
  if (!zipped) return
  const text = createGunzip()
  const reading = pipeline(zipped, text)
  reading.catch(() => {})
  let page: ExportedInquiry[] = []
  for await (const line of createInterface({ input: text, crlfDelay: Number.POSITIVE_INFINITY })) {
    const inquiry = inquiryIn(line)
    if (inquiry) page.push(inquiry)
    if (page.length < atOnce) continue
    yield page
    page = []
  }
  await reading
  yield page
}
