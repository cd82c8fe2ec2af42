import { maxPhotos } from '@bezpechne/shared/inquiry-text'

import { ApiError, newKey } from '../lib/api.ts'
import { deletePhoto, findPhoto, putPhoto } from './draft-store.ts'
import type { Draft, DraftPhoto } from './draft.ts'
import { shrink, uploadPhoto } from './photos.ts'
import type { Store } from './store.ts'
import type { PhotoView, WriterState } from './writer-state.ts'

type KeepDraft = (change: Partial<Draft>) => Promise<void>

/** The pictures of a draft: made smaller, kept on the device, uploaded one by one as the link allows. */
export class PhotoQueue {
  #store: Store<WriterState>
  #keep: KeepDraft
  #pictures = new Map<string, Blob>()
  #aborts = new Map<string, AbortController>()
  #running: Promise<void> | undefined

  constructor(store: Store<WriterState>, keep: KeepDraft) {
    this.#store = store
    this.#keep = keep
  }

  /** Shows what the device has kept; what it has lost leaves the draft. */
  async open(): Promise<void> {
    for (const { id, uploaded } of this.#listed()) {
      const picture = await findPhoto(id)
      if (!picture) await this.#keep({ photos: this.#listed().filter((photo) => photo.id !== id) })
      else this.#hold(id, picture, uploaded ? 'done' : 'waiting')
    }
  }

  /** Returns false where more were chosen than there is room for. */
  async add(files: readonly File[]): Promise<boolean> {
    const room = maxPhotos - this.#listed().length
    for (const file of files.slice(0, room)) {
      const id = newKey()
      const picture = await shrink(file)
      await putPhoto(id, picture).catch(() => undefined)
      this.#hold(id, picture, 'waiting')
      await this.#keep({ photos: [...this.#listed(), { id, key: newKey(), uploaded: null }] })
    }
    this.start()
    return files.length <= room
  }

  async remove(id: string): Promise<void> {
    this.#aborts.get(id)?.abort()
    this.#pictures.delete(id)
    const { [id]: gone, ...photos } = this.#store.get().photos
    if (gone) URL.revokeObjectURL(gone.url)
    this.#store.set({ photos })
    await this.#keep({ photos: this.#listed().filter((photo) => photo.id !== id) })
    await deletePhoto(id).catch(() => undefined)
  }

  /** Goes on in the background; what fails for want of a link goes with the inquiry. */
  start(): void {
    this.uploadAll().catch(() => undefined)
  }

  /** @throws ApiError 'offline' and others: what keeps a picture from the server */
  uploadAll(): Promise<void> {
    this.#running ??= this.#uploadEach().finally(() => {
      this.#running = undefined
    })
    return this.#running
  }

  clear(): void {
    for (const abort of this.#aborts.values()) abort.abort()
    for (const { url } of Object.values(this.#store.get().photos)) URL.revokeObjectURL(url)
    this.#pictures.clear()
    this.#store.set({ photos: {} })
  }

  async #uploadEach(): Promise<void> {
    let refused: ApiError | undefined
    const tried = new Set<string>()
    for (;;) {
      const next = this.#listed().find(({ id, uploaded }) => !uploaded && !tried.has(id))
      if (!next) break
      tried.add(next.id)
      refused = (await this.#uploadOne(next)) ?? refused
    }
    if (refused) throw refused
  }

  /** Returns what the server will never take; throws what may pass. */
  async #uploadOne({ id, key }: DraftPhoto): Promise<ApiError | undefined> {
    const picture = this.#pictures.get(id)
    if (!picture) return undefined
    const abort = new AbortController()
    this.#aborts.set(id, abort)
    this.#show(id, { stage: 'sending', share: 0 })
    try {
      const onProgress = (share: number) => this.#show(id, { share })
      const { city } = this.#store.get().draft
      const uploaded = await uploadPhoto({ city, key, picture, onProgress, signal: abort.signal })
      this.#show(id, { stage: 'done', share: 1 })
      await this.#keep({
        photos: this.#listed().map((photo) => (photo.id === id ? { ...photo, uploaded } : photo)),
      })
      return undefined
    } catch (error) {
      if (abort.signal.aborted || !(error instanceof ApiError)) return undefined
      const final = isFinal(error.status)
      this.#show(id, { stage: final ? 'refused' : 'waiting' })
      if (final) return error
      throw error
    }
  }

  #listed(): DraftPhoto[] {
    return this.#store.get().draft.photos
  }

  #hold(id: string, picture: Blob, stage: PhotoView['stage']): void {
    if (this.#pictures.has(id)) return
    this.#pictures.set(id, picture)
    this.#show(id, { url: URL.createObjectURL(picture), stage })
  }

  #show(id: string, change: Partial<PhotoView>): void {
    const { photos } = this.#store.get()
    const before = photos[id] ?? { url: '', stage: 'waiting', share: 0 }
    this.#store.set({ photos: { ...photos, [id]: { ...before, ...change } } })
  }
}

function isFinal(status: number): boolean {
  return status >= 400 && status < 500 && ![408, 425, 429].includes(status)
}
