import { type DBSchema, type IDBPDatabase, openDB } from 'idb'

import { dropFromDevice, findOnDevice, listOnDevice, putOnDevice } from '../../lib/device-store.ts'
import { isLate, within } from '../../lib/within.ts'
import { type Draft, emptyDraft } from '../draft.ts'

interface Drafts extends DBSchema {
  /** Of the first version. */
  drafts: { key: string; value: OldDraft }
  items: { key: string; value: Draft }
  /** Pictures by their id: apart, so that a keystroke does not write megabytes. */
  photos: { key: string; value: Blob }
}

let opened: Promise<IDBPDatabase<Drafts>> | undefined

function shelf(): Promise<IDBPDatabase<Drafts>> {
  opened ??= within(
    3000,
    openDB<Drafts>('bezpechne', 2, {
      async upgrade(database, from, _to, trx) {
        const items = database.createObjectStore('items', { keyPath: 'key' })
        if (from < 1) return void database.createObjectStore('photos')
        for (const old of await trx.objectStore('drafts').getAll()) await items.put(fromOld(old))
        return database.deleteObjectStore('drafts')
      },
      // A newer version of the page in another tab wants to change the store: it is opened anew when next asked.
      blocking(_current, _wanted, event) {
        opened = undefined
        if (event.target instanceof IDBDatabase) event.target.close()
      },
      terminated() {
        opened = undefined
      },
    }),
  )
  opened.catch(() => {
    opened = undefined
  })
  return opened
}

/** One draft of each city, with photos that were sent before the words: what the first version kept. */
interface OldDraft extends Omit<Draft, 'photos'> {
  sending?: boolean
  photos: { id: string; uploaded: string | null }[]
}

/** NOTE: what it had sent before the words the server may have thrown away: it goes again, or the attempt names it. */
export function fromOld({ sending, photos, ...old }: OldDraft): Draft {
  const named = old.attempt?.photos ?? []
  return {
    ...emptyDraft(old.city),
    ...old,
    stage: sending ? 'queued' : 'writing',
    photos: photos.map(({ id, uploaded }) => ({
      id,
      state: uploaded && named.includes(uploaded) ? 'sent' : 'kept',
    })),
  }
}

// What the device's store did not take (blocked, full) lies beside it; where that is full too, until the page is left.
const aside = 'bezpechne-item-'
const picturesHere = new Map<string, Blob>()

export interface Shelved {
  items: Draft[]
  /** False where something of it is gone when the page is closed. */
  kept: boolean
}

export async function listItems(): Promise<Shelved> {
  const stored = await attempt(async () => (await shelf()).getAll('items'))
  const beside = listAside()
  const items = new Map([...(stored ?? []), ...beside].map((item) => [item.key, item]))
  return { items: [...items.values()], kept: stored !== undefined && beside.length === 0 }
}

interface Picture {
  id: string
  picture: Blob
}

/**
 * Reads, changes and writes as one, with a picture that goes with it: two tabs never undo each other's change.
 * @param edit undefined: leave it as it is
 * @returns what it is now; undefined where it is gone or was left
 */
export async function changeItem(
  key: string,
  edit: (item: Draft) => Partial<Draft> | undefined,
  picture?: Picture,
): Promise<Draft | undefined> {
  const beside = findAside(key)
  if (beside) return keep(changed(beside, edit), picture)
  let found: Draft | undefined
  const stored = await attempt(async () => {
    const trx = (await shelf()).transaction(['items', 'photos'], 'readwrite')
    trx.done.catch(() => undefined)
    found = await trx.objectStore('items').get(key)
    const next = found && changed(found, edit)
    if (next && picture) await trx.objectStore('photos').put(picture.picture, picture.id)
    if (next) await trx.objectStore('items').put(next)
    await trx.done
    return { next }
  })
  if (stored) return stored.next
  return keep(found && changed(found, edit), picture)
}

function changed(item: Draft, edit: (item: Draft) => Partial<Draft> | undefined): Draft | undefined {
  const change = edit(item)
  return change && { ...item, ...change }
}

async function keep(item: Draft | undefined, picture?: Picture): Promise<Draft | undefined> {
  return item && putItem(item, picture)
}

/** Whatever was there before. */
export async function putItem(item: Draft, picture?: Picture): Promise<Draft> {
  const stored = await attempt(async () => {
    const trx = (await shelf()).transaction(['items', 'photos'], 'readwrite')
    trx.done.catch(() => undefined)
    if (picture) await trx.objectStore('photos').put(picture.picture, picture.id)
    await trx.objectStore('items').put(item)
    await trx.done
    return true
  })
  if (stored) dropFromDevice(aside + item.key)
  else {
    putOnDevice(aside + item.key, JSON.stringify(item))
    if (picture) picturesHere.set(picture.id, picture.picture)
  }
  return item
}

/**
 * @returns undefined where it is gone, or where this browser has no store
 * @throws where a store is there and hangs or stumbles: the picture may be there the next time
 */
export async function findPicture(id: string): Promise<Blob | undefined> {
  const here = picturesHere.get(id)
  if (here) return here
  const store = await shelf().catch(unlessLate)
  return store && within(longest, store.get('photos', id))
}

function unlessLate(error: unknown): undefined {
  if (isLate(error)) throw error
}

export async function dropPicture(id: string): Promise<void> {
  picturesHere.delete(id)
  await attempt(async () => (await shelf()).delete('photos', id))
}

/** Nothing of it stays on the device. */
export async function dropItem({ key, photos }: Draft): Promise<void> {
  dropFromDevice(aside + key)
  for (const { id } of photos) picturesHere.delete(id)
  await attempt(async () => {
    const trx = (await shelf()).transaction(['items', 'photos'], 'readwrite')
    await Promise.all([
      trx.objectStore('items').delete(key),
      ...photos.map(({ id }) => trx.objectStore('photos').delete(id)),
      trx.done,
    ])
  })
}

function findAside(key: string): Draft | undefined {
  const text = findOnDevice(aside + key)
  if (text === null) return undefined
  try {
    const item: Draft = JSON.parse(text)
    return item
  } catch {
    return undefined
  }
}

function listAside(): Draft[] {
  return listOnDevice()
    .filter((name) => name.startsWith(aside))
    .flatMap((name) => findAside(name.slice(aside.length)) ?? [])
}

// A slow device writes five pictures in a second or two.
const longest = 30_000

/** Undefined where the store hangs or refuses: private windows, a full disk, a browser that has none. */
async function attempt<Done>(work: () => Promise<Done>): Promise<Done | undefined> {
  try {
    return await within(longest, work())
  } catch (error) {
    // It hangs, as it does in phones that slept: the next one asks it anew.
    if (isLate(error)) opened = undefined
    return undefined
  }
}
