import { expect, test } from 'vitest'

import { languageOf } from './language.ts'

test.each([
  [undefined, undefined, 'uk'],
  [undefined, 'en', 'en'],
  [undefined, 'en-GB,uk;q=0.9', 'en'],
  [undefined, 'ru,de;q=0.8', 'uk'],
  [undefined, 'de,en;q=0.5,uk;q=0.7', 'uk'],
  [undefined, 'en;q=0', 'uk'],
  [undefined, '*', 'uk'],
  ['lang=en', 'uk', 'en'],
  ['a=1; lang=uk; b=2', 'en', 'uk'],
  ['lang=xx', 'en', 'en'],
  ['slang=en', undefined, 'uk'],
])('cookie %o and Accept-Language %o: %s', (cookie, accepted, language) => {
  expect(languageOf({ cookie, 'accept-language': accepted })).toBe(language)
})
