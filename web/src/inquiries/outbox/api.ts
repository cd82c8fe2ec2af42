import type { NewInquiry, Submitted } from '@bezpechne/shared/inquiries'
import type { NewUpload, Upload } from '@bezpechne/shared/uploads'

import { send } from '../../lib/api.ts'

// A link that neither carries nor breaks would hold everything for ever.
const patience = 45_000

export function postWords(city: string, body: NewInquiry, key: string): Promise<Submitted> {
  return send(`/cities/${city}/inquiries`, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json', 'idempotency-key': key },
    signal: AbortSignal.timeout(patience),
  })
}

export function openUpload(name: string, upload: NewUpload): Promise<Upload> {
  return send(`/receipts/uploads/${name}`, {
    method: 'PUT',
    body: JSON.stringify(upload),
    headers: { 'content-type': 'application/json' },
    signal: AbortSignal.timeout(patience),
  })
}

export function pushPiece(id: string, offset: number, piece: Blob): Promise<Upload> {
  return send(`/uploads/${id}/pieces/${offset}`, {
    method: 'PUT',
    body: piece,
    headers: { 'content-type': 'application/octet-stream' },
    signal: AbortSignal.timeout(patience),
  })
}

/** In hex. NOTE: as the proof of work, on https or this computer alone. */
export async function hashOf(picture: Blob): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', await picture.arrayBuffer())
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
