import { writeArchiveMade, writeArchiveWaits } from './archive-mails.ts'
import type { Addressed, Desk } from './compose.ts'
import { writeReminder, writeReplyLink } from './desk-mails.ts'
import { writeAsked, writeManageLink } from './follow-mails.ts'
import { writeInvitation } from './invitation-mail.ts'
import { writeLetterNews, writeLettersWaiting } from './letter-mails.ts'
import { writeCityAsked, writeCityRefused } from './opening-mails.ts'
import { writeOperatorWaits } from './operator-mails.ts'
import { writeGrantDecided, writeGrantWaiting, writeRoleTaken } from './people-mails.ts'
import { writeReset } from './reset-mail.ts'
import { writeSignIn } from './sign-in-mail.ts'

/** Mails that are not about an inquiry: to who works here, to who wants to follow something, and to a resident who asked for one: that says nothing of a letter, and the link to sign in. Each is written from its row when it goes; none: no longer so. */
type Write = (desk: Desk, city: string, id: string) => Promise<Addressed | undefined>

export const staffMailKinds = [
  'invitation',
  'grant-waiting',
  'grant-decided',
  'role-taken',
  'password-reset',
  'reminder',
  'reply-link',
  'letter-news',
  'letters-waiting',
  'sign-in',
  'follow-asked',
  'follow-link',
  'city-asked',
  'operator-waits',
  'city-refused',
  'archive-waits',
  'archive-made',
] as const
export type StaffMailKind = (typeof staffMailKinds)[number]

export const writeStaffMail: Record<StaffMailKind, Write> = {
  invitation: writeInvitation,
  'grant-waiting': writeGrantWaiting,
  'grant-decided': writeGrantDecided,
  'role-taken': writeRoleTaken,
  'password-reset': writeReset,
  reminder: writeReminder,
  'reply-link': writeReplyLink,
  'letter-news': writeLetterNews,
  'letters-waiting': writeLettersWaiting,
  'sign-in': writeSignIn,
  'follow-asked': writeAsked,
  'follow-link': writeManageLink,
  'city-asked': writeCityAsked,
  'operator-waits': writeOperatorWaits,
  'city-refused': writeCityRefused,
  'archive-waits': writeArchiveWaits,
  'archive-made': writeArchiveMade,
}

/** To people who have no account: what their mail server refuses for good is remembered. */
export const toResidents: ReadonlySet<StaffMailKind> = new Set<StaffMailKind>([
  'follow-asked',
  'follow-link',
  'city-asked',
  'city-refused',
])

/** Says as little as a mail can, to whoever looks over a shoulder: no page either. */
export const plainKinds: ReadonlySet<StaffMailKind> = new Set<StaffMailKind>([
  'letter-news',
  'letters-waiting',
])

/** Which news is such a mail; its payload is the id of the row. */
export const staffMailByEvent: Partial<Record<string, StaffMailKind>> = {
  'invitation.made': 'invitation',
  'grant.waiting': 'grant-waiting',
  'grant.decided': 'grant-decided',
  'role.taken': 'role-taken',
  'reset.started': 'password-reset',
  'organisation.reminded': 'reminder',
  'reply-link.made': 'reply-link',
  'letter.news': 'letter-news',
  'letters.waiting': 'letters-waiting',
  'resident.asked': 'sign-in',
  'follow.asked': 'follow-asked',
  'follow.link-asked': 'follow-link',
  'city.asked': 'city-asked',
  'operator.waits': 'operator-waits',
  'city.refused': 'city-refused',
  'archive.waits': 'archive-waits',
  'archive.made': 'archive-made',
}
