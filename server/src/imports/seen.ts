import { createHash } from 'node:crypto'

/** Names a check by all that it depends on: who begins an import means exactly that. */
export function seenOf(...what: unknown[]): string {
  return createHash('sha256').update(JSON.stringify(what)).digest('base64url')
}
