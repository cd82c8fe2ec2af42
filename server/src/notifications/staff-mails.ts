import type { Addressed, Desk } from './compose.ts'
import { writeReminder, writeReplyLink } from './desk-mails.ts'
import { writeInvitation } from './invitation-mail.ts'

/** Mails that go to who works here, not to an author. Each is written from its row when it goes; none: no longer so. */
type Write = (desk: Desk, city: string, id: string) => Promise<Addressed | undefined>

export const staffMailKinds = ['invitation', 'reminder', 'reply-link'] as const
export type StaffMailKind = (typeof staffMailKinds)[number]

export const writeStaffMail: Record<StaffMailKind, Write> = {
  invitation: writeInvitation,
  reminder: writeReminder,
  'reply-link': writeReplyLink,
}

/** Which news is such a mail; its payload is the id of the row. */
export const staffMailByEvent: Partial<Record<string, StaffMailKind>> = {
  'invitation.made': 'invitation',
  'organisation.reminded': 'reminder',
  'reply-link.made': 'reply-link',
}
