import type { buildApp } from '@bezpechne/server/app'
import type { Db } from '@bezpechne/server/platform/database'
import { sql } from 'kysely'

type App = Awaited<ReturnType<typeof buildApp>>

/** What is another thing each time it is asked, or asks for a code that the visitor has not. */
const notPublished = [/\/challenge$/, /\/events$/, /\/letters\/mine/, /\/follow\/stop\//, /\/new$/]

interface Names {
  city: string
  numbers: string[]
  beats: string[]
  photos: string[]
  portraits: string[]
  dumps: string[]
  tiles: string[]
}

async function namesIn(db: Db, city: string): Promise<Names> {
  const { rows } = await sql<Names>`select ${city} as city,
    array(select number from inquiry where city_id = ${city} order by number) as numbers,
    array(select id from beat where city_id = ${city} order by id) as beats,
    array(select id::text from photo where city_id = ${city} order by id) as photos,
    array(select photo from officer where city_id = ${city} and photo is not null order by id) as portraits,
    array(select day::text || f from dump, unnest(array['.csv.gz', '.geojson.gz']) f where city_id = ${city} order by 1) as dumps,
    array(select distinct z || '/' || (map_x >> (26 - z)) || '/' || (map_y >> (26 - z))
      from inquiry, unnest(array[6, 12, 18]) z where city_id = ${city} and map_x is not null order by 1) as tiles`.execute(
    db,
  )
  const [names] = rows
  if (!names) throw new Error(`No ${city}`)
  return names
}

/** Every address of a city that everybody may open: each public route with each of what its path names. */
export async function publicAddresses(app: App, db: Db, city: string): Promise<string[]> {
  const names = await namesIn(db, city)
  const values: Record<string, string[]> = {
    city: [city],
    number: names.numbers,
    beat: names.beats,
    id: names.photos,
    photo: names.portraits,
    file: names.dumps,
  }
  const routes = new Set(
    app.accessList
      .filter(({ method, access, url }) => method === 'GET' && access === 'public' && url.includes(':city'))
      .filter(({ url }) => !notPublished.some((one) => one.test(url)))
      .map(({ url }) => url),
  )
  const filled = [...routes].flatMap((url) => fill(url, values))
  return [
    ...filled,
    ...names.tiles.map((tile) => `/api/v1/tiles/${tile}?city=${city}`),
    '/',
    '/api/v1/cities',
  ]
}

function fill(url: string, values: Record<string, string[]>): string[] {
  const [, name] = /:([a-z]+)/.exec(url) ?? []
  if (name === undefined) return [url]
  return (values[name] ?? []).flatMap((value) => fill(url.replace(`:${name}`, value), values))
}
