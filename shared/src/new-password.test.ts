import { expect, test } from 'vitest'

import { problemOf } from './new-password.ts'

const olena = { email: 'olena.koval@example.org' }

test.each([
  ['чотирнадцять 1', 'passwordShort'],
  ['x'.repeat(129), 'passwordLong'],
  ['password123456789', 'passwordCommon'],
  ['Пароль-Пароль-Пароль', 'passwordCommon'],
  ['Київ Поліція 2026!', 'passwordCommon'],
  ['qwertyuiop1234567890', 'passwordCommon'],
  ['aaaaaaaaaaaaaaaaaaaa', 'passwordCommon'],
  ['Olena.Koval-2026', 'passwordOwn'],
])('%s is refused: %s', (password, problem) => {
  expect(problemOf(password, olena)).toBe(problem)
})

test.each([
  'кіт спить на теплій печі',
  'correct horse battery staple',
  '🌻🌻🌻🌻🌻 соняшники за хатою',
  'у Києві дощ, а в нас сонце',
  'Tr0ub4dor&3-Tr0ub4',
])('%s is taken: any letters, spaces, signs', (password) => {
  expect(problemOf(password, olena)).toBeUndefined()
})
