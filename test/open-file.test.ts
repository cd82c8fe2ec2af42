import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { listOn } from '@bezpechne/server/categories/queries'
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

const half = (west: number, east: number, name: string, code = '') => ({
  type: 'Feature',
  properties: { name_uk: name, code, residents: 900 },
  geometry: {
    type: 'Polygon',
    coordinates: [
      [
        [west, 49],
        [east, 49],
        [east, 49.15],
        [west, 49.15],
        [west, 49],
      ],
    ],
  },
})
const save = (name: string, features: unknown[]) =>
  writeFileSync(join(folder, name), JSON.stringify({ type: 'FeatureCollection', features }))

const more = `districts: { file: districts.geojson }
beats: { file: beats.geojson }
officers: { file: officers.csv }
acknowledge: true
categories: [street-lighting, road-surface, other]
texts:
  hours: { uk: пн-пт 09:00-17:00, en: Mon-Fri 09:00-17:00 }
  reject:
    duplicate: { uk: Про це вже пишуть., en: Somebody wrote of it. }
  cards:
    danger:
      title: { uk: Телефонуйте, en: Call }
      text: { uk: '', en: '' }
      note: { uk: '', en: '' }
      lines: [{ number: '2-15-02', about: { uk: черговий, en: on duty } }]
`
const officers = `badge,rank,name_uk,phones,hours,office,beat
0012345,лейтенант поліції,Мельник Ірина Петрівна,+380 67 123 45 67,пн-пт 09:00-18:00,вулиця Центральна 1,SEV-1
`

test('districts, beats, officers, topics and texts come with it; a mistake in one file leaves nothing of any', async () => {
  const ours = village.replaceAll('severynivka', 'selo').replace('SEVER', 'SELO')
  const file = join(folder, 'more.yaml')
  writeFileSync(file, ours + more)
  save('districts.geojson', [half(27.8, 27.9, 'Західний'), half(27.9, 28, 'Східний')])
  save('beats.geojson', [half(27.8, 28, 'Дільниця № 1', 'SEV-1')])
  writeFileSync(join(folder, 'officers.csv'), officers)
  const open = (commit: boolean) => openFromFile(db, file, { commit, linkToken: linkTokens('secret') })
  const count = async () => {
    const rows = await Promise.all([
      db.selectFrom('district').select('id').where('city_id', '=', 'selo').execute(),
      db.selectFrom('beat').select('id').where('city_id', '=', 'selo').execute(),
      db.selectFrom('officer').select('id').where('city_id', '=', 'selo').execute(),
      db.selectFrom('city').select('id').where('id', '=', 'selo').execute(),
    ])
    return rows.map(({ length }) => length)
  }
  const looked = await open(false)
  expect(looked.join('\n')).toMatch(
    /Західний[^]*~ card: danger\n~ text of reject: duplicate\n~ hours\nBeats: 1 new/,
  )
  expect(await count()).toEqual([0, 0, 0, 0])

  // Far outside, and a file that is not there: both at once, and nothing of the rest.
  save('districts.geojson', [half(27.8, 27.9, 'Західний'), half(28.5, 28.9, 'Чужий')])
  await expect(open(true)).rejects.toThrow(/districts: WRONG .*Чужий/)
  writeFileSync(
    file,
    ours + more.replace('beats.geojson', 'nothing.geojson').replace('officers.csv', 'x.csv'),
  )
  await expect(open(true)).rejects.toThrow(/beats: ENOENT[^]*officers: ENOENT[^]*nothing is changed/)
  writeFileSync(file, ours + more.replace('[street-lighting', '[street-light'))
  save('districts.geojson', [half(27.8, 27.9, 'Західний'), half(27.9, 28, 'Східний')])
  await expect(open(true)).rejects.toThrow(/categories: there is no street-light; there are crossing/)
  expect(await count()).toEqual([0, 0, 0, 0])

  writeFileSync(file, ours + more)
  expect(await open(true)).toEqual(looked)
  expect(await count()).toEqual([2, 1, 1, 1])
  expect(await listOn(db, 'selo')).toEqual(['street-lighting', 'road-surface', 'other'])
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
