import { listPublicInquiries } from '@bezpechne/server/inquiries/reads'
import type { Db } from '@bezpechne/server/platform/database'
import { InquiryQuery } from '@bezpechne/shared/inquiry-filter'
import { deinterleave, type Tile, tileOf, toLonLat } from '@bezpechne/shared/morton'
import { sql } from 'kysely'

import { benchCities } from './cities.ts'

/** Tile zooms; on the map it is one more. */
export const zooms = [5, 9, 12, 15] as const

export const focusCity = 'kyiv'

type LonLat = ReturnType<typeof toLonLat>

/** What people look at in this data: drawn from the data itself, before a server has it. */
export interface Views {
  /** Addresses of tiles by zoom, where inquiries are, so that busy places are asked for more often. */
  national: Map<number, string[]>
  city: Map<number, string[]>
  /** Of inquiries drawn at random. */
  keys: number[]
  full: Tile[]
  /** Around which lists of a street and of a district are asked for. */
  places: LonLat[]
  lists: Asked[]
  officers: { lat: number; lng: number }[]
  watched: Watched[]
  /** Whether the engine can write MVT. */
  mvt: boolean
}

interface Asked {
  name: string
  /** Queries to go round in. */
  queries: string[]
}

export interface Watched {
  id: string
  number: string
  mk: number
}

const most = 2000

/**
 * So few that a third of a second goes round them once: of two hundred each turn saw others, and the ratio of two
 * databases went from 1.1 to 1.7 by that alone.
 */
const mostPlaces = 30

/** @param among the places of another database that this one is compared with: the same streets, with more in them */
export async function listViews(db: Db, among?: LonLat[]): Promise<Views> {
  const keys = await listKeys(db)
  const cityKeys = await listKeys(db, focusCity)
  const points = cityKeys.map((key) => toLonLat(deinterleave(key)))
  const places = among ?? points.slice(0, mostPlaces)
  return {
    national: tilesOf(keys),
    city: tilesOf(cityKeys),
    keys,
    full: await listFullTiles(db),
    places,
    lists: await listAsks(db, places),
    officers: points.map(({ lat, lon }) => ({ lat, lng: lon })),
    watched: await listWatched(db, 40),
    mvt: await canMakeMvt(db),
  }
}

function tilesOf(keys: number[]): Map<number, string[]> {
  return new Map(zooms.map((z) => [z, keys.map((key) => pathOf(tileOf(key, z)))]))
}

export function pathOf({ z, x, y }: Tile): string {
  return `/${z}/${x}/${y}`
}

/** Repeatable: the same rows give the same keys. */
async function listKeys(db: Db, city?: string): Promise<number[]> {
  const whose = city === undefined ? sql`` : sql`where city_id = ${city}`
  const { rows } = await sql<{ mk: number }>`
    with all_of as materialized (select mk, number from pin ${whose}),
      step as (select greatest(1, count(*) / ${most}::int) as n from all_of)
    select mk::float8 as mk from all_of, step where abs(hashtext(number)::int8) % step.n = 0
     order by hashtext(number || 'order'), number limit ${most}::int`.execute(db)
  return rows.map(({ mk }) => mk)
}

/** Tiles with 900 to 1,000 pins, as full as pins come. */
async function listFullTiles(db: Db): Promise<Tile[]> {
  const { rows } = await sql<{ key: number }>`
    select (mk >> 22)::float8 as key from pin group by mk >> 22 having count(*) between 900 and 1000 order by count(*) desc limit 50`.execute(
    db,
  )
  return rows.map(({ key }) => ({ z: 15, ...deinterleave(key) }))
}

/** Answered ones of quiet places, where a tile of pins says each by itself. */
async function listWatched(db: Db, upTo: number): Promise<Watched[]> {
  const { rows } = await sql<Watched>`
    select i.id, i.number, i.mk::float8 as mk from inquiry i join pin p using (city_id, id)
     where i.city_id = ${focusCity} and i.state = 'answered'
       and (select count(*) from pin near where near.mk >= (p.mk >> 16) << 16 and near.mk < ((p.mk >> 16) + 1) << 16) < 500
     order by i.published_at desc limit ${upTo}::int`.execute(db)
  return rows
}

async function canMakeMvt(db: Db): Promise<boolean> {
  const asked = sql`select st_asmvt(q, 'x', 4096, 'g')
    from (select st_asmvtgeom(st_setsrid(st_makepoint(0, 0), 3857), st_tileenvelope(0, 0, 0)) as g) q`.execute(
    db,
  )
  return asked.then(
    () => true,
    () => false,
  )
}

const city = benchCities.find(({ id }) => id === focusCity)
const [degreeEast, degreeNorth] = [71, 111]

/** What people ask a list for, in the largest city. */
async function listAsks(db: Db, points: LonLat[]): Promise<Asked[]> {
  const boxes = (kilometres: number) =>
    points.map(({ lon, lat }) => {
      const [east, north] = [kilometres / 2 / degreeEast, kilometres / 2 / degreeNorth]
      return `bbox=${[lon - east, lat - north, lon + east, lat + north].map((degrees) => degrees.toFixed(6)).join()}`
    })
  const whole = city
    ? `bbox=${[city.west, city.south, city.east, city.north].map((degrees) => degrees.toFixed(6)).join()}`
    : ''
  return [
    { name: 'newest in a street, 1 km', queries: boxes(1) },
    { name: 'newest in a district, 5 km', queries: boxes(5) },
    { name: 'newest in a view of the city, 20 km', queries: [whole] },
    { name: 'newest of the city', queries: [''] },
    { name: 'newest of a district', queries: await largestDistricts(db) },
    { name: 'page 2', queries: [await cursorAfter(db, 1)] },
    { name: 'page 20', queries: [await cursorAfter(db, 19)] },
    { name: 'search, a frequent word', queries: ['q=ліхтар', 'q=собаки', 'q=школа'] },
    { name: 'search, two words', queries: ['q=ліхтар садова', 'q=люк вокзальна', 'q=шум паркова'] },
    { name: 'search, what nobody wrote', queries: ['q=бегемот', 'q=крокодили'] },
  ].map(({ name, queries }) => ({ name, queries: queries.map(encoded) }))
}

function encoded(query: string): string {
  return new URLSearchParams(query).toString()
}

async function largestDistricts(db: Db): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select district_id as id from city_month where city_id = ${focusCity} and district_id <> ''
     group by district_id order by sum(red + green) desc, district_id limit 2`.execute(db)
  return rows.map(({ id }) => `district=${id}`)
}

async function cursorAfter(db: Db, pages: number): Promise<string> {
  let cursor: string | undefined
  for (let page = 0; page < pages; page++) {
    const query = InquiryQuery.parse(cursor === undefined ? {} : { cursor })
    cursor = (await listPublicInquiries(db, focusCity, query)).nextCursor ?? cursor
  }
  return cursor === undefined ? '' : `cursor=${cursor}`
}
