import { createHash } from 'node:crypto'

/** A row as it is stored; `at` with microseconds, as the database writes it. */
export interface AuditRow {
  city: string
  seq: number
  at: string
  actorId: string | null
  actorRole: string
  action: string
  inquiryId: string | null
  subject: string | null
  hash: string
}

/** Hash of a row and of all before it, in hex: the same lines as audit_append() of migrations/0011_audit.sql. */
export function chainHash(before: string, row: AuditRow): string {
  const { city, seq, at, actorId, actorRole, action, inquiryId, subject } = row
  const lines = [city, seq, at, actorId ?? '-', actorRole, action, inquiryId ?? '-', subject ?? '-']
  return createHash('sha256').update(Buffer.from(before, 'hex')).update(lines.join('\n')).digest('hex')
}
