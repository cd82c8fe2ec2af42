import { expect, test } from 'vitest'

import { mayReadOriginal } from './policy.ts'

const [police, clinic] = ['00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000002']
const moderator = { city: 'kyiv', role: 'moderator', organisationId: null } as const
const responder = { city: 'kyiv', role: 'responder', organisationId: police } as const
const administrator = { city: 'kyiv', role: 'administrator', organisationId: null } as const

test.each([
  ['a moderator, of her city', [moderator], 'kyiv', [], true],
  ['a moderator, of another city', [moderator], 'ternopil', [], false],
  ['a responder, what is assigned to the own body', [responder], 'kyiv', [police], true],
  [
    'a responder, what is assigned to the own body and to others',
    [responder],
    'kyiv',
    [clinic, police],
    true,
  ],
  ['a responder, what is assigned to another body', [responder], 'kyiv', [clinic], false],
  ['a responder, what is assigned to nobody', [responder], 'kyiv', [], false],
  ['a responder, of another city', [responder], 'ternopil', [police], false],
  ['an administrator', [administrator], 'kyiv', [], false],
  ['nobody', [], 'kyiv', [police], false],
])('originals: %s', (...[, memberships, city, assignedTo, allowed]) => {
  expect(mayReadOriginal(memberships, city, { assignedTo, sealed: false })).toBe(allowed)
})

test.each([
  ['a moderator', moderator, true],
  ['a responder it was once assigned to', responder, false],
  ['an administrator', administrator, false],
])('originals of what is sealed: %s', (_who, membership, allowed) => {
  expect(mayReadOriginal([membership], 'kyiv', { assignedTo: [police], sealed: true })).toBe(allowed)
})
