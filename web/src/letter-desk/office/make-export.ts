import type { AuditProof } from '@bezpechne/shared/letter-export'
import { toText } from '@bezpechne/shared/letters-crypto/bytes'
import { textHash } from '@bezpechne/shared/letters-crypto/export'
import { sealExport } from '@bezpechne/shared/letters-crypto/export-seal'
import type { OpenedMessage } from '@bezpechne/shared/letters-crypto/reading'

import { boxOf, type Held, heldOr, type Opener, signerFor } from '../opener.ts'
import { fetchSealed } from '../sealed-file.ts'
import { letterPath } from './letter-api.ts'

/** What a case file needs of a letter: readable, and provable by whoever has the root key. @throws NotHeld */
export async function makeExport(opener: Opener, held: Held, audit: AuditProof | null): Promise<Blob> {
  const { sodium } = opener
  const { letter, opened } = held
  const messages = opened.messages.map(told)
  const ids = messages.flatMap(({ files }) => files)
  const files = await Promise.all(
    ids.map(async (id) => ({
      id,
      sealed: toText(await fetchSealed(`${letterPath(opener.city, letter.record.header.id)}/files/${id}`)),
    })),
  )
  const first = messages[0]?.text
  const content = {
    form: 'bezpechne-letter-1' as const,
    exportedAt: new Date().toISOString(),
    facts: {
      ...factsOf(held),
      textSha256: typeof first === 'string' ? textHash(sodium, first) : null,
    },
    messages,
    identity: opened.identity ?? null,
    directory: opener.signed,
    record: letter.record,
    events: letter.events,
    keys: [...opened.keys].map(([epoch, key]) => ({ epoch, key: toText(key) })),
    capsuleKey: opened.capsuleKey ? toText(opened.capsuleKey) : null,
    files,
    audit,
  }
  const sealed = sealExport(sodium, content, heldOr(signerFor(opener, boxOf(letter))))
  return new Blob([JSON.stringify(sealed)], { type: 'application/json' })
}

function told({ seq, body }: OpenedMessage) {
  if (!body) return { seq, text: null, files: [] }
  if (!('text' in body)) return { seq, text: JSON.stringify(body), files: [] }
  return { seq, text: body.text, files: body.files.map(({ id }) => id) }
}

function factsOf({ letter }: Held) {
  const { state, receivedAt, regNo, extNo, registeredAt, dueOn, crimeNo } = letter
  return { state, receivedAt, regNo, extNo, registeredAt, dueOn, crimeNo }
}
