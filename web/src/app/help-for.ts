import type { Role } from '@bezpechne/shared/access'
import type { HelpTopic } from '@bezpechne/shared/help'

const topicOf: Record<Role, HelpTopic> = {
  moderator: 'moderators',
  responder: 'responders',
  administrator: 'administrators',
  officer: 'officers',
  head: 'officers',
}

/** Whose work a part of the desk is, by its address; the first of them that one holds. */
const workOf: Partial<Record<string, readonly Role[]>> = {
  moderation: ['moderator'],
  sealed: ['moderator'],
  answers: ['responder', 'moderator'],
  settings: ['administrator', 'head', 'officer', 'moderator'],
  'beat-report': ['officer', 'head'],
}

/** The page of the handbook for who stands here. @param path as /desk/kyiv/settings/people */
export function helpFor(path: string, roles: readonly Role[]): HelpTopic {
  const [, , , part = ''] = path.split('/')
  const role = workOf[part]?.find((one) => roles.includes(one)) ?? roles[0]
  return role ? topicOf[role] : 'signing-in'
}
