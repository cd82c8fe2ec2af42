import { expect, test } from 'vitest'

import { meantAddress } from './mistyped.ts'

test.each([
  ['olena@gmial.com', 'olena@gmail.com'],
  ['Olena.K@GMAIL.CON', 'Olena.K@gmail.com'],
  ['olena@gmail.co', 'olena@gmail.com'],
  ['olena@gmaill.com', 'olena@gmail.com'],
  [' olena@urk.net ', 'olena@ukr.net'],
  ['olena@ukr.ent', 'olena@ukr.net'],
  ['olena@iclod.com', 'olena@icloud.com'],
])('%s was meant to be %s', (typed, meant) => {
  expect(meantAddress(typed)).toBe(meant)
})

test.each([
  'olena@gmail.com',
  'olena@mail.com',
  'olena@kyivcity.gov.ua',
  'olena@gm',
  'olena',
  '',
  '@gmial.com',
  'a@b@gmial.com',
])('of "%s" nothing is guessed', (typed) => {
  expect(meantAddress(typed)).toBeUndefined()
})
