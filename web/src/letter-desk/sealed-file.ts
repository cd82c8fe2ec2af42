import { ApiError } from '../lib/api.ts'

/** Sealed bytes as they are stored. @param path after /api/v1 @throws ApiError */
export async function fetchSealed(path: string): Promise<Uint8Array> {
  const reply = await fetch(`/api/v1${path}`).catch(() => undefined)
  if (!reply?.ok) throw new ApiError(reply ? 'photo-not-found' : 'offline', reply?.status ?? 0)
  return new Uint8Array(await reply.arrayBuffer())
}
