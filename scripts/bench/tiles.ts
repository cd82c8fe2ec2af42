import { type Load, load } from './load.ts'
import type { Case, Figure, Results } from './results.ts'
import { focusCity, type Views, zooms } from './views.ts'

interface At {
  floor: string
  miss: string
  cached: string
}

const connections = 8

const floors = { buffer: 'a buffer of 1,000 bytes', select1: 'select 1' }

const filters = {
  '': '',
  ', one city': `?city=${focusCity}`,
  ', 3 categories': '?categories=1,5,7',
  ', 12 months': '?from=2025-01&to=2025-12',
}

interface Named {
  id: string
  section: string
  beside: string
}

const loadCase = (named: Named, of: Omit<Load, 'connections'>): Case => ({
  ...named,
  run: (seconds) => load({ ...of, connections }, seconds),
})

/** The floors, and the product's tiles: made anew, kept, and not sent at all. */
export async function tileCases(at: At, views: Views): Promise<Case[]> {
  const floor = (id: string, path: string) =>
    loadCase({ section: 'Floors: bare Fastify', id, beside: id }, { origin: at.floor, paths: [path] })
  const miss = { section: 'Tiles on a cache miss', beside: floors.select1 }
  const misses = Object.entries(filters).flatMap(([name, query]) =>
    zooms.map((z) => {
      const tiles = (query.includes('city') ? views.city : views.national).get(z) ?? []
      const paths = tiles.map((tile) => `/api/v1/tiles${tile}${query}`)
      return loadCase({ ...miss, id: `miss z${z}${name}` }, { origin: at.miss, paths })
    }),
  )
  const kept = await Promise.all(zooms.map(async (z) => keptTiles(at.cached, views.national.get(z) ?? [], z)))
  const hit = { section: 'Tiles from the cache', beside: floors.buffer }
  const hits = kept.flatMap(({ z, paths, tags }) => [
    loadCase({ ...hit, id: `cached z${z}` }, { origin: at.cached, paths }),
    loadCase(
      { ...hit, id: `304 z${z}` },
      {
        origin: at.cached,
        paths,
        status: 304,
        headersOf: (path) => ({ 'accept-encoding': 'gzip', 'if-none-match': tags.get(path) ?? '' }),
      },
    ),
  ])
  return [floor(floors.buffer, '/buffer'), floor(floors.select1, '/select1'), ...misses, ...hits]
}

/** Asks once for some of them, so that they are there. */
async function keptTiles(origin: string, tiles: string[], z: number) {
  const paths = [...new Set(tiles)].slice(0, 400).map((tile) => `/api/v1/tiles${tile}`)
  const tags = new Map<string, string>()
  for (const path of paths) {
    const answer = await fetch(origin + path, { headers: { 'accept-encoding': 'gzip' } })
    await answer.arrayBuffer()
    tags.set(path, answer.headers.get('etag') ?? '')
  }
  return { z, paths, tags }
}

/** Of other data: the tiles that are compared. */
export function growthCases(at: At, views: Views, suffix: string): Case[] {
  return zooms.map((z): Case => ({
    id: `miss z${z}${suffix}`,
    section: 'Tiles on a cache miss',
    run: (seconds) =>
      load(
        {
          origin: at.miss,
          paths: (views.national.get(z) ?? []).map((tile) => `/api/v1/tiles${tile}`),
          connections,
        },
        seconds,
      ),
  }))
}

/** Other designs of the same map; those that need MVT where there is none are left out. */
export function peerCases(at: At, views: Views, names: string[]): Case[] {
  return names.flatMap((name) =>
    zooms.map((z): Case => ({
      id: `${name} z${z}`,
      section: name.startsWith('rows') ? 'Like for like: 1,000 rows' : 'Other designs of the same map',
      run: (seconds) =>
        load(
          {
            origin: at.floor,
            paths: (views.national.get(z) ?? []).map((tile) => `/${name}${tile}`),
            connections,
          },
          seconds,
        ),
    })),
  )
}

// Below map zoom 16 (tile zoom 15) the issue names no goal for a miss.
const bound = new Set<number>([5, 9, 12])

export function tileFigures(results: Results): Figure[] {
  const { buffer, select1 } = floors
  const misses = Object.keys(filters).flatMap((name) =>
    zooms.flatMap((z) => {
      const goals = name === '' && bound.has(z)
      const id = `miss z${z}${name}`
      return [
        ...results.ratio(
          `${id} : ${select1}, requests/s`,
          [id, select1],
          'perSecond',
          goals ? { least: 0.45 } : undefined,
        ),
        ...results.ratio(`${id} : ${select1}, p50`, [id, select1], 'p50', goals ? { most: 2.5 } : undefined),
      ]
    }),
  )
  const hits = zooms.flatMap((z) => [
    ...results.ratio(`cached z${z} : buffer, requests/s`, [`cached z${z}`, buffer], 'perSecond', {
      least: 0.85,
    }),
    ...results.ratio(`304 z${z} : buffer, requests/s`, [`304 z${z}`, buffer], 'perSecond', { least: 0.95 }),
  ])
  return [...misses, ...hits]
}

const peerGoals = new Map<number, number>([
  [5, 500],
  [9, 300],
  [12, 100],
  [15, 5],
])

export function peerFigures(results: Results): Figure[] {
  return zooms.flatMap((z) => {
    const tile = `miss z${z}`
    const than = (name: string, goal?: number) =>
      results.ratio(
        `${tile} : ${name}, requests/s`,
        [tile, `${name} z${z}`],
        'perSecond',
        goal === undefined ? undefined : { least: goal },
      )
    return [
      ...than('tileserv', peerGoals.get(z)),
      ...than('martin', peerGoals.get(z)),
      ...results.ratio(
        `like for like, 1,000 rows z${z}: covering index : GiST`,
        [`rows-pin z${z}`, `rows-gist z${z}`],
        'perSecond',
        {
          least: 3,
        },
      ),
      ...than('cells-mvt'),
      ...than('grid'),
    ]
  })
}
