import { buildApp } from '@bezpechne/server/app'
import { isOfficerOf } from '@bezpechne/server/beats/index'
import { readConfig } from '@bezpechne/server/config'
import type { DeskBeats, DeskOfficer, OutlineChecked, OwnBeats } from '@bezpechne/shared/beat-settings'
import type { BeatDetail, Outline } from '@bezpechne/shared/beats'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { ringOf } from './support/beat-files.ts'
import { appoint, away, givenBeat, givenOfficer } from './support/beats.ts'
import { givenKyiv } from './support/cities.ts'
import { freshDatabase } from './support/database.ts'
import { type Person, people } from './support/people.ts'
import { phonePhoto } from './support/photo.ts'

const database = await freshDatabase()
const { db } = database
const app = await buildApp(readConfig({ WORKER: 'separate' }), { database })
const { as, visitor } = await people(app, database)
const desk = '/cities/kyiv/desk'

let head: Person
let serhii: Person
let serhiiId: string
beforeAll(async () => {
  await givenKyiv(db)
  await givenBeat(db, 'W-01', [30.4, 50.4, 30.45, 50.5])
  await givenBeat(db, 'W-02', [30.45, 50.4, 30.5, 50.5])
  head = await as('head')
  serhii = await as('officer')
  const { id } = await db
    .selectFrom('user')
    .select('id')
    .where('email', '=', 'officer.kyiv.first@example.org')
    .executeTakeFirstOrThrow()
  serhiiId = id
})
afterAll(() => app.close())

const read = async () => (await head.get(`${desk}/beats`)).json<DeskBeats>()
const find = async (id: string) => (await read()).officers.find((one) => one.id === id)
const own = async () => (await serhii.get('/cities/kyiv/own-beats')).json<OwnBeats>()

const card = {
  phones: ['+380 44 200 00 01'],
  office: { uk: 'вул. Тиха, 2', en: '2 Tykha St' },
  officeAt: { lat: 50.45, lng: 30.43 },
  hours: [{ days: [1, 2, 3, 4, 5], from: '09:00', until: '13:00' }],
  languages: ['uk', 'usl'],
}
const given = {
  ...card,
  code: '0001-AA',
  kind: 'dop',
  rank: 'captain',
  name: { uk: 'Сергій Ткаченко', en: 'Serhii Tkachenko' },
  staffId: null,
  stationId: null,
  leftOn: null,
}
async function add(more: object = {}): Promise<string> {
  const answer = await head.post(`${desk}/officers`, { ...given, ...more })
  expect(answer.statusCode, answer.body).toBe(200)
  return answer.json<{ id: string }>().id
}
const bodyOf = ({ id: _id, photoUrl: _photo, ...officer }: DeskOfficer) => officer

test('an officer is added, found by everybody on the beat, and leaves', async () => {
  const id = await add()
  const since = (await read()).today
  const there = await head.post(`${desk}/appointments`, {
    beat: 'W-01',
    officerId: id,
    duty: 'officer',
    since,
    until: null,
  })
  expect(there.statusCode, there.body).toBe(200)
  const page = (await visitor.get('/cities/kyiv/beats/W-01')).json<BeatDetail>()
  expect(page.officer).toMatchObject({ ...card, name: given.name, photoUrl: null })
  expect(JSON.stringify(page)).not.toContain('0001-AA')

  const officer = await find(id)
  if (!officer) throw new Error('not in the list')
  const left = await head.post(`${desk}/officers/${id}`, { ...bodyOf(officer), leftOn: since })
  expect(left.statusCode, left.body).toBe(200)
  expect((await visitor.get('/cities/kyiv/beats/W-01')).json<BeatDetail>().officer).toBe(null)
})

test('of two who change one card at once, the second is told and overwrites nothing', async () => {
  const officer = await find(await add({ code: '0002' }))
  if (!officer) throw new Error('not in the list')
  const other = await as('administrator')
  const both = await Promise.all(
    [head, other].map((who, n) =>
      who.post(`${desk}/officers/${officer.id}`, { ...bodyOf(officer), phones: [`10${n}`] }),
    ),
  )
  expect(both.map(({ statusCode }) => statusCode).toSorted((a, b) => a - b)).toEqual([200, 409])
  expect(both.find(({ statusCode }) => statusCode === 409)?.json()).toMatchObject({ code: 'stale-version' })
})

test('one badge and one account are one officer', async () => {
  await add({ code: '0003' })
  expect((await head.post(`${desk}/officers`, { ...given, code: '0003' })).json()).toMatchObject({
    code: 'badge-taken',
  })
  const stranger = await head.post(`${desk}/officers`, { ...given, code: '0004', staffId: 'nobody' })
  expect(stranger.json()).toMatchObject({ errors: [{ path: 'staffId', code: 'not-in-list' }] })
})

test('a beat has one officer at a time, and an officer one absence', async () => {
  const [first, second] = [await givenOfficer(db, 'Перша'), await givenOfficer(db, 'Друга')]
  const duty = { beat: 'W-02', officerId: first, duty: 'officer', since: '2026-01-01', until: '2026-03-01' }
  expect((await head.post(`${desk}/appointments`, duty)).statusCode).toBe(200)
  const clash = { ...duty, officerId: second, since: '2026-02-28', until: null }
  expect((await head.post(`${desk}/appointments`, clash)).json()).toMatchObject({
    status: 409,
    code: 'beat-kept',
  })
  expect((await head.post(`${desk}/appointments`, { ...clash, since: '2026-03-01' })).statusCode).toBe(200)
  const noDays = { ...duty, since: '2026-05-05', until: '2026-05-05' }
  expect((await head.post(`${desk}/appointments`, noDays)).json()).toMatchObject({ status: 400 })

  const leave = {
    officerId: first,
    kind: 'leave',
    since: '2027-07-01',
    until: '2027-07-14',
    substituteId: second,
  }
  const gone = await head.post(`${desk}/absences`, leave)
  expect(gone.statusCode).toBe(200)
  expect(
    (await head.post(`${desk}/absences`, { ...leave, since: '2027-07-14', until: '2027-07-20' })).json(),
  ).toMatchObject({
    code: 'away-already',
  })
  const path = `${desk}/absences/${gone.json<{ id: string }>().id}/end`
  expect((await head.post(path)).statusCode).toBe(200)
  expect((await head.post(path)).statusCode).toBe(404)
  expect((await read()).absences).toEqual([])
})

const outlineOf = (...box: Parameters<typeof ringOf>): Outline => ({
  type: 'MultiPolygon',
  coordinates: [[ringOf(...box).map(([lng = 0, lat = 0]): [number, number] => [lng, lat])]],
})

test('the year nought is no day to begin or to end', async () => {
  const id = '01890000-0000-7000-8000-000000000000'
  const never = '0000-01-01'
  for (const [path, body] of [
    ['appointments', { beat: 'W-01', officerId: id, duty: 'deputy', since: never, until: null }],
    [`appointments/${id}/end`, { until: never }],
    ['absences', { officerId: id, kind: 'leave', since: never, until: '2026-01-01', substituteId: null }],
    ['officers', { ...given, leftOn: never }],
  ] as const)
    expect((await head.post(`${desk}/${path}`, body)).statusCode).toBe(400)
})

test('a new outline: what it would overlap or leave empty is told before, and what is wrong is not stored', async () => {
  const path = `${desk}/beats/W-01/outline`
  const look = async (outline: Outline) =>
    (await head.post(`${path}/check`, { outline })).json<OutlineChecked>().findings
  const wide = outlineOf([30.4, 50.4, 30.46, 50.5])
  expect(await look(wide)).toMatchObject([{ kind: 'overlap', beats: ['W-01', 'W-02'] }])
  expect((await head.post(path, { outline: wide, version: 1 })).json()).toMatchObject({
    code: 'outline-wrong',
  })

  const narrow = outlineOf([30.4, 50.4, 30.44, 50.5])
  expect((await look(narrow)).map(({ kind }) => kind)).toContain('gap')
  const both = await Promise.all([1, 2].map(() => head.post(path, { outline: narrow, version: 1 })))
  expect(both.map(({ statusCode }) => statusCode).toSorted((a, b) => a - b)).toEqual([200, 409])
  expect(both.map((one) => one.json())).toContainEqual({ id: 'W-01', version: 2 })

  const [first = [], second = [], third = [], fourth = []] = ringOf([30.4, 50.4, 30.44, 50.5])
  const bow = { type: 'MultiPolygon', coordinates: [[[first, third, second, fourth, first]]] }
  expect((await head.post(path, { outline: bow, version: 2 })).json()).toMatchObject({
    code: 'outline-wrong',
  })
  const open = { type: 'MultiPolygon', coordinates: [[[first, second, third]]] }
  expect((await head.post(path, { outline: open, version: 2 })).json()).toMatchObject({
    code: 'outline-wrong',
  })
})

test('a station, and a beat that is no more', async () => {
  const station = {
    districtId: 'west',
    name: { uk: 'Відділ заходу', en: 'Station of the west' },
    phone: '102',
    address: { uk: 'вул. Перша, 1', en: '1 First St' },
    at: null,
    hours: [],
  }
  const { id } = (await head.post(`${desk}/stations`, station)).json<{ id: string }>()
  const moved = await head.post(`${desk}/stations/${id}`, { ...station, phone: '112', version: 1 })
  expect([moved.statusCode, moved.json()]).toEqual([200, { id, version: 2 }])
  expect((await head.post(`${desk}/stations/${id}`, { ...station, version: 1 })).json()).toMatchObject({
    code: 'stale-version',
  })
  await givenBeat(db, 'OLD-1', [30.5, 50.4, 30.51, 50.5])
  expect((await head.post(`${desk}/beats/OLD-1/retire`, { version: 2 })).json()).toMatchObject({
    code: 'stale-version',
  })
  expect((await head.post(`${desk}/beats/OLD-1/retire`, { version: 1 })).statusCode).toBe(200)
  expect((await visitor.get('/cities/kyiv/beats/OLD-1')).statusCode).toBe(404)
})

test('an officer keeps the own card and picture, and nobody else’s', async () => {
  expect((await own()).officer).toBe(null)
  const id = await add({ code: '0007', staffId: serhiiId })
  const { officer } = await own()
  expect(officer).toMatchObject({ id, version: 1 })
  const changed = await serhii.post('/cities/kyiv/own-beats/card', { ...card, phones: ['103'], version: 1 })
  expect([changed.statusCode, changed.json()]).toEqual([200, { id, version: 2 }])
  const again = await serhii.post('/cities/kyiv/own-beats/card', { ...card, version: 1 })
  expect(again.json()).toMatchObject({ code: 'stale-version' })
  const renamed = await serhii.post('/cities/kyiv/own-beats/card', { ...card, rank: 'colonel', version: 2 })
  expect(renamed.json()).toMatchObject({ errors: [{ path: 'rank', code: 'unknown-field' }] })

  const sent = await serhii.post('/cities/kyiv/own-beats/photo', await phonePhoto(), {
    'content-type': 'image/jpeg',
  })
  expect(sent.statusCode, sent.body).toBe(200)
  // A picture that goes up beside the card is no colleague who was faster.
  const { officer: pictured } = await own()
  expect(pictured?.version).toBe(2)
  const url = pictured?.photoUrl ?? ''
  const seen = await app.inject(url)
  expect([seen.statusCode, seen.headers['content-type']]).toEqual([200, 'image/jpeg'])
  const broken = await serhii.post('/cities/kyiv/own-beats/photo', Buffer.from('GIF89a'), {
    'content-type': 'image/jpeg',
  })
  expect(broken.json()).toMatchObject({ code: 'photo-unreadable' })
})

test('a notice is of the own beat: of its officer, a deputy, who stands in; a head’s of any', async () => {
  const notice = {
    title: 'Збори мешканців',
    text: 'У школі № 5 о 18:00.',
    since: '2026-01-01',
    until: '2099-01-01',
  }
  const tell = (who: Person, beat: string) => who.post('/cities/kyiv/own-beats/notices', { beat, ...notice })
  await givenBeat(db, 'E-01', [30.52, 50.4, 30.55, 50.5])
  expect((await tell(serhii, 'E-01')).json()).toMatchObject({ code: 'beat-not-found' })
  const mine = (await own()).officer?.id ?? ''
  const anna = await givenOfficer(db, 'Анна')
  await appoint(db, 'E-01', anna)
  await away(db, anna, [0, 1], mine)
  expect(await isOfficerOf(db, 'kyiv', serhiiId, 'E-01')).toBe(true)
  const told = await tell(serhii, 'E-01')
  expect(told.statusCode, told.body).toBe(200)
  expect((await visitor.get('/cities/kyiv/beats/E-01')).json<BeatDetail>().notices).toMatchObject([
    { title: notice.title },
  ])
  expect((await tell(head, 'W-02')).statusCode).toBe(200)

  const { id } = told.json<{ id: string }>()
  const stranger = await as('officer', 'kyiv', 'second')
  expect((await stranger.post(`/cities/kyiv/own-beats/notices/${id}/withdraw`)).statusCode).toBe(404)
  expect((await serhii.post(`/cities/kyiv/own-beats/notices/${id}/withdraw`)).statusCode).toBe(200)
  expect((await visitor.get('/cities/kyiv/beats/E-01')).json<BeatDetail>().notices).toEqual([])
})
