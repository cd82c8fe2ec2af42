import type { OpenedLetter } from '@bezpechne/shared/letters-crypto/reading'
import { noIdentity } from '@bezpechne/shared/letters-crypto/texts'
import { expect, test } from 'vitest'

import { LetterSearch } from './letter-search.ts'

function said(text: string, surname = ''): Pick<OpenedLetter, 'messages' | 'identity'> {
  const place = { seq: 1, epoch: 0, role: 'resident', kind: 'text', box: 'resident', at: '' } as const
  return { messages: [{ ...place, body: { text, files: [] } }], identity: { ...noIdentity, surname } }
}

test('every word is looked for, however it is written, in what was opened here', () => {
  const search = new LetterSearch()
  search.add('a', said('Сусід погрожує біля під’їзду', 'Коваль'))
  search.add('b', said('Шум уночі, сусід не реагує'))
  expect([...search.find('СУСІД')]).toEqual(['a', 'b'])
  expect([...search.find("під'їзд сусід")]).toEqual(['a'])
  expect([...search.find('коваль')]).toEqual(['a'])
  expect([...search.find('немає такого')]).toEqual([])
  search.wipe()
  expect(search.size).toBe(0)
  expect([...search.find('сусід')]).toEqual([])
})
