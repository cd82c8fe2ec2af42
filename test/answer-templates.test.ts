import { buildApp } from '@bezpechne/server/app'
import { readConfig } from '@bezpechne/server/config'
import { AnswerTemplates } from '@bezpechne/shared/answer-templates'
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
const standards = '/cities/kyiv/desk/product-templates'

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

test('templates of the product are there from the start; a city says one otherwise, hides it, takes it as it was', async () => {
  const administrator = await as('administrator')
  const list = async (person: Person, path = own, lang = 'uk') => {
    const answer = await person.get(path, { 'accept-language': lang })
    return AnswerTemplates.parse(answer.json()).standard
  }
  const find = async (code: string, person: Person = administrator, path = shared) =>
    (await list(person, path)).find((one) => one.code === code)
  expect(await find('street-lighting', officer, own)).toMatchObject({
    category: 'street-lighting',
    title: 'Не світить ліхтар',
    changed: false,
    version: 0,
  })
  expect((await list(officer, own, 'en')).find(({ code }) => code === 'street-lighting')?.title).toBe(
    'A street lamp is out',
  )

  const { category: _category, ...ours } = { ...template, text: 'Телефонуйте до служби «Ліхтар»: 15-51.' }
  const say = (wanted: object, code = 'street-lighting', who = administrator) =>
    who.post(`${standards}/${code}`, wanted)
  const both = await Promise.all([
    say({ words: ours, hidden: false, version: 0 }),
    say({ words: { ...ours, title: 'Інша' }, hidden: false, version: 0 }),
  ])
  expect(statuses(both)).toEqual([200, 409])
  const { version = 0 } = (await find('street-lighting')) ?? {}
  const changed = await say({ words: ours, hidden: false, version })
  expect(changed.json()).toMatchObject({ ...ours, changed: true, hidden: false, version: version + 1 })
  expect(await find('street-lighting', officer, own)).toMatchObject(ours)

  await say({ words: ours, hidden: true, version: version + 1 })
  expect(await find('street-lighting', officer, own)).toBeUndefined()
  expect(await find('street-lighting')).toMatchObject({ hidden: true, text: ours.text })
  await say({ words: null, hidden: false, version: version + 2 })
  expect(await find('street-lighting', officer, own)).toMatchObject({ changed: false, hidden: false })
  expect(told(await say({ words: ours, hidden: false, version: 0 }))).toEqual([409, 'stale-version'])
  // Of one city alone.
  const elsewhere = await list(await as('administrator', 'ternopil'), '/cities/ternopil/desk/templates')
  expect(elsewhere.filter((one) => one.changed || one.hidden)).toEqual([])
})

test('a template of the product that is none, or words that cannot be an answer, change nothing', async () => {
  const administrator = await as('administrator')
  const { category: _category, ...given } = template
  const body = { words: given, hidden: false, version: 0 }
  expect(told(await administrator.post(`${standards}/nothing-such`, body))).toEqual([
    404,
    'template-not-found',
  ])
  for (const wrong of [
    { text: ' \n ' },
    { text: 'я'.repeat(10_000) },
    { title: 'Два\nрядки' },
    { steps: 'Крок\u202E перший' },
    { category: 'noise' },
  ])
    expect(
      told(await administrator.post(`${standards}/noise`, { ...body, words: { ...given, ...wrong } }))[0],
    ).toBe(400)
  expect(told(await officer.post(`${standards}/noise`, body))[0]).toBe(404)
  // What a browser would run is words here, as everywhere.
  const bold = '<script>alert(1)</script> javascript:alert(1) 🙂'
  const odd = await administrator.post(`${standards}/noise`, { ...body, words: { ...given, text: bold } })
  expect(odd.json()).toMatchObject({ text: bold })
})
