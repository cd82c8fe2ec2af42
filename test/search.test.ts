import { buildApp } from '@bezpechne/server/app'
import { readConfig } from '@bezpechne/server/config'
import { AnsweredQuestions } from '@bezpechne/shared/search'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { seedDemo } from '../scripts/demo/seed-demo.ts'
import { freshDatabase } from './support/database.ts'
import { someone } from './support/people.ts'

const database = await freshDatabase()
const app = await buildApp(readConfig({ WORKER: 'separate' }), { database })
const visitor = someone(app)
beforeAll(() => seedDemo(database.db))
afterAll(() => app.close())

/** Other forms than the demonstration's own words, as people type them; the place of the answer they look for. */
const asked: [city: string, query: string, place: string][] = [
  ['kyiv', 'кущ закриває пішохода на переході', 'Голосіївський проспект'],
  ['kyiv', 'переходу біля метро не видно', 'Голосіївський проспект'],
  ['kyiv', 'зебру стерто, розмітки немає', 'Голосіївський проспект'],
  ['kyiv', 'ями на дорозі', 'просп. Правди'],
  ['kyiv', 'глибока яма біля ринків', 'просп. Правди'],
  ['kyiv', 'ремонт асфальту', 'просп. Правди'],
  ['kyiv', 'мотоцикл ганяє вночі', 'Княжий Затон'],
  ['kyiv', 'мотоциклісти на дитячому майданчику', 'Княжий Затон'],
  ['kyiv', 'швидкості на вулиці, обмежувачі', 'Княжий Затон'],
  ['kyiv', 'машини на тротуарах, евакуатора', 'Володимирська'],
  ['kyiv', 'паркують на тротуарі, візком не пройти', 'Володимирська'],
  ['kyiv', 'ліхтаря немає на зупинці', 'Васильківська'],
  ['kyiv', 'не працює ліхтар', 'Васильківська'],
  ['kyiv', 'освітлення зупинок увечері', 'Васильківська'],
  ['kyiv', 'люк без кришки', 'Тампере'],
  ['kyiv', 'відкриті люки на тротуарах', 'Тампере'],
  ['kyiv', 'покинуті будинки без огорож', 'Костянтинівська'],
  ['kyiv', 'підлітки лазять у покинутому будинку', 'Костянтинівська'],
  ['kyiv', 'розбита лавка в парку', 'парк КПІ'],
  ['kyiv', 'вандали ламають лавку', 'парк КПІ'],
  ['kyiv', 'п’яні компанії у скверах', 'Солом’янської'],
  ['kyiv', 'компанії чіпляються до жінок', 'Солом’янської'],
  ['kyiv', 'гучна музика закладів уночі', 'біля стадіону'],
  ['kyiv', 'нічна тиша порушення', 'біля стадіону'],
  ['kyiv', 'наркотики закладка у дворі', 'Дарницький'],
  ['kyiv', 'риба мертва в озері', 'Опечень'],
  ['kyiv', 'зливові труби зливають плями у воду', 'Опечень'],
  ['kyiv', 'немає лікарів в амбулаторії', 'Лісовому'],
  ['kyiv', 'записатися до сімейних лікарів', 'Лісовому'],
  ['kyiv', 'ліфти не працюють, крісло колісне', 'Вокзальна'],
  ['kyiv', 'укриттів зачинено під час тривог', 'Борщагівці'],
  ['kyiv', 'ключі від укриття в сторожа', 'Борщагівці'],
  ['poltava', 'знаки закрито афішами', 'Соборності'],
  ['poltava', 'темні дороги до електрички', 'Полтава-Південна'],
  ['poltava', 'гул генератора під вікном', 'Алмазний'],
  ['poltava', 'звалища на березі, підпалюють гілки', 'Ворскли'],
  ['poltava', 'крутий пандус поліклініки', 'поліклініка'],
  ['ternopil', 'набережну не освітлено, темні ділянки', 'набережна'],
  ['ternopil', 'ламають дерево в парках', 'парк імені Шевченка'],
  ['ternopil', 'затоплене укриття у підвалі', 'Дружба'],
  ['ternopil', 'високі бордюри на переходах', 'Валова'],
  // A slip of the keyboard finds it as well.
  ['kyiv', 'ґениратор амбулаторея лікар', 'Лісовому'],
]

async function answersTo(city: string, q: string) {
  const answer = await visitor.get(`/cities/${city}/answers?q=${encodeURIComponent(q)}`)
  expect(answer.statusCode, answer.body).toBe(200)
  return AnsweredQuestions.parse(answer.json()).items
}

test('whoever asks in other word forms finds what was answered: at least nine of ten within the first five', async () => {
  const ranks = await Promise.all(
    asked.map(async ([city, q, place]) => {
      const found = await answersTo(city, q)
      return { q, rank: found.findIndex((one) => one.place?.includes(place)) + 1 }
    }),
  )
  const within = (n: number) => ranks.filter(({ rank }) => rank > 0 && rank <= n).length / ranks.length
  process.stdout.write(
    `answers found: recall@1 ${within(1).toFixed(2)}, recall@5 ${within(5).toFixed(2)}, ${asked.length} questions\n`,
  )
  expect(
    within(5),
    JSON.stringify(ranks.filter(({ rank }) => rank === 0 || rank > 5)),
  ).toBeGreaterThanOrEqual(0.9)
})

test('the list beside the map and "already asked" know the forms of a word too', async () => {
  const list = await visitor.get(`/cities/kyiv/inquiries?q=${encodeURIComponent('кришками люків')}`)
  expect(list.json().items).toMatchObject([{ place: 'вул. Тампере' }])
  const similar = await visitor.get(
    `/cities/kyiv/similar?text=${encodeURIComponent('На тротуарах зникли кришки люків, уночі небезпечно')}`,
  )
  expect(similar.json().items[0]).toMatchObject({ place: 'вул. Тампере' })
})

test('what is no longer public is not found, and its words are forgotten when it will not come back', async () => {
  const { db } = database
  const [found] = await answersTo('kyiv', 'мертва риба')
  await db
    .updateTable('inquiry')
    .set({ state: 'hidden', hidden_from: 'answered' })
    .where('number', '=', found?.number ?? '')
    .execute()
  expect((await answersTo('kyiv', 'мертва риба')).map(({ number }) => number)).not.toContain(found?.number)
})

test.each(["''", "' | 'а", '!!!', 'а:*b', '\\\\', '<-> & |', 'no', '12', '😀😀'])(
  '%s is only words',
  async (q) => {
    expect(await answersTo('kyiv', `${q} а`)).toBeInstanceOf(Array)
  },
)
