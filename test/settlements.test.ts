import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'

import { buildApp } from '@bezpechne/server/app'
import { readConfig } from '@bezpechne/server/config'
import type { Community } from '@bezpechne/shared/opening'
import { afterAll, expect, test } from 'vitest'

import { runSettlementImport } from '../scripts/import/import-settlements.ts'
import { freshDatabase } from './support/database.ts'
import { someone } from './support/people.ts'
import { temporaryDirectory } from './support/server.ts'

const database = await freshDatabase()
const { db } = database
const app = await buildApp(readConfig({ WORKER: 'separate' }), { database })
const { path: folder, remove } = temporaryDirectory()
afterAll(async () => {
  await app.close()
  remove()
})

const header = 'katottg,category,name_uk,hromada_katottg,hromada_uk,raion_uk,oblast_uk,lon,lat'
const village = (end: string, name: string, hromada: string, place = 'Жмеринський,Вінницька,27.9,49.06') =>
  `UA050601100100${end},C,${name},${hromada},${place}`
const own = 'UA05060110000027268,Северинівська'
const rows = [
  village('47621', 'Северинівка', own),
  village('80340', 'Голубівка', own),
  village('40726', 'Северинівка', 'UA59080150000013842,Миколаївська', 'Сумський,Сумська,34.6,51.07'),
  'UA80000000000093317,K,Київ,,,,,30.52,50.45',
  'UA80000000000126643,B,Голосіївський,,,,Київ,30.5,50.3',
]

async function given(lines: string[], more: { commit?: true } = { commit: true }): Promise<string[]> {
  const file = join(folder, 'settlements.csv')
  await writeFile(file, [header, ...lines].join('\n'))
  return runSettlementImport(db, file, more)
}

async function typed(q: string): Promise<Community[]> {
  const { items } = (await someone(app).get(`/opening/communities?${new URLSearchParams({ q })}`)).json<{
    items: Community[]
  }>()
  return items
}

test('a community is found by any settlement in it, its centre first; a second import changes nothing', async () => {
  expect((await given(rows, {}))[0]).toContain('4 new, 0 changed, 0 unchanged; 1 are no settlement')
  expect(await typed('Северинівка')).toEqual([])
  await given(rows)
  expect((await given(rows))[0]).toContain('0 new, 0 changed, 4 unchanged')
  const [first, second] = await typed('северинівка')
  expect(first).toEqual({
    katottg: 'UA05060110000027268',
    name: 'Северинівка',
    community: 'Северинівка',
    around: 'Северинівська громада, Жмеринський район, Вінницька область',
  })
  expect(second?.around).toContain('Миколаївська громада')
  expect((await typed('Северинівка сумська'))[0]?.around).toContain('Сумська область')
  // A village that is not the centre leads to its community.
  expect(await typed('голубів')).toMatchObject([{ name: 'Голубівка', community: 'Северинівська громада' }])
  expect(await typed('Київ')).toMatchObject([{ community: 'Київ', around: 'Київ' }])
  expect((await given([village('80340', 'Голубівка Нова', own)]))[0]).toContain('0 new, 1 changed')
})

test('every wrong row is named by its line, and nothing is stored', async () => {
  const wrong = [
    rows[0] ?? '',
    village('1', 'Мала', own),
    village('80341', '', own),
    village('80342', 'Мала', own, 'Жмеринський,Вінницька,49.06,27.9'),
    village('80343', 'Мала', 'UA1,Мала'),
    rows[0] ?? '',
  ]
  await expect(given(wrong)).rejects.toThrow(
    /^Line 3 has “UA0506011001001”.*\nLine 4 has no name.*\nLine 5 has longitude and latitude exchanged\nLine 6 has “UA1”.*\nLine 7 has the code UA05060110010047621 a second time\n5 to correct/,
  )
  expect((await given(rows.slice(0, 1)))[0]).toContain('1 unchanged')
})

const real = join(import.meta.dirname, '../../shared/data/ua_gazetteer.csv')

// The whole country, 29,815 rows, takes 4 s of a quiet machine: one region shows the same.
test.skipIf(!existsSync(real))('the list of a whole region', async () => {
  const file = join(folder, 'region.csv')
  const lines = (await readFile(real, 'utf8')).split('\n')
  await writeFile(file, lines.filter((line, n) => n === 0 || line.includes(',Вінницька,')).join('\n'))
  const [told] = await runSettlementImport(db, file, { commit: true })
  expect(told).toMatch(/^Settlements: 1[45]\d{2} new/)
  const [first] = await typed('Северинівка')
  expect(first?.katottg).toBe('UA05060110000027268')
  expect((await runSettlementImport(db, file, {}))[0]).toContain('0 new, 0 changed')
})
