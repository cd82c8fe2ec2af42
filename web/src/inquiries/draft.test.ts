import { expect, test } from 'vitest'

import { bodyOf, type Draft, emptyDraft, firstOf, isWritten, problemsIn } from './draft.ts'

const full: Draft = {
  ...emptyDraft('kyiv'),
  danger: false,
  address: 'вулиця Прирічна, 14',
  category: 'parking',
  text: 'Щоранку на переході стоять автівки.',
}
const facts = { isInside: () => true, now: Date.parse('2026-11-20T12:00') }

test('an address alone is a place', () => {
  expect(problemsIn(full, facts)).toEqual({})
})

const wrong: [change: Partial<Draft>, field: string, word: string][] = [
  [{ danger: null }, 'danger', 'dangerMissing'],
  [{ address: ' ' }, 'place', 'placeMissing'],
  [{ address: 'в' }, 'place', 'addressShort'],
  [{ category: null }, 'category', 'topicMissing'],
  [{ text: '  коротко  ' }, 'text', 'textShort'],
  [{ text: 'д'.repeat(2001) }, 'text', 'textLong'],
  [{ happened: '2026-11-20T12:01' }, 'happened', 'happenedFuture'],
  [{ happened: 'колись' }, 'happened', 'happenedWrong'],
  [{ email: 'olena@' }, 'email', 'emailWrong'],
]

test.each(wrong)('%o is told at %s', (change, field, word) => {
  expect(problemsIn({ ...full, ...change }, facts)).toEqual({ [field]: word })
})

test('a point outside the city is told before sending; an unknown outline stops nobody', () => {
  const far = { ...full, at: { lat: 49, lng: 24 } }
  expect(problemsIn(far, { ...facts, isInside: () => false })).toEqual({ place: 'outside' })
  expect(problemsIn(far, { ...facts, isInside: () => undefined })).toEqual({})
})

test('the first problem is the first on the page', () => {
  expect(firstOf(problemsIn(emptyDraft('kyiv'), facts))).toBe('danger')
})

test('the body holds what was typed and nothing else', () => {
  const draft = {
    ...full,
    text: '  Дзвоніть \u202A067\u202C щодня. \r\n',
    address: 'вул.  Прирічна,\n14',
    photos: [
      { id: 'a', state: 'kept' as const },
      { id: 'b', state: 'refused' as const },
    ],
  }
  expect(bodyOf(draft, { proof: 'p', language: 'uk', website: '' })).toEqual({
    text: 'Дзвоніть 067 щодня.',
    category: 'parking',
    address: 'вул. Прирічна, 14',
    photosComing: 1,
    language: 'uk',
    proof: 'p',
  })
})

test('a draft with only the first answer is not worth keeping', () => {
  expect(isWritten({ ...emptyDraft('kyiv'), danger: false })).toBe(false)
  expect(isWritten(full)).toBe(true)
})
