import { buildApp } from '@bezpechne/server/app'
import { readConfig } from '@bezpechne/server/config'
import { afterAll, expect, test } from 'vitest'

import { answering, statuses, told, words, write } from './support/answers.ts'
import { freshDatabase } from './support/database.ts'
import type { Person } from './support/people.ts'

const database = await freshDatabase()
const { db } = database
const app = await buildApp(readConfig({ WORKER: 'separate' }), { database })
const { visitor, as, moderator, officer, colleague, givenAssigned } = await answering(app, database)
afterAll(() => app.close())

test('what cannot be an answer is refused by field, and nothing of it is stored', async () => {
  const given = await givenAssigned()
  const refusals: [object, string][] = [
    [{ text: ' \n\t '.repeat(20) }, 'text: too-short'],
    [{ text: '\u200B'.repeat(40) }, 'text: too-short'],
    [{ text: 'я'.repeat(4001) }, 'text: too-long'],
    [{ text: 'Чуємо вас\u0007 добре.' }, 'text: hidden-characters'],
    [{ basis: 'я'.repeat(1001) }, 'basis: too-long'],
    [{ steps: 'Крок\u202E перший' }, 'steps: hidden-characters'],
    [{ sources: [{ title: 'Закон', url: 'http://rada.gov.ua' }] }, 'sources.0.url: wrong-format'],
    [{ sources: [{ title: 'Закон', url: 'https://u:p@rada.gov.ua' }] }, 'sources.0.url: wrong-format'],
    [{ sources: [{ title: ' ', url: null }] }, 'sources.0.title: too-short'],
    [{ sources: Array.from({ length: 11 }, () => words.sources[0]) }, 'sources: too-many'],
    [{ reviewMonths: 7 }, 'reviewMonths: not-in-list'],
    [{ text: 'я'.repeat(200_000) }, 'too-large'],
  ]
  for (const [wrong, expected] of refusals) {
    const reply = await write(officer, given, 'published', wrong)
    const { code, errors } = reply.json<{ code: string; errors?: { path: string; code: string }[] }>()
    expect(errors?.map((one) => `${one.path}: ${one.code}`).join() ?? code).toBe(expected)
  }
  expect(await db.selectFrom('answer').select('id').where('inquiry_id', '=', given.id).execute()).toEqual([])
})

const template = {
  title: 'Ліхтар',
  category: 'crossing',
  text: 'Бригада виїде протягом доби.',
  basis: null,
  steps: null,
}
const own = '/cities/kyiv/templates'
const shared = '/cities/kyiv/desk/templates'

test('templates: everybody’s and one’s own; who edits late is told, and nobody edits another’s', async () => {
  const administrator = await as('administrator')
  const mine = (await officer.post(own, template)).json<{ id: string; version: number }>()
  const ours = (await administrator.post(shared, { ...template, title: 'Спільний', category: null })).json<{
    id: string
  }>()
  const titles = async (person: Person, path = own) =>
    (await person.get(path)).json<{ items: { title: string }[] }>().items.map(({ title }) => title)
  expect(await titles(officer)).toEqual(['Ліхтар', 'Спільний'])
  expect(await titles(moderator)).toEqual(['Спільний'])
  expect(await titles(administrator, shared)).toEqual(['Спільний'])
  expect(told(await visitor.get(own))).toEqual([401, 'unauthenticated'])

  const edit = { ...template, title: 'Ліхтар не світить', version: 1 }
  const both = await Promise.all([
    officer.post(`${own}/${mine.id}/edit`, edit),
    colleague.post(`${own}/${mine.id}/edit`, { ...edit, title: 'Немає світла' }),
  ])
  expect(statuses(both)).toEqual([200, 409])
  for (const [person, base, id] of [
    [moderator, own, mine.id],
    [administrator, shared, mine.id],
    [officer, own, ours.id],
  ] as const) {
    expect(told(await person.post(`${base}/${id}/edit`, { ...edit, version: 2 }))).toEqual([
      404,
      'template-not-found',
    ])
    expect(told(await person.post(`${base}/${id}/remove`, { version: 2 }))).toEqual([
      404,
      'template-not-found',
    ])
  }
  expect(told(await officer.post(`${own}/${mine.id}/remove`, { version: 1 }))).toEqual([409, 'stale-version'])
  expect((await officer.post(`${own}/${mine.id}/remove`, { version: 2 })).statusCode).toBe(200)
  expect(await titles(officer)).toEqual(['Спільний'])
})

test('a template that cannot be one is refused by field, and 200 kB at the door', async () => {
  expect(told(await officer.post(own, { ...template, text: 'я'.repeat(200_000) }))).toEqual([
    413,
    'too-large',
  ])
  expect((await officer.post(own, { ...template, text: 'я'.repeat(4001) })).json()).toMatchObject({
    errors: [{ path: 'text', code: 'too-long' }],
  })
  expect((await officer.post(own, { ...template, category: 'nonsense' })).statusCode).toBe(400)
})
