import type { Holder } from '../lib/holder.ts'

/** A photo of one's own inquiry; nothing where the link or the photo is gone: the form shows its place. */
export async function fetchOwnPhoto(holder: Holder, id: string): Promise<Blob | undefined> {
  try {
    const reply = await fetch('/api/v1/receipts/photo', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-app': '1' },
      body: JSON.stringify({ ...holder, id }),
    })
    return reply.ok ? await reply.blob() : undefined
  } catch {
    return undefined
  }
}
