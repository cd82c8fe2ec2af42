import { type DBSchema, type IDBPDatabase, openDB } from 'idb'

import type { Draft } from './draft.ts'

interface Drafts extends DBSchema {
  /** By city. */
  drafts: { key: string; value: Draft }
  /** Pictures by their id: apart, so that a keystroke does not write megabytes. */
  photos: { key: string; value: Blob }
}

let opened: Promise<IDBPDatabase<Drafts>> | undefined

// NOTE: a browser may refuse (private windows, full disk); the form then works on, and says that nothing is kept.
function drafts(): Promise<IDBPDatabase<Drafts>> {
  opened ??= openDB<Drafts>('bezpechne', 1, {
    upgrade(database) {
      database.createObjectStore('drafts', { keyPath: 'city' })
      database.createObjectStore('photos')
    },
  })
  return opened
}

export async function findDraft(city: string): Promise<Draft | undefined> {
  return (await drafts()).get('drafts', city)
}

export async function putDraft(draft: Draft): Promise<void> {
  await (await drafts()).put('drafts', draft)
}

export async function findPhoto(id: string): Promise<Blob | undefined> {
  return (await drafts()).get('photos', id)
}

export async function putPhoto(id: string, picture: Blob): Promise<void> {
  await (await drafts()).put('photos', picture, id)
}

export async function deletePhoto(id: string): Promise<void> {
  await (await drafts()).delete('photos', id)
}

/** Nothing of the draft stays on the device. */
export async function deleteDraft({ city, photos }: Draft): Promise<void> {
  const trx = (await drafts()).transaction(['drafts', 'photos'], 'readwrite')
  await Promise.all([
    trx.objectStore('drafts').delete(city),
    ...photos.map(({ id }) => trx.objectStore('photos').delete(id)),
    trx.done,
  ])
}
