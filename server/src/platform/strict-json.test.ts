import { expect, test } from 'vitest'

import { parseStrictJson } from './strict-json.ts'

test.each([
  ['{"a":1,"b":{"a":2},"c":[{"a":1},{"a":2}]}'],
  ['"plain"'],
  ['{"text":"{\\"a\\":1,\\"a\\":2} : [["}'],
  [`${'['.repeat(20)}${']'.repeat(20)}`],
])('%s is read as JSON.parse reads it', (text) => {
  expect(parseStrictJson(text)).toEqual(JSON.parse(text))
})

test('nothing is no body', () => {
  expect(parseStrictJson('')).toBeUndefined()
})

test.each([
  ['{'],
  ['{"a":1,"a":2}'],
  [String.raw`{"a":1,"\u0061":2}`],
  ['{"b":[{"a":1,"c":{},"a":2}]}'],
  ['{"__proto__":{"x":1}}'],
  [String.raw`{"\u005f_proto__":{"x":1}}`],
  ['{"constructor":{"prototype":{"x":1}}}'],
  [`${'['.repeat(21)}${']'.repeat(21)}`],
  ['['.repeat(60_000)],
  [`"${'\\'.repeat(60_001)}`],
])('%.40s is refused', (text) => {
  expect(() => parseStrictJson(text)).toThrow(expect.objectContaining({ code: 'bad-request' }))
})
