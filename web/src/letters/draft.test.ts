import { noIdentity } from '@bezpechne/shared/letters-crypto/texts'
import { expect, test } from 'vitest'

import {
  emptyDraft,
  identityOf,
  isMail,
  isTyped,
  missingFields,
  noticeOf,
  type Step,
  stepAfter,
  stepBefore,
  textFault,
} from './draft.ts'

test.each<[Step, 'appeal' | 'crime' | 'tip', boolean, Step]>([
  ['words', 'appeal', false, 'name'],
  ['words', 'crime', true, 'name'],
  ['words', 'tip', false, 'name'],
  ['words', 'tip', true, 'preview'],
  ['name', 'appeal', false, 'preview'],
  ['preview', 'tip', true, 'code'],
])('after %s of %s, watched %s, comes %s', (step, track, watched, next) => {
  expect(stepAfter(step, { track, watched })).toBe(next)
  expect(stepBefore(next, { track, watched })).toBe(step)
})

test.each([
  ['', 'empty'],
  [' \n ', 'empty'],
  ['Сусід погрожує.', undefined],
  ['я'.repeat(7500), undefined],
  ['я'.repeat(7501), 'long'],
  // Signs of three bytes: fewer of them fit.
  ['漢'.repeat(6000), 'long'],
])('a text is refused for what it is', (text, fault) => {
  expect(textFault(text)).toBe(fault)
})

const named = { ...noIdentity, surname: ' Коваль ', name: 'Олена', residence: 'Київ' }

test('an appeal needs a name and a residence, a crime report nothing', () => {
  expect(missingFields({ track: 'appeal', identity: noIdentity })).toEqual(['surname', 'name', 'residence'])
  expect(missingFields({ track: 'appeal', identity: { ...named, name: '  ' } })).toEqual(['name'])
  expect(missingFields({ track: 'appeal', identity: named })).toEqual([])
  expect(missingFields({ track: 'crime', identity: noIdentity })).toEqual([])
})

test('a tip takes no name along, whatever was typed before; others a trimmed one', () => {
  expect(identityOf({ track: 'tip', identity: named })).toEqual(noIdentity)
  expect(identityOf({ track: 'crime', identity: named })).toEqual({ ...named, surname: 'Коваль' })
})

test('no word goes to a phone that may be watched', () => {
  expect(noticeOf({ watched: true, notice: 'olena@example.org' })).toBeNull()
  expect(noticeOf({ watched: false, notice: ' olena@example.org ' })).toBe('olena@example.org')
  expect(noticeOf({ watched: false, notice: ' ' })).toBeNull()
})

test.each([
  ['olena@example.org', true],
  ['olena@example', false],
  ['olena example.org', false],
])('%s is a mail address: %s', (text, is) => {
  expect(isMail(text)).toBe(is)
})

test('leaving is asked about only where something was typed', () => {
  expect(isTyped(emptyDraft)).toBe(false)
  expect(isTyped({ ...emptyDraft, track: 'tip', watched: true })).toBe(false)
  expect(isTyped({ ...emptyDraft, text: 'а' })).toBe(true)
  expect(isTyped({ ...emptyDraft, identity: named })).toBe(true)
})
