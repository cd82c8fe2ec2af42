import { expect, test } from 'vitest'

import { readersOf } from './letter-readers.ts'

const day = (of: number, hour = 10) => `2026-05-${String(of).padStart(2, '0')}T${hour}:00:00.000Z`
const event = (step: string, at: string, facts: Record<string, string | number> = {}) => ({ step, at, facts })
const submitted = event('submit', day(12), { addressee: 'beat:HOL-01:1', moderation: 'moderation:city:1' })
const letter = {
  addressee: 'beat:HOL-01:1',
  receivedAt: day(12),
  events: [submitted],
  epochs: [] as { epoch: number; box: string }[],
  messages: [{ epoch: 0, at: day(12) }],
}
const moderation = { who: 'moderation', box: null, from: day(12), until: null, ended: null }
const screened = { ...moderation, until: day(13), ended: 'forwarded' }
const beat = { who: 'beat', box: 'beat:HOL-01:1', from: day(13), until: null, ended: null }
const forwarded = event('forward', day(13))

test.each([
  ['one that waits is the moderators’ alone', {}, [moderation]],
  ['forwarding ends what a moderator could read', { events: [submitted, forwarded] }, [screened, beat]],
  ['so does the resident', { events: [submitted, event('escalate', day(13))] }, [screened, beat]],
  ['so does the hour that passed', { events: [submitted, event('auto-forward', day(13))] }, [screened, beat]],
  [
    'an answer of a moderator lets nobody else read',
    { events: [submitted, event('claim', day(13)), event('answer', day(13))] },
    [moderation],
  ],
  [
    'accepted by the mailbox that it was for: nobody changes',
    {
      events: [submitted, forwarded, event('accept', day(14), { epoch: 1 })],
      epochs: [{ epoch: 1, box: 'beat:HOL-01:1' }],
    },
    [screened, beat],
  ],
  [
    'another officer took over: the one before reads nothing new',
    {
      events: [submitted, forwarded],
      epochs: [
        { epoch: 1, box: 'beat:HOL-01:1' },
        { epoch: 2, box: 'beat:HOL-01:2' },
      ],
      messages: [
        { epoch: 0, at: day(12) },
        { epoch: 1, at: day(14) },
        { epoch: 2, at: day(20) },
      ],
    },
    [
      screened,
      { ...beat, until: day(20), ended: 'handed-over' },
      { ...beat, box: 'beat:HOL-01:2', from: day(20) },
    ],
  ],
  [
    'handed over, and nothing written yet: from the last word before',
    {
      events: [submitted, forwarded],
      epochs: [
        { epoch: 1, box: 'beat:HOL-01:1' },
        { epoch: 2, box: 'beat:HOL-01:2' },
      ],
      messages: [{ epoch: 1, at: day(15) }],
    },
    [
      screened,
      { ...beat, until: day(15), ended: 'handed-over' },
      { ...beat, box: 'beat:HOL-01:2', from: day(15) },
    ],
  ],
  [
    'sent on to another beat',
    {
      events: [submitted, forwarded, event('redirect', day(15), { epoch: 1 })],
      epochs: [{ epoch: 1, box: 'beat:POD-02:1' }],
    },
    [
      screened,
      { ...beat, until: day(15), ended: 'redirected' },
      { ...beat, box: 'beat:POD-02:1', from: day(15) },
    ],
  ],
  [
    'about the officer: never the beat',
    { addressee: 'oversight:city:1', events: [submitted, forwarded] },
    [screened, { ...beat, who: 'oversight', box: 'oversight:city:1' }],
  ],
  [
    'where nobody sorts letters no moderator ever read it',
    { events: [event('submit', day(12), { addressee: 'beat:HOL-01:1' }), event('auto-forward', day(12))] },
    [{ ...beat, from: day(12) }],
  ],
  [
    'withdrawn while it waited',
    { events: [submitted, event('withdraw', day(13))] },
    [{ ...moderation, until: day(13), ended: 'erased' }],
  ],
  [
    'withdrawn after it was forwarded',
    { events: [submitted, forwarded, event('withdraw', day(14))] },
    [screened, { ...beat, until: day(14), ended: 'erased' }],
  ],
])('%s', (_name, change, readers) => {
  expect(readersOf({ ...letter, ...change })).toEqual(readers)
})
