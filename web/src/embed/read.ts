/** Public answers alone, asked for as a stranger: no cookie goes along, whatever this browser holds of ours. */
export async function read<Answer>(path: string, signal?: AbortSignal): Promise<Answer> {
  const reply = await fetch(`/api/v1${path}`, {
    credentials: 'omit',
    cache: 'no-cache',
    headers: { 'accept-language': document.documentElement.lang },
    ...(signal && { signal }),
  })
  if (!reply.ok) throw new Error(`${path}: ${reply.status}`)
  return reply.json()
}
