import { readPack } from './pack-shape.ts'

/** Read by the worker where the network does not answer: web/src/worker/packs.ts. */
const name = 'packs-1'

export interface SavedPack {
  bytes: number
  /** By the server's clock. */
  at: string
  etag: string
}

export type PackTrouble = 'unsupported' | 'no-room' | 'offline'

const urlOf = (city: string) => `/api/v1/cities/${city}/pack`

/** Whether this browser can answer without a link at all. */
export function canSave(): boolean {
  return 'serviceWorker' in navigator && 'caches' in globalThis
}

/** What of a city is on this device; null where nothing is. A private window may refuse to say. */
export async function findPack(city: string): Promise<SavedPack | null> {
  if (!canSave()) return null
  const kept = await openPacks()
    .then((packs) => packs.match(urlOf(city)))
    .catch(() => undefined)
  if (!kept) return null
  return {
    bytes: (await kept.blob()).size,
    at: new Date(kept.headers.get('date') ?? 0).toISOString(),
    etag: kept.headers.get('etag') ?? '',
  }
}

/** Fetches and keeps a city; the one before stays until the new one is whole. */
export async function savePack(city: string): Promise<PackTrouble | undefined> {
  if (!canSave()) return 'unsupported'
  const answer = await fetch(urlOf(city), { cache: 'no-cache', credentials: 'omit' }).catch(() => undefined)
  const text = await answer?.text().catch(() => '')
  if (!answer?.ok || !text || !readPack(text, city)) return 'offline'
  try {
    // A browser that promises keeps it when its disk fills; one that does not may drop it.
    await navigator.storage?.persist?.().catch(() => false)
    await (await openPacks()).put(urlOf(city), new Response(text, { headers: answer.headers }))
    return undefined
  } catch {
    return 'no-room'
  }
}

export async function dropPack(city: string): Promise<void> {
  // A private window that keeps nothing has nothing to drop.
  await openPacks()
    .then((packs) => packs.delete(urlOf(city)))
    .catch(() => false)
}

function openPacks(): Promise<Cache> {
  return caches.open(name)
}
