/** Of a private letter; the order is its usual way. */
export const letterStates = [
  'submitted',
  'screening',
  'answered-by-moderator',
  'spam-closed',
  'forwarded',
  'redirected',
  'registered',
  'clarification',
  'extended',
  'recorded',
  'returned-incomplete',
  'replied',
  'closed',
  'withdrawn',
] as const
export type LetterState = (typeof letterStates)[number]

const letterSteps = [
  'claim',
  'release',
  'answer',
  'forward',
  'escalate',
  'auto-forward',
  'spam',
  'accept',
  'redirect',
  'return',
  'complete',
  'clarify',
  'clarified',
  'extend',
  'record',
  'reply',
  'close',
  'reopen',
  'withdraw',
] as const
export type LetterStep = (typeof letterSteps)[number]

// What an officer may do with a letter that is registered and not answered yet.
const extended = {
  redirect: 'redirected',
  return: 'returned-incomplete',
  clarify: 'clarification',
  record: 'recorded',
  reply: 'replied',
} as const
const open = { ...extended, extend: 'extended' } as const

/** No row, no step. Days and tracks that a step needs besides: letters/policy.ts of the server. */
const steps: Record<LetterState, Partial<Record<LetterStep, LetterState>>> = {
  submitted: {
    claim: 'screening',
    escalate: 'forwarded',
    'auto-forward': 'forwarded',
    withdraw: 'withdrawn',
  },
  screening: {
    claim: 'screening',
    release: 'submitted',
    answer: 'answered-by-moderator',
    forward: 'forwarded',
    spam: 'spam-closed',
    escalate: 'forwarded',
    'auto-forward': 'forwarded',
    withdraw: 'withdrawn',
  },
  'answered-by-moderator': { escalate: 'forwarded', close: 'closed', withdraw: 'withdrawn' },
  'spam-closed': { escalate: 'forwarded', close: 'closed' },
  forwarded: { accept: 'registered', redirect: 'redirected', withdraw: 'withdrawn' },
  redirected: { accept: 'registered', redirect: 'redirected', withdraw: 'withdrawn' },
  registered: open,
  clarification: { ...open, clarified: 'registered' },
  extended,
  recorded: { clarify: 'clarification', extend: 'extended', reply: 'replied', redirect: 'redirected' },
  'returned-incomplete': { complete: 'registered', close: 'closed' },
  replied: { close: 'closed', reopen: 'registered' },
  closed: { reopen: 'registered' },
  withdrawn: {},
}

export function afterLetterStep(from: LetterState, step: LetterStep): LetterState | undefined {
  return steps[from][step]
}

/** While these last, a moderator may read the first text; afterwards there is nothing for her. */
export const screenedStates = ['submitted', 'screening'] as const satisfies readonly LetterState[]

/** What waits for the officer, with a clock that runs. */
export const openStates = [
  'forwarded',
  'redirected',
  'registered',
  'clarification',
  'extended',
  'recorded',
] as const satisfies readonly LetterState[]
