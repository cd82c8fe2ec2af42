import { expect, test } from 'vitest'

import type { ActingStaff } from '../access/actor.ts'
import { mayAnswer } from './policy.ts'

const police = '0190a000-0000-7000-8000-000000000001'
const clinic = '0190a000-0000-7000-8000-000000000002'
const responder: ActingStaff = { id: 'r', role: 'responder', organisationId: police }
const moderator: ActingStaff = { id: 'm', role: 'moderator', organisationId: null }
const administrator: ActingStaff = { id: 'a', role: 'administrator', organisationId: null }

test.each([
  ['a responder answers for their own organisation', responder, police, true],
  ['a responder does not answer for another', responder, clinic, false],
  ['a responder does not answer what nobody was given', responder, null, false],
  ['a moderator answers what an organisation was given', moderator, clinic, true],
  ['a moderator answers what nobody was given', moderator, null, true],
  ['an administrator answers nothing', administrator, police, false],
  ['an administrator is not nobody’s organisation', administrator, null, false],
])('%s', (_story, actor, assignedTo, allowed) => {
  expect(mayAnswer(actor, assignedTo)).toBe(allowed)
})
