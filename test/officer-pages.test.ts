import { buildApp } from '@bezpechne/server/app'
import { readConfig } from '@bezpechne/server/config'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { appoint, away, givenBeat, givenOfficer } from './support/beats.ts'
import { givenKyiv } from './support/cities.ts'
import { freshDatabase } from './support/database.ts'

const database = await freshDatabase()
const { db } = database
const at = 'https://map.example.org'
const app = await buildApp(readConfig({ PUBLIC_URL: at }), { database })
afterAll(() => app.close())

async function open(path: string, language = 'uk') {
  const answer = await app.inject({
    url: path,
    headers: { accept: 'text/html', 'accept-language': language },
  })
  return { status: answer.statusCode, body: answer.body.replaceAll(/\s+/g, ' ') }
}

beforeAll(async () => {
  await givenKyiv(db)
  await givenBeat(db, 'W-01', [30.4, 50.4, 30.45, 50.5])
  await givenBeat(db, 'W-02', [30.45, 50.4, 30.5, 50.5])
  await givenBeat(db, 'E-01', [30.5, 50.4, 30.55, 50.5])
  await appoint(db, 'W-01', await givenOfficer(db, 'Дарина <Лозова>'))
  const absent = await givenOfficer(db, 'Мар’яна Ґонта')
  await appoint(db, 'W-02', absent)
  await away(db, absent, [-1, 3], await givenOfficer(db, 'Остап Яровий'))
})

test('the list of beats is read without scripts, with names and telephones', async () => {
  const { status, body } = await open('/kyiv/officer')
  expect(status).toBe(200)
  expect(body).toContain('<title>Мій дільничний офіцер. Київ · Безпечне</title>')
  expect(body).toContain(`<link rel="canonical" href="${at}/kyiv/officer" />`)
  expect(body).toContain(
    '<a href="/kyiv/beats/W-01">Дільниця W-01</a>: Дарина &lt;Лозова&gt;, капітан поліції',
  )
  expect(body).toContain('<a href="tel:+380440000000">+380 44 000 00 00</a>')
  expect((await open('/ternopil/officer')).status).toBe(404)
})

test('the page of a beat says whom to call before any script, and to who shares it', async () => {
  const { body } = await open('/kyiv/beats/W-01')
  expect(body).toContain('<meta property="og:title" content="Дільниця W-01. Київ" />')
  expect(body).toContain('content="Дарина &lt;Лозова&gt;, капітан поліції. +380 44 000 00 00"')
  expect(body).toContain('href="/letters?city=kyiv&beat=W-01"')
  expect((await open('/kyiv/beats/W-01', 'en')).body).toContain('District police officer')
})

test('who stands in is called, who is away is not; where nobody is, it says so', async () => {
  const { body } = await open('/kyiv/beats/W-02')
  expect(body).toMatch(/Заступає.*Остап Яровий/)
  expect(body).toContain('Офіцер відсутній до')
  expect((await open('/kyiv/beats/E-01')).body).toContain('Офіцера зараз немає')
  expect((await open('/kyiv/beats/X-99')).status).toBe(404)
  expect((await open('/kyiv/beats/%3Cb%3E')).status).toBe(404)
})
