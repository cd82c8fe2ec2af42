import { comparePlaces, storePlaces } from '@bezpechne/server/places/importing'
import type { Trx } from '@bezpechne/server/platform/database'

type DemoStreet = [name: string, lat: number, lng: number, former?: string]

// Drawn by hand near where they are; what they were called is no invention.
const streets: Record<string, DemoStreet[]> = {
  kyiv: [
    ['вулиця Велика Васильківська', 50.4335, 30.5165, 'вулиця Червоноармійська; вулиця Красноармійська'],
    ['вулиця Хрещатик', 50.4476, 30.5218, 'вулиця Воровського'],
    ['Голосіївський проспект', 50.3979, 30.5087, 'проспект 40-річчя Жовтня'],
    ['проспект Правди', 50.5125, 30.4195],
    ['вулиця Княжий Затон', 50.4062, 30.6175],
    ['Володимирська вулиця', 50.4525, 30.5105],
    ['вулиця Закревського', 50.5163, 30.6015],
    ['Васильківська вулиця', 50.3895, 30.4905],
    ['вулиця Щербаківського', 50.4605, 30.4098, 'вулиця Щербакова'],
    ['вулиця Тампере', 50.4441, 30.6294],
    ['Костянтинівська вулиця', 50.4718, 30.5042],
    ['проспект Берестейський', 50.4549, 30.4602, 'проспект Перемоги'],
    ['проспект Степана Бандери', 50.4889, 30.4921, 'Московський проспект'],
    ['проспект Романа Шухевича', 50.4938, 30.5611, 'проспект Ватутіна; проспект Генерала Ватутіна'],
    ['Андріївський узвіз', 50.4598, 30.5176],
    ['бульвар Лесі Українки', 50.4261, 30.5372],
    ['Контрактова площа', 50.4667, 30.5139, 'Червона площа'],
    ['площа Льва Толстого', 50.4392, 30.5165],
    ['Набережне шосе', 50.4408, 30.5651],
  ],
  poltava: [
    ['вулиця Соборності', 49.5896, 34.5487, 'вулиця Жовтнева'],
    ['вулиця Європейська', 49.5834, 34.5571, 'вулиця Фрунзе'],
    ['вулиця Небесної Сотні', 49.5879, 34.5436, 'вулиця Леніна'],
    ['вулиця Пушкіна', 49.5911, 34.5552],
    ['Київське шосе', 49.6082, 34.5201],
    ['площа Слави', 49.5755, 34.5701],
  ],
  ternopil: [
    ['вулиця Руська', 49.5519, 25.5937],
    ['бульвар Тараса Шевченка', 49.5531, 25.5953],
    ['вулиця Степана Бандери', 49.5571, 25.6142],
    ['проспект Злуки', 49.5698, 25.6221],
    ['вулиця Володимира Винниченка', 49.5562, 25.6051],
    ['Театральний майдан', 49.5527, 25.5946],
  ],
}

/** A few streets of each city, so that an address can be typed before anything was imported. */
export async function insertPlaces(trx: Trx, city: string): Promise<void> {
  const rows = (streets[city] ?? []).map(([street_uk, lat, lng, former = ''], n) => ({
    line: n,
    values: { street_uk, lat: String(lat), lon: String(lng), former },
  }))
  const file = { rows: inTurn(rows), credit: 'Вулиці для показу', everywhere: false }
  const { put, counted } = await comparePlaces(trx, city, file)
  if (counted.wrong.length > 0) throw new Error(JSON.stringify(counted.wrong))
  await storePlaces(trx, city, put)
}

async function* inTurn<Row>(rows: Row[]): AsyncGenerator<Row> {
  yield* rows
}
