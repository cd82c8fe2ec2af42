import type { Role } from './access.ts'
import type { MailboxKind } from './letters-crypto/mailbox.ts'

/** Roles whose people may hold the keys of a mailbox. Escrow is of the records office, away from the desk. */
const holdersOf: Record<MailboxKind, readonly Role[]> = {
  moderation: ['moderator'],
  beat: ['officer', 'head'],
  oversight: ['head'],
  escrow: [],
}

export function mayHold(roles: readonly Role[], kind: MailboxKind): boolean {
  return roles.some((role) => holdersOf[kind].includes(role))
}

/** The second person is of the same circle, or an administrator, to whom it opens nothing. */
export function mayApprove(roles: readonly Role[], kind: MailboxKind): boolean {
  return roles.includes('administrator') || mayHold(roles, kind)
}

/** One person alone cannot lock a beat's letters away, and is never the only one who reads them. */
export const leastMembers = (kind: MailboxKind) => (kind === 'beat' || kind === 'oversight' ? 2 : 1)
