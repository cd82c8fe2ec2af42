/**
 * What members of staff can be seen doing: each route that is not public names one of these, or why it needs none.
 * A resident reads those about the own inquiry, by role and never by name.
 */
export const auditActions = [
  'queue-read',
  'public-list-read',
  'case-read',
  'photo-read',
  'claim',
  'release',
  'context-read',
  'publish',
  'reject',
  'request-changes',
  'merge',
  'bulk-reject',
  'undo',
  'assign',
  'hide',
  'restore',
  'desk-read',
  'answer-write',
  'reasons-write',
  'organisations-read',
  'organisation-change',
  'routing-change',
  'people-read',
  'invite',
  'invitation-withdraw',
  'join',
  'role-remove',
] as const
export type AuditAction = (typeof auditActions)[number]
