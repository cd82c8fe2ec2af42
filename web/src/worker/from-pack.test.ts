import type { CityPack } from '@bezpechne/shared/pack'
import { expect, test } from 'vitest'

import { answerFrom, cityAsked, emblemFrom } from './from-pack.ts'
import { beatsNear } from './whose.ts'

const square = (west: number): [number, number][] => [
  [west, 50.4],
  [west + 0.1, 50.4],
  [west + 0.1, 50.5],
  [west, 50.5],
  [west, 50.4],
]
const outlineOf = (id: string, west: number) => ({
  type: 'Feature' as const,
  id,
  properties: { id, name: { uk: id, en: id } },
  geometry: { type: 'MultiPolygon' as const, coordinates: [[square(west)]] },
})
const card = {
  id: '1',
  kind: 'dop',
  rank: 'captain',
  name: { uk: 'Олена Коваль', en: 'Olena Koval' },
  phones: ['+380 44 000 00 00'],
  office: { uk: '', en: '' },
  officeAt: null,
  hours: [],
  languages: ['uk'],
  photoUrl: null,
} as const
const keepersOf = (id: string) => ({
  beat: {
    id,
    name: { uk: `Дільниця ${id}`, en: id },
    district: null,
    setting: 'urban' as const,
    residents: null,
  },
  officer: { ...card, phones: [...card.phones], hours: [], languages: [...card.languages] },
  awayUntil: null,
  substitute: null,
  deputies: [],
  station: null,
})
const question = {
  number: 'KYIV-2026-000015',
  city: 'kyiv',
  category: 'street-lighting',
  state: 'answered',
  colour: 'green',
  outcome: 'confirmed',
  title: 'Темний перехід',
  place: 'вулиця Лугова',
  district: null,
  at: { lat: 50.45, lng: 30.45 },
  precision: 'exact',
  publishedOn: '2026-05-01',
  answeredOn: '2026-05-10',
  answeredBy: null,
  supports: 3,
  text: 'Немає світла.',
  answers: [],
} as const
const pack: CityPack = {
  emergency: ['102'],
  city: {
    id: 'kyiv',
    code: 'KYIV',
    name: { uk: 'Київ', en: 'Kyiv' },
    centre: { lat: 50.45, lng: 30.5 },
    zoom: 11,
    bbox: [30.4, 50.4, 30.6, 50.5],
    outline: 'generalised',
    credit: '',
    contextUrl: '',
    districts: [],
    categories: [],
    cards: {},
    contact: { phone: null, email: null },
    look: {
      hours: { uk: '', en: '' },
      emblem: { url: '/api/v1/cities/kyiv/emblem/0f8fad5b', alt: { uk: 'Каштан', en: 'A chestnut' } },
    },
  },
  emblem: 'UklGRg==',
  categories: [],
  context: { type: 'FeatureCollection', features: [] },
  outlines: { type: 'FeatureCollection', features: [outlineOf('HOL-01', 30.4), outlineOf('HOL-02', 30.5)] },
  beats: [keepersOf('HOL-01'), keepersOf('HOL-02')],
  places: {
    credit: '© Хтось',
    around: [['Київська громада', '']],
    rows: [
      [
        'вул. Велика Васильківська',
        'Velyka Vasylkivska Street',
        0,
        -1,
        30.51,
        50.43,
        ['вул. Червоноармійська'],
      ],
      ['вул. Садова', 'Sadova Street', 0, -1, null, null, []],
      ['с. Сонячне', 'Soniachne', 2, 0, 30.41, 50.41, []],
    ],
    more: false,
  },
  questions: [{ ...question, answers: [] }],
  more: false,
}
const ask = (path: string) => answerFrom(pack, new URL(`https://map.example.org/api/v1/cities/kyiv${path}`))

test('the beat of a point is found without the server; at a border both, the own one first', () => {
  const at = { lat: 50.45, lng: 30.4998 }
  expect(beatsNear(pack.outlines, at, 0).map(({ id }) => id)).toEqual(['HOL-01'])
  const both = beatsNear(pack.outlines, at, 30)
  expect(both.map(({ id }) => id)).toEqual(['HOL-01', 'HOL-02'])
  expect(Math.round(both[1]?.distance ?? 0)).toBe(14)
  expect(beatsNear(pack.outlines, { lat: 49, lng: 30 }, 30)).toEqual([])
  expect(ask('/officers/at?lat=50.45&lng=30.55')).toMatchObject({
    inCity: true,
    beats: [{ beat: { id: 'HOL-02' } }],
  })
})

test('an officer is found by surname, a beat by its name, a question by its words', () => {
  expect(ask('/officers/at?address=коваль')).toMatchObject({ beats: [{ id: 'HOL-01' }, { id: 'HOL-02' }] })
  expect(ask('/beats/HOL-02')).toMatchObject({ beat: { id: 'HOL-02' }, bbox: [30.5, 50.4, 30.6, 50.5] })
  expect(ask('/answers?q=перехід')).toMatchObject({ items: [{ number: 'KYIV-2026-000015' }] })
  expect(ask('/inquiries/KYIV-2026-000015')).toMatchObject({
    text: 'Немає світла.',
    timeline: [{ step: 'publish' }],
  })
  expect(ask('/inquiries/KYIV-2026-000016')).toBeUndefined()
})

test('an officer is looked for by a street, too: it is offered, and nobody is followed by themselves', () => {
  expect(ask(`/officers/at?${new URLSearchParams({ address: 'червоноармійська, 14' })}`)).toEqual({
    beats: [],
    districts: [],
    places: [
      {
        name: 'вул. Велика Васильківська (вул. Червоноармійська)',
        at: { lat: 50.43, lng: 30.51 },
        doubt: 300,
        exact: false,
      },
    ],
  })
  // Where nobody knows it lies, or only about where, it leads to nobody.
  expect(ask('/officers/at?address=садова')).toMatchObject({ places: [] })
  expect(ask('/officers/at?address=сонячне')).toMatchObject({ places: [] })
})

test('a list from a saved city says that there may be more, and obeys window and filter', () => {
  expect(ask('/inquiries?limit=50')).toMatchObject({ items: [{}], counts: { green: 1, atLeast: true } })
  expect(ask('/inquiries?limit=50&bbox=31,50,32,51')).toMatchObject({ items: [] })
  expect(ask('/inquiries?limit=50&colour=red')).toMatchObject({ items: [] })
  expect(ask('/inquiries?limit=50&cursor=x')).toBeUndefined()
})

test.each([
  [
    'червоноарм 14',
    { name: { uk: 'вул. Велика Васильківська' }, former: 'вул. Червоноармійська', house: '14' },
  ],
  ['вулиця велика васильківська', { precision: 'street', former: null, at: { lat: 50.43, lng: 30.51 } }],
  ['Velyka Vasilkivska', { name: { en: 'Velyka Vasylkivska Street' } }],
  ['васылькивська', { name: { uk: 'вул. Велика Васильківська' } }],
  ['садова', { at: null, precision: 'none' }],
  [
    'с. Сонячне',
    { kind: 'settlement', precision: 'around', around: { uk: 'Київська громада' }, house: null },
  ],
])('a street or a settlement is found without the server: %s', (q, found) => {
  expect(ask(`/places?${new URLSearchParams({ q })}`)).toMatchObject({ items: [found], credit: '© Хтось' })
})

test('what nobody is called finds no place, and an older pack leaves the question to the server', () => {
  expect(ask('/places?q=%D1%86%D0%B8%D1%84%D1%80%D0%B0')).toEqual({ items: [], credit: '' })
  expect(ask('/places?q=%D1%8F')).toEqual({ items: [], credit: '' })
  const { places: _places, ...older } = pack
  const url = new URL('https://map.example.org/api/v1/cities/kyiv/places?q=sadova')
  expect(answerFrom(Object.assign({}, pack, { ...older, places: undefined }), url)).toBeUndefined()
})

const emblemAt = (id: string) => new URL(`https://map.example.org/api/v1/cities/kyiv/emblem/${id}`)

test('the emblem that the city shows is in it, and no other', () => {
  expect(cityAsked(emblemAt('0f8fad5b'))).toBe('kyiv')
  expect(new TextDecoder().decode(emblemFrom(pack, emblemAt('0f8fad5b')))).toBe('RIFF')
  expect(emblemFrom(pack, emblemAt('7c9e6679'))).toBeUndefined()
  expect(emblemFrom({ ...pack, emblem: null }, emblemAt('0f8fad5b'))).toBeUndefined()
  expect(answerFrom(pack, emblemAt('0f8fad5b'))).toBeUndefined()
})

test('private channels and desks are never answered from a saved city', () => {
  for (const path of [
    '/letters',
    '/letters/mine',
    '/directory',
    '/challenge',
    '/moderation/queue',
    '/photos/1',
  ])
    expect(cityAsked(new URL(`https://map.example.org/api/v1/cities/kyiv${path}`))).toBeUndefined()
})
