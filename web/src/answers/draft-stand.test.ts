import { expect, test } from 'vitest'

import { type AnswerText, startText } from './answer-text.ts'
import { type KeptAnswer, type Own, standOf } from './draft-stand.ts'

const saying = (text: string): AnswerText => ({ ...startText(null), text })
const draft = (version: number, text: string): Own => ({
  text,
  basis: null,
  steps: null,
  sources: [],
  reviewMonths: null,
  state: 'draft',
  version,
  returnedNote: null,
  organisationId: null,
  changedAt: '2026-05-01T10:00:00Z',
})
const kept = (text: string, version: number | null, from: string): KeptAnswer => ({
  text: saying(text),
  version,
  from: saying(from),
})
const told = (...given: Parameters<typeof standOf>) => {
  const { text, fresh, clash } = standOf(...given)
  return { text: text.text, fresh, clash: clash?.text }
}

test.each<[string, Parameters<typeof standOf>, object]>([
  ['nothing yet', [kept('', null, ''), null, null], { text: '', fresh: true }],
  ['typed, nothing stored', [kept('Моє', null, ''), null, null], { text: 'Моє', fresh: false }],
  ['stored, nothing typed', [kept('Їхнє', 1, 'Їхнє'), draft(1, 'Їхнє'), null], { text: 'Їхнє', fresh: true }],
  [
    'a colleague wrote, nothing typed here: theirs shows',
    [kept('Старе', 1, 'Старе'), draft(2, 'Нове'), null],
    { text: 'Нове', fresh: true },
  ],
  [
    'a colleague wrote what was typed here: two texts',
    [kept('Моє', 1, 'Старе'), draft(2, 'Нове'), null],
    { text: 'Моє', fresh: false, clash: 'Нове' },
  ],
  [
    'a colleague began while one typed the first words',
    [kept('Моє', null, ''), draft(1, 'Нове'), null],
    { text: 'Моє', fresh: false, clash: 'Нове' },
  ],
  [
    'the same words are no clash',
    [kept('Нове', 1, 'Старе'), draft(2, 'Нове'), null],
    { text: 'Нове', fresh: true },
  ],
  [
    'saved from here, typed on',
    [kept('Моє далі', null, ''), draft(1, 'Моє'), 1],
    { text: 'Моє далі', fresh: false },
  ],
  [
    'saved from here, then a colleague wrote',
    [kept('Моє далі', null, ''), draft(2, 'Нове'), 1],
    { text: 'Моє далі', fresh: false, clash: 'Нове' },
  ],
  ['the draft is gone', [kept('Моє', 3, 'Старе'), null, null], { text: 'Моє', fresh: false }],
])('%s', (_what, given, expected) => {
  expect(told(...given)).toEqual({ clash: undefined, ...expected })
})

test('what is typed next is kept on the version that was seen', () => {
  const { keepAs } = standOf(kept('Старе', 1, 'Старе'), draft(2, 'Нове'), null)
  expect(keepAs(saying('Нове й моє'))).toEqual(kept('Нове й моє', 2, 'Нове'))
})
