import type { LatLng } from '@bezpechne/shared/geo'
import type { AuthorView, Revision } from '@bezpechne/shared/inquiries'
import { maxText, minText, withoutHidden } from '@bezpechne/shared/inquiry-text'

import type { Holder } from '../lib/holder.ts'

/** A photo of an inquiry that is being changed: one of its own, or a new one. */
export interface RevisionPhoto {
  id: string
  /** Its Idempotency-Key while it is new. */
  key: string
  /** The server's, once it has the picture. */
  uploaded: string | null
}

/** What an author changes, as the device keeps it until it is sent. */
export interface RevisionDraft {
  text: string
  address: string
  at: LatLng | null
  category: string
  /** Those that stay and new ones; what the server has, it has under "uploaded". */
  photos: RevisionPhoto[]
}

export function startRevision({ text, address, at, category, photos }: AuthorView): RevisionDraft {
  return {
    text: text ?? '',
    address: address ?? '',
    at,
    category,
    photos: photos.map(({ id }) => ({ id, key: '', uploaded: id })),
  }
}

export type RevisionProblem = 'textShort' | 'textLong' | 'placeMissing' | 'photosWaiting'

export function revisionProblem({ text, address, at, photos }: RevisionDraft): RevisionProblem | undefined {
  const { length } = cleaned(text)
  if (length < minText) return 'textShort'
  if (length > maxText) return 'textLong'
  if (!at && cleaned(address).length < 3) return 'placeMissing'
  // What is still on its way would be left out, and there is one chance.
  return photos.every(({ uploaded }) => uploaded) ? undefined : 'photosWaiting'
}

/** Without what this device lost before the server had it. */
export function withUploaded(draft: RevisionDraft): RevisionDraft {
  return { ...draft, photos: draft.photos.filter(({ uploaded }) => uploaded !== null) }
}

/** Without new photos that the server has thrown away since: those that nobody attached for an hour. */
export function withOwn(draft: RevisionDraft): RevisionDraft {
  return { ...draft, photos: draft.photos.filter(({ id, uploaded }) => id === uploaded) }
}

/** The whole inquiry as it is to be; when it happened is not asked again. */
export function revisionBody(
  draft: RevisionDraft,
  sent: { holder: Holder; proof: string; happenedAt: string | null },
): Revision {
  const address = cleaned(draft.address).replaceAll(/\s+/gu, ' ').slice(0, 200)
  const photos = draft.photos.flatMap(({ uploaded }) => uploaded ?? [])
  return {
    ...sent.holder,
    proof: sent.proof,
    text: cleaned(draft.text),
    category: draft.category,
    ...(draft.at && { at: draft.at }),
    ...(address.length >= 3 && { address }),
    ...(sent.happenedAt && { happenedAt: sent.happenedAt }),
    ...(photos.length > 0 && { photos }),
  }
}

function cleaned(text: string): string {
  return withoutHidden(text.replaceAll('\r\n', '\n')).normalize('NFC').trim()
}
