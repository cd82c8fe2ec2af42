import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'

import type { CityDetail } from '@bezpechne/shared/cities'
import type { InquiryPage } from '@bezpechne/shared/inquiries'
import { toStep } from '@bezpechne/shared/morton'
import type { Tile } from '@bezpechne/shared/tiles'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { type ServerData, serverData } from '../support/server-data.ts'
import { type RunningServer, startServer } from '../support/server.ts'
import { playMainJob } from './main-job.ts'

const root = join(import.meta.dirname, '../..')
const real = join(root, '../shared/data')
const districts = join(real, 'kyiv_raions.geojson')
const incidents = join(real, 'kyiv_incidents_SYNTHETIC.csv')

// Their words to our categories. What happens at home never becomes a pin, so it is left out by name.
const map =
  'theft=other,robbery=public-order,disorder=public-order,noise=noise,traffic=speeding,vandalism=vandalism,' +
  'fraud=other,drugs=drug-trade,abandoned=abandoned-building,domestic=skip'

let data: ServerData
let server: RunningServer

beforeAll(async () => {
  if (!existsSync(real)) return
  data = await serverData()
  await (await startServer(data.env)).stop()
  await script('city.ts', [
    'import-districts',
    districts,
    '--city',
    'kyiv',
    '--credit',
    '© OpenStreetMap',
    '--commit',
  ])
  const columns = ['--lat', 'lat', '--lng', 'lon', '--when', 'occurred_at', '--external-id', 'id']
  const words = ['--text-template', '{category_uk}, {raion_uk}', '--map', map, '--state', 'published']
  await script('inquiries.ts', ['import', incidents, '--city', 'kyiv', ...columns, ...words, '--commit'])
  server = await startServer(data.env)
})
afterAll(async () => {
  await server?.stop()
  await data?.remove()
})

test.skipIf(!existsSync(real))(
  'with real districts and thousands of inquiries the map adds up',
  async () => {
    const city = await read<CityDetail>('/cities/kyiv')
    const { counts } = await read<InquiryPage>('/cities/kyiv/inquiries?limit=1')
    expect(city.districts).toHaveLength(10)
    expect(counts.red + counts.green).toBeGreaterThan(5000)
    for (const zoom of [6, 10, 12, 14, 16]) {
      // NOTE: tiles are drawn 512 px wide, so the map's zoom is the tile's and one.
      expect(await countOnTiles(city.bbox, zoom - 1), `zoom ${zoom}`).toEqual(counts)
    }
  },
  300_000,
)

test.skipIf(!existsSync(real))('and the main job is done inside Holosiivskyi', async () => {
  await playMainJob({ url: server.url, live: 2000 })
  const { items } = await read<InquiryPage>('/cities/kyiv/inquiries?limit=1')
  expect(items[0]?.district?.name.uk).toBe('Голосіївський район')
})

async function read<Answer>(path: string): Promise<Answer> {
  const reply = await fetch(`${server.url}/api/v1${path}`)
  const answer: Answer = JSON.parse(await reply.text())
  return answer
}

function script(name: string, args: string[]) {
  return promisify(execFile)(process.execPath, [join(root, 'scripts', name), ...args], {
    env: { PATH: process.env['PATH'], ...data.env },
    cwd: root,
  })
}

async function countOnTiles([west, south, east, north]: CityDetail['bbox'], z: number) {
  const scale = 2 ** (26 - z)
  const from = toStep(west, north)
  const to = toStep(east, south)
  const counts = { red: 0, green: 0 }
  for (let x = Math.floor(from.x / scale); x <= Math.floor(to.x / scale); x++) {
    for (let y = Math.floor(from.y / scale); y <= Math.floor(to.y / scale); y++) {
      const { red, green } = countOn(await read<Tile>(`/tiles/${z}/${x}/${y}`))
      counts.red += red
      counts.green += green
    }
  }
  return counts
}

function countOn(tile: Tile) {
  if (tile.kind === 'cells') return { red: sum(tile.red), green: sum(tile.green) }
  const green = tile.cls.filter((cls) => cls % 2 === 1).length
  return { red: tile.cls.length - green, green }
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
