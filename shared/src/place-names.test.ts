import { expect, test } from 'vitest'

import { foldPlace, readStreet, readTypedPlace, soughtOf, soundOf, streetKey } from './place-names.ts'

test.each([
  ['вулиця Якуба Коласа', 'вул. Якуба Коласа', 'Yakuba Kolasa Street'],
  ['Олевська вулиця', 'вул. Олевська', 'Olevska Street'],
  ['1-й Садовий провулок', 'пров. 1-й Садовий', '1-y Sadovyi Lane'],
  ['проспект Європейського Союзу', 'просп. Європейського Союзу', 'Yevropeiskoho Soiuzu Avenue'],
  ['бульвар Лесі Українки', 'бул. Лесі Українки', 'Lesi Ukrainky Boulevard'],
  ['Андріївський узвіз', 'Андріївський узвіз', 'Andriivskyi Descent'],
  ['Дніпровське шосе', 'Дніпровське шосе', 'Dniprovske Highway'],
  ['Бабин Яр', 'Бабин Яр', 'Babyn Yar'],
  ['вулиця', 'вулиця', 'vulytsia'],
])('%s is written %s', (full, uk, en) => {
  expect(readStreet(full)).toMatchObject({ uk, en })
})

test('one street is one, however a list writes it', () => {
  const keys = ['Садова вулиця', 'вул. Садова', 'вулиця  САДОВА'].map((name) => streetKey(readStreet(name)))
  expect(new Set(keys).size).toBe(1)
  expect(streetKey(readStreet('Садовий провулок'))).not.toBe(keys[0])
})

test.each([
  ['вул. Велика Васильківська, 14', 'велика васильківська', 'street', '14'],
  ['Велика Васильківська 14а/2', 'велика васильківська', 'other', '14а/2'],
  ['вулиця Прип’ятська, буд. 14, кв. 5', 'припятська', 'street', '14, кв. 5'],
  ["прип'ятська", 'припятська', 'other', ''],
  ['вул.Садова,5', 'садова', 'street', '5'],
  ['просп. Миру № 7-А', 'миру', 'avenue', '7-А'],
  ['вулиця 8 Березня', '8 березня', 'street', ''],
  ['8 Березня, 12', '8 березня', 'other', '12'],
  ['1-й Садовий провулок', '1 й садовий', 'lane', ''],
  ['м. Київ', 'київ', 'other', ''],
  ['14 Pryrichna Street', 'pririchna', 'street', '14'],
  ['vul. Khreshchatyk 22', 'hreshatik', 'street', '22'],
  ['', '', 'other', ''],
  [', ,', '', 'other', ''],
])('%s is read as %s', (typed, sought, type, house) => {
  const read = readTypedPlace(typed)
  expect(read).toEqual({ sought, type, house })
})

test('names meet whatever apostrophe and whatever Latin spelling they have', () => {
  expect(foldPlace('Прип’ятська')).toBe(foldPlace("ПРИП'ЯТСЬКА"))
  expect(foldPlace('Ґонти')).toBe(foldPlace('Гонти'))
  expect(soughtOf(['Хрещатик'])).toEqual(['хрещатик', 'hreshatik'])
  expect(soundOf('Khreshchatyk')).toBe(soundOf('Hreshatik'))
  expect(soundOf('Andriivska')).toBe(soundOf('Andrijivska'))
})

test('a line of nonsense is read in no time', () => {
  for (const typed of ['1 '.repeat(100), '/'.repeat(200), `${'а '.repeat(90)}, `, 'вул. '.repeat(40)])
    expect(readTypedPlace(typed).house.length).toBeLessThanOrEqual(30)
})
