/** The life of an inquiry. One table drives the guard, the CHECK in the database, the buttons and the model tests. */
export const inquiryStates = [
  'submitted',
  'needs-changes',
  'published',
  'answered',
  'reopened',
  'rejected',
  'merged',
  'hidden',
  'archived',
  /** By its author. */
  'withdrawn',
] as const
export type InquiryState = (typeof inquiryStates)[number]

export type InquiryStep =
  | 'publish'
  | 'reject'
  | 'request-changes'
  | 'resubmit'
  | 'merge'
  | 'answer'
  | 'reopen'
  | 'hide'
  | 'restore'
  /** Within seconds, by who decided. */
  | 'undo'
  /** The author asks for another moderator. */
  | 'ask-review'
  | 'archive'
  /** Its author takes it back, and within seconds thinks better of it. */
  | 'withdraw'
  | 'put-back'

/** Steps that leave the state alone but belong to the timeline. */
export const inquiryNotes = [
  'submit',
  'claim',
  /** The first of two moderators on a sealed inquiry. */
  'agree',
  'assign',
  'withdraw-assignment',
  'edit',
  /** The author covered words of what everybody reads; and a moderator looked at that. */
  'cover',
  'cover-look',
  'recategorise',
  'revise-answer',
  /** It is green already; another body that was given it adds its own answer. */
  'add-answer',
  /** Somebody looked at a published answer again and it still holds. */
  'check-answer',
  'confirm',
  'dispute',
  /** Enough neighbours have said that the answer helped, or that it did not. */
  'neighbours-confirm',
  'neighbours-dispute',
  'escalate',
  'purge',
] as const

/** "restore" and "put-back" go where "hide" and "withdraw" found it: their target is not in the table but in the row. */
const transitions: Record<InquiryState, Partial<Record<InquiryStep, InquiryState>>> = {
  submitted: {
    publish: 'published',
    reject: 'rejected',
    'request-changes': 'needs-changes',
    merge: 'merged',
    withdraw: 'withdrawn',
  },
  'needs-changes': { resubmit: 'submitted', reject: 'rejected', undo: 'submitted', withdraw: 'withdrawn' },
  published: {
    answer: 'answered',
    hide: 'hidden',
    merge: 'merged',
    undo: 'submitted',
    withdraw: 'withdrawn',
  },
  answered: { reopen: 'reopened', hide: 'hidden', archive: 'archived', withdraw: 'withdrawn' },
  reopened: { answer: 'answered', hide: 'hidden', withdraw: 'withdrawn' },
  rejected: { 'ask-review': 'submitted', undo: 'submitted' },
  merged: { undo: 'submitted' },
  hidden: { withdraw: 'withdrawn' },
  archived: {},
  withdrawn: {},
}

/** Where a step leads from a state; undefined where it is not allowed. */
export function afterStep(from: InquiryState, step: InquiryStep): InquiryState | undefined {
  return transitions[from][step]
}

/** From where an author can take an inquiry back; a step of nobody's else. */
export const withdrawable = [
  'submitted',
  'needs-changes',
  'published',
  'answered',
  'reopened',
  'hidden',
] as const satisfies InquiryState[]

export const publicStates = ['published', 'answered', 'reopened'] as const satisfies InquiryState[]
export type PublicState = (typeof publicStates)[number]

export const colours = ['red', 'green'] as const
export type Colour = (typeof colours)[number]

/** What came of it so far, as inquiry_outcome() in the database says it. */
export const outcomes = ['waiting', 'answered', 'confirmed', 'disputed', 'reopened'] as const
export type Outcome = (typeof outcomes)[number]

/** Why a moderator does not publish: a closed list, shown to the author in plain words. */
export const rejectionReasons = [
  'emergency',
  'military',
  'explosive',
  'personal-data',
  'private-matter',
  'outside-city',
  'not-safety',
  'abuse',
  'duplicate',
  'unreadable',
] as const
export type RejectionReason = (typeof rejectionReasons)[number]

/** Why nobody decided and it was closed all the same: the author was asked for changes and sent none in time. */
export const closingReason = 'not-changed'
export const refusalReasons = [...rejectionReasons, closingReason] as const
export type RefusalReason = (typeof refusalReasons)[number]

/** What a moderator asks the author to change. */
export const changeReasons = ['unclear', 'place', 'personal-data', 'photo', 'several', 'language'] as const
export type ChangeReason = (typeof changeReasons)[number]
