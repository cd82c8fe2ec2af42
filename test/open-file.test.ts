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
  await expect(open(true)).rejects.toThrow(/^line 10: districts: WRONG .*Чужий/)
  writeFileSync(
    file,
    ours + more.replace('beats.geojson', 'nothing.geojson').replace('officers.csv', 'x.csv'),
  )
  await expect(open(true)).rejects.toThrow(
    /line 11: beats\.file: ENOENT[^]*line 12: officers\.file: ENOENT[^]*nothing is changed/,
  )
  writeFileSync(file, ours + more.replace('road-surface', 'road'))
  save('districts.geojson', [half(27.8, 27.9, 'Західний'), half(27.9, 28, 'Східний')])
  await expect(open(true)).rejects.toThrow(
    /^line 14: categories\.1: there is no topic road\nthere are crossing, /,
  )
  expect(await count()).toEqual([0, 0, 0, 0])

  writeFileSync(file, ours + more)
  expect(await open(true)).toEqual(looked)
  expect(await count()).toEqual([2, 1, 1, 1])
  expect(await listOn(db, 'selo')).toEqual(['street-lighting', 'road-surface', 'other'])
  expect(await open(true)).toEqual([])
})

const read = (text: string) => readCityFile(Buffer.from(text))

test('every mistake is told at once, with its line and its field', () => {
  const wrong = village
    .replace('SEVER', 'sever')
    .replace('2027-01-01', '2027-02-30')
    .replace('severynivka\n', 'desk\n')
    .replace("'2-15-47'", '102')
    .replace('[rada@', '[a@x.ua, A@x.ua, rada@')
  expect(() => read(`${wrong}mayor: x\n`)).toThrow(
    new RegExp(
      [
        '^line 1: id: a page has this address already',
        'line 2: code: is not as it has to be: 2 to 8 capital Latin letters, like SEVER',
        "line 4: contact\\.phone: is read as number: write it in quotes, '102'",
        'line 6: administrators\\.1: a@x\\.ua stands twice',
        'line 9: holidays\\.0\\.on: is no day of the calendar, like 2027-01-31',
        'line 10: mayor: is not known here',
        '6 to correct: nothing is changed$',
      ].join('\n'),
    ),
  )
})

const aliased = village.replace('[rada@', '&a [rada@').replace('[Rada@severynivka.example]', '*a')
test.each([
  ['nothing', '# nothing\n', /^the file is empty/],
  ['a list', '- a\n', /^line 1: the file: has no fields of its own/],
  ['a tab', village.replace('  - {', '\t- {'), /^line 9: Tabs are not allowed as indentation\nnothing/],
  ['a key twice', `${village}code: OTHER\n`, /^line 10: code: stands twice\nnothing/],
  ['an anchor', aliased, /^line 6: “&a” names this place.*\nline 7: “\*a” repeats another place/],
  ['a tag', village.replace('SEVER', '!!js/function SEVER'), /^line 2: “!!js\/function” is a tag/],
  ['a second file', `${village}---\n${village}`, /^line 10: a second document begins here/],
  ['an open bracket', `${village}texts: [`, /^line 10: Flow sequence/],
  ['what is nested', '['.repeat(20_000), /^line 1: nested too deep/],
  ['what is huge', `${village}# ${'x'.repeat(500_000)}\n`, /^the file has 501 kB/],
  ['no text', Buffer.from([0x69, 0x64, 0xff, 0xfe]), /^the file is no text in UTF-8/],
  ['what is missing', village.replace(/^code.*\n/m, ''), /^line 1: code: is missing\n1 to correct/],
  ['a word for a list', village.replace(/\[(Rada.*)\]/, '$1'), /^line 7: moderators: is no list.*\n1 to/],
])('%s is refused in words with its line', (_, text, problem) => {
  expect(() => readCityFile(Buffer.from(text))).toThrow(problem)
})

test('a code that is taken is told by its line', async () => {
  const file = join(folder, 'taken.yaml')
  save('border.geojson', [half(27.8, 28, 'Село')])
  const open = (text: string) => {
    writeFileSync(file, text)
    return openFromFile(db, file, { commit: true, linkToken: linkTokens('secret') })
  }
  await db
    .updateTable('city')
    .set({ katottg: 'UA05060110000027268' })
    .where('id', '=', 'severynivka')
    .execute()
  const other = village.replace('id: severynivka', 'id: insha')
  await expect(open(other)).rejects.toThrow(/^line 2: code: the city severynivka has SEVER already$/)
  const same = `${other.replace('SEVER', 'INSHA')}katottg: UA05060110000027268\n`
  await expect(open(same)).rejects.toThrow(
    /^line 10: katottg: this community is the city severynivka already$/,
  )
})
