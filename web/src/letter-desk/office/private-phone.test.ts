import { expect, test } from 'vitest'

import { invitesAway } from './private-phone.ts'

test.each([
  'Зателефонуйте мені на 067 000 00 00.',
  'Мій номер 0670000000',
  'Пишіть у вайбер, так швидше.',
  'Напишіть мені в Telegram',
  'Дзвоніть на мій особистий телефон',
  'Краще на приватну пошту',
  'Call my private number, please',
  'My phone is +38 (067) 000-00-00',
])('"%s" leads away', (text) => {
  expect(invitesAway(text)).toBe(true)
})

test.each([
  'Завтра о 10:00 обійду під’їзд, вашого імені не назву.',
  'Телефонуйте 102, якщо він прийде знову.',
  'Сигналізація спрацювала о третій ночі.',
  'Приходьте на прийом у середу, вулиця Донця, 5, кабінет 12.',
  'Ваше звернення зареєстровано, відповідь до 21 грудня 2026 року.',
])('"%s" does not', (text) => {
  expect(invitesAway(text)).toBe(false)
})

test('a number of the public card is nobody’s secret', () => {
  const text = 'Зателефонуйте на службовий: 044 200-00-01.'
  expect(invitesAway(text)).toBe(true)
  expect(invitesAway(text, ['+380442000001'])).toBe(false)
})
