import { expect, test } from 'vitest'

import { inLatin } from './transliteration.ts'

test.each([
  ['Сергій Ткаченко', 'Serhii Tkachenko'],
  ['Згурський Юрій', 'Zghurskyi Yurii'],
  ['Щербухи, Їжакевич', 'Shcherbukhy, Yizhakevych'],
  ['Знам’янка', 'Znamianka'],
  ['Єнакієве', 'Yenakiieve'],
  ['Ґалаґан', 'Galagan'],
  ['Вулиця 5', 'Vulytsia 5'],
])('%s is written %s', (name, latin) => {
  expect(inLatin(name)).toBe(latin)
})
