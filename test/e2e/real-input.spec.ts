import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'

import type { City, CityDetail } from '@bezpechne/shared/cities'
import type { InquiryPage } from '@bezpechne/shared/inquiries'
import { toStep } from '@bezpechne/shared/morton'
import type { Tile } from '@bezpechne/shared/tiles'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'

import type { ServerData } from '../support/server-data.ts'
import { type RunningServer, startServer } from '../support/server.ts'
import { stageData } from '../support/stage-data.ts'
import { playMainJob } from './main-job.ts'

const root = join(import.meta.dirname, '../..')
const real = join(root, '../shared/data')
const districts = join(real, 'kyiv_raions.geojson')
const incidents = join(real, 'kyiv_incidents_SYNTHETIC.csv')

// Their words to our categories. What happens at home never becomes a pin, so it is left out by name.
const map =
  'theft=other,robbery=public-order,disorder=public-order,noise=noise,traffic=speeding,vandalism=vandalism,' +
  'fraud=other,drugs=drug-trade,abandoned=abandoned-building,domestic=skip'

const patience = { timeout: 60_000, interval: 500 }

let data: ServerData
let server: RunningServer

beforeAll(async () => {
  if (!existsSync(real)) return
  data = await stageData()
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
    const { items: cities } = await read<{ items: City[] }>('/cities')
    const kyiv = await read<CityDetail>('/cities/kyiv')
    expect(kyiv.districts).toHaveLength(10)
    // The import left its news for the fold of the server that has just started; lists see the latest thousand sooner.
    const truth = await vi.waitFor(async () => {
      const counted = await countInLists(cities)
      expect(counted.red + counted.green).toBeGreaterThan(5000)
      expect(await countOnTiles(cities, 5)).toEqual(counted)
      return counted
    }, patience)
    for (const zoom of [6, 10, 12, 14, 16]) {
      // NOTE: tiles are drawn 512 px wide, so the map's zoom is the tile's and one.
      expect(await countOnTiles(cities, zoom - 1), `zoom ${zoom}`).toEqual(truth)
    }
  },
  300_000,
)

test.skipIf(!existsSync(real))('and the main job is done inside Holosiivskyi', async () => {
  await playMainJob({ url: server.url, live: 2000 })
  const { items } = await read<InquiryPage>('/cities/kyiv/inquiries?limit=1')
  expect(items[0]?.district?.name.uk).toBe('Голосіївський район')
})

/** What the lists count. */
async function countInLists(cities: City[]) {
  const counts = { red: 0, green: 0 }
  for (const { id } of cities) {
    const page = await read<InquiryPage>(`/cities/${id}/inquiries?limit=1`)
    counts.red += page.counts.red
    counts.green += page.counts.green
  }
  return counts
}

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

/** Over the tiles of one zoom that meet any of the cities, each once. */
async function countOnTiles(cities: City[], z: number) {
  const counts = { red: 0, green: 0 }
  for (const tile of new Set(cities.flatMap(({ bbox }) => tilesOver(bbox, z)))) {
    const { red, green } = countOn(await read<Tile>(`/tiles/${tile}`))
    counts.red += red
    counts.green += green
  }
  return counts
}

function tilesOver([west, south, east, north]: City['bbox'], z: number): string[] {
  const step = 2 ** (26 - z)
  const from = toStep(west, north)
  const to = toStep(east, south)
  const tiles: string[] = []
  for (let x = Math.floor(from.x / step); x <= Math.floor(to.x / step); x++) {
    for (let y = Math.floor(from.y / step); y <= Math.floor(to.y / step); y++) tiles.push(`${z}/${x}/${y}`)
  }
  return tiles
}

function countOn(tile: Tile) {
  if (tile.kind === 'cells') return { red: sum(tile.red), green: sum(tile.green) }
  const green = tile.cls.filter((cls) => cls % 2 === 1).length
  return { red: tile.cls.length - green, green }
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
