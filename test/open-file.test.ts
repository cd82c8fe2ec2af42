import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { linkTokens } from '@bezpechne/server/platform/link-tokens'
import { afterAll, expect, test } from 'vitest'

import { readCityFile } from '../scripts/city/city-file.ts'
import { openFromFile } from '../scripts/city/open-from-file.ts'
import { freshDatabase } from './support/database.ts'
import { temporaryDirectory } from './support/server.ts'

const { db } = await freshDatabase()
const { path: folder, remove } = temporaryDirectory()
afterAll(remove)

const ring = [
  [27.8, 49],
  [28, 49],
  [28, 49.15],
  [27.8, 49.15],
  [27.8, 49],
]
const village = `id: severynivka
code: SEVER
name: { uk: Северинівка, en: Severynivka }
contact: { phone: '2-15-47', email: null }
boundary: { file: border.geojson, credit: '' }
administrators: [rada@severynivka.example]
moderators: [Rada@severynivka.example]
holidays:
  - { on: 2027-01-01, name: Новий рік }
`

test('one file opens a city for its own people: first only looked at, then done, and a second time nothing changes', async () => {
  const features = [{ type: 'Feature', properties: {}, geometry: { type: 'Polygon', coordinates: [ring] } }]
  writeFileSync(join(folder, 'border.geojson'), JSON.stringify({ type: 'FeatureCollection', features }))
  const file = join(folder, 'city.yaml')
  writeFileSync(file, village)
  const open = (commit: boolean) => openFromFile(db, file, { commit, linkToken: linkTokens('secret') })
  const looked = await open(false)
  expect(looked).toHaveLength(4)
  expect(await db.selectFrom('city').select('id').execute()).toEqual([])
  expect(await open(true)).toEqual(looked)
  expect(await db.selectFrom('city').select(['id', 'state', 'contact_phone']).execute()).toEqual([
    { id: 'severynivka', state: 'opening', contact_phone: '2-15-47' },
  ])
  expect(await open(true)).toEqual([])
})

test('every mistake is told at once, with its line and its field', () => {
  const wrong = village
    .replace('SEVER', 'sever')
    .replace('2027-01-01', 'January')
    .replace('severynivka\n', 'desk\n')
  expect(() => readCityFile(wrong)).toThrow(
    /^line 1: id: .*\nline 2: code: .*\nline 9: holidays\.0\.on: .*\n3 to correct: nothing is changed$/,
  )
  expect(() => readCityFile('id: [')).toThrow(/^line 1: /)
  expect(() => readCityFile(`${village}mayor: x\n`)).toThrow(/Unrecognized key: "mayor"/)
})
