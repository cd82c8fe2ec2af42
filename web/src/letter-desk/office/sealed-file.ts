import { ApiError } from '../../lib/api.ts'

/** The sealed bytes of a photo, as they are stored. @throws ApiError */
export async function fetchSealed(city: string, letter: string, id: string): Promise<Uint8Array> {
  const reply = await fetch(`/api/v1/cities/${city}/letters/${letter}/files/${id}`).catch(() => undefined)
  if (!reply?.ok) throw new ApiError(reply ? 'not-found' : 'offline', reply?.status ?? 0)
  return new Uint8Array(await reply.arrayBuffer())
}
