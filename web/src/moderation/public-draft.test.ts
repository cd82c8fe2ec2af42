import { expect, test } from 'vitest'

import type { WaitingCase } from './desk-facts.ts'
import { problemOf, startDraft, toPublish, wordsOf } from './public-draft.ts'

const at = { lat: 50.45, lng: 30.52 }
const found: WaitingCase = {
  id: '0190a000-0000-7000-8000-000000000001',
  number: 'KYIV-2026-000001',
  state: 'submitted',
  frozen: false,
  cover: null,
  category: 'parking',
  submittedAt: '2026-05-12T06:14:00Z',
  happenedAt: null,
  text: 'Авто стоїть на переході. Дзвоніть: 067 123 45 67.',
  address: 'вул. Прирічна, 5, кв. 12',
  exactAt: at,
  likelyAt: null,
  districtId: null,
  title: null,
  publicText: null,
  publicPlace: null,
  publicAt: null,
  editReason: null,
  version: 1,
  organisationId: null,
  hasEmail: false,
  photos: [
    {
      id: '0190a000-0000-7000-8000-000000000002',
      withEvent: null,
      url: '/p',
      width: 4,
      height: 3,
      shown: false,
      boxes: [],
      copy: null,
    },
  ],
  photosComing: 0,
  claimedUntil: null,
  claimedByOther: false,
  hiddenByMe: false,
  course: { revisedAt: null, textBefore: null, changesUntil: null, mergedInto: null, review: null },
  events: [],
}

test('a public version begins with personal data covered and no photo shown', () => {
  const draft = startDraft(found, 'Прибрано особисті дані')
  expect(draft).toMatchObject({
    title: 'Авто стоїть на переході',
    text: 'Авто стоїть на переході. Дзвоніть: █████.',
    place: 'вул. Прирічна, 5, █████',
    editReason: 'Прибрано особисті дані',
    photos: [],
  })
  expect(wordsOf(draft)).not.toMatch(/067|кв\. 12/u)
})

test('a text without personal data stays as it is and claims no change', () => {
  const plain = { ...found, text: 'Темно на переході.', address: null }
  expect(startDraft(plain, 'Прибрано')).toMatchObject({ text: plain.text, place: '', editReason: '' })
})

test('what was not touched is not sent, what was moved or left empty is said', () => {
  const draft = startDraft(found, 'Прибрано особисті дані')
  expect(toPublish(draft, found)).not.toHaveProperty('at')
  expect(toPublish(draft, found)).not.toHaveProperty('category')
  const moved = { ...draft, at: { lat: 50.46, lng: 30.52 }, category: 'speeding', place: ' ', editReason: '' }
  expect(toPublish(moved, found)).toMatchObject({
    at: moved.at,
    category: 'speeding',
    place: null,
    editReason: null,
  })
})

test.each([
  ['no title', { title: ' а ' }, 'needTitle'],
  ['no text', { text: '' }, 'needText'],
  ['no place', { at: null }, 'needPlace'],
  ['a moved pin, nobody knows why', { at: { lat: 50.46, lng: 30.52 } }, 'needWhy'],
  ['another topic, nobody knows why', { category: 'noise', editReason: ' ' }, 'needWhy'],
  ['another topic, explained', { category: 'noise', editReason: 'Інша тема' }, undefined],
  ['all there', {}, undefined],
])('%s', (_story, change, problem) => {
  expect(problemOf({ ...startDraft(found, ''), ...change }, found)).toBe(problem)
})
