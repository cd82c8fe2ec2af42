import { officersAt } from '@bezpechne/server/beats/keeping'
import { listNear } from '@bezpechne/server/beats/queries'
import { openDatabase } from '@bezpechne/server/platform/database'

// Prints what finding the officer of a point costs: node scripts/measure-officers.ts [postgres://…] [city]
const [, , databaseUrl, city = 'kyiv'] = process.argv
const rounds = 2000
const database = await openDatabase({
  DATA_DIR: process.env['DATA_DIR'] ?? 'data',
  ...(databaseUrl && { DATABASE_URL: databaseUrl }),
})
const { db } = database

try {
  const beats = await db
    .selectFrom('beat')
    .select('id')
    .where('city_id', '=', city)
    .where('retired_at', 'is', null)
    .execute()
  const { bbox } = await db
    .selectFrom('city')
    .select(({ fn }) => fn<string>('box2d', ['boundary']).as('bbox'))
    .where('id', '=', city)
    .executeTakeFirstOrThrow()
  const [west = 0, south = 0, east = 0, north = 0] = (bbox.match(/[\d.]+/g) ?? []).map(Number)
  const point = () => ({
    lat: south + Math.random() * (north - south),
    lng: west + Math.random() * (east - west),
  })
  console.log(`${beats.length} beats in ${city}, ${rounds} random points in its box`)
  await measure('the query for the beats of a point', () => listNear(db, city, point(), 30))
  await measure('all of GET officers/at: beats, officers, substitutes, stations', () =>
    officersAt(db, city, point()),
  )
} finally {
  await database.close()
}

async function measure(what: string, ask: () => Promise<unknown>): Promise<void> {
  const took: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    const began = performance.now()
    await ask()
    took.push(performance.now() - began)
  }
  took.sort((a, b) => a - b)
  const at = (share: number) => (took[Math.floor(rounds * share)] ?? 0).toFixed(2)
  console.log(`${what}: p50 ${at(0.5)} ms, p99 ${at(0.99)} ms`)
}
