import { createHash } from 'node:crypto'

/** Of something long and random: whoever reads the table cannot turn it back. */
export function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url')
}
