import { maxPhotos, minText } from '@bezpechne/shared/inquiry-text'

import { newKey } from '../lib/api.ts'
import {
  type Draft,
  emptyDraft,
  type Field,
  fields,
  isWritten,
  type ProblemWord,
  type Problems,
} from './draft.ts'
import { nextOrder, outbox } from './outbox/outbox.ts'
import { changeItem, findPicture, putItem } from './outbox/shelf.ts'
import { shrink, unreadableWord } from './photos.ts'
import { createStore, type Store } from './store.ts'
import { findShown, initialState, rememberShown, type WriterState } from './writer-state.ts'

const writers = new Map<string, Writer>()

/** One for each city while the tab lives: the hand that writes. What is written lies in the outbox. */
export function writerFor(city: string): Writer {
  const writer = writers.get(city) ?? new Writer(city)
  writers.set(city, writer)
  return writer
}

/** An inquiry while it is written, and afterwards what became of it, until its author begins another. */
export class Writer {
  #city: string
  #store: Store<WriterState>
  #saving: ReturnType<typeof setTimeout> | undefined
  #writing: Promise<unknown> = Promise.resolve()
  #opened = false

  constructor(city: string) {
    this.#city = city
    this.#store = createStore(initialState(city))
  }

  get = (): WriterState => this.#store.get()
  subscribe = (tell: () => void) => this.#store.subscribe(tell)

  /** Reads what the device has kept, and goes on sending where it was sending. */
  open(): void {
    if (this.#opened) return
    this.#opened = true
    addEventListener('pagehide', () => this.flush())
    void this.#load()
  }

  change(edit: Partial<Draft>): void {
    const { draft, problems } = this.get()
    const left: Problems = { ...problems }
    for (const field of changedFields(edit)) delete left[field]
    this.#store.set({ draft: { ...draft, ...edit }, problems: left, refusal: null })
    if ((edit.text?.length ?? 0) >= minText) outbox.proverOf(this.#city).start()
    clearTimeout(this.#saving)
    this.#saving = setTimeout(() => void this.#save(), 400)
  }

  /** A field that people do not see: whoever fills it in is a program. */
  fillTrap(value: string): void {
    outbox.fillTrap(this.get().draft.key, value)
  }

  tell(problems: Problems): void {
    this.#store.set({ problems })
  }

  /** Writes down at once what a pause would have written. */
  flush(): void {
    if (this.#saving) void this.#save()
  }

  async addPhotos(files: readonly File[]): Promise<void> {
    const met = new Set<ProblemWord>()
    for (const file of files) {
      // What cannot be read takes the place of no photo that can.
      const isFull = this.get().draft.photos.length >= maxPhotos
      const shrunk = isFull ? undefined : await shrink(file)
      if (!shrunk) met.add('photosMany')
      else if ('picture' in shrunk) await this.#addPhoto(shrunk.picture)
      else met.add(unreadableWord[shrunk.unreadable])
    }
    const { photos: _, ...others } = this.get().problems
    const [problem, another] = met
    this.tell(problem ? { ...others, photos: another ? 'photosSome' : problem } : others)
  }

  async removePhoto(id: string): Promise<void> {
    const { photos: _, ...problems } = this.get().problems
    this.tell(problems)
    this.#forgetView(id)
    const { draft } = this.get()
    this.#store.set({ draft: { ...draft, photos: draft.photos.filter((photo) => photo.id !== id) } })
    await this.#save()
    await outbox.dropPicture(id)
  }

  /** From now on it goes by itself. */
  async send(): Promise<void> {
    const { key } = this.get().draft
    await this.#save()
    rememberShown(key)
    await outbox.queue(key)
  }

  /** This one goes on as it is; an empty form begins, or what was being written meanwhile. */
  another(): void {
    rememberShown(null)
    this.#show(this.#latest() ?? emptyDraft(this.#city))
  }

  /** Back to the form, where nothing of it may have arrived; false where it may. */
  async takeBack(key: string): Promise<boolean> {
    const item = await outbox.takeBack(key)
    if (!item) return false
    rememberShown(null)
    this.#show(item)
    if (item.refusal) this.#store.set({ problems: item.refusal.problems, refusal: titleOf(item.refusal) })
    return true
  }

  /** Nothing of the draft stays on this device. */
  async forget(): Promise<void> {
    clearTimeout(this.#saving)
    this.#saving = undefined
    const { draft } = this.get()
    this.#show(emptyDraft(this.#city))
    await this.#writing
    await outbox.remove(draft)
  }

  async #load(): Promise<void> {
    await outbox.open()
    outbox.subscribe(() => this.#follow())
    const shown = outbox.get().items.find(({ key, city }) => key === findShown() && city === this.#city)
    this.#show(shown ?? this.#latest() ?? emptyDraft(this.#city))
    this.#follow()
    this.#store.set({ loaded: true })
  }

  /** What was written last and not sent. */
  #latest(): Draft | undefined {
    return outbox.get().items.findLast(({ city, stage }) => city === this.#city && stage === 'writing')
  }

  #show(draft: Draft): void {
    for (const id of Object.keys(this.get().photos)) this.#forgetView(id)
    this.#store.set({ draft, problems: {}, refusal: null, kept: this.#kept(draft) })
    for (const { id } of draft.photos) void this.#showPicture(id)
  }

  /** The outbox, or another tab, has gone on with what is shown here. */
  #follow(): void {
    const { draft } = this.get()
    const item = outbox.get().items.find(({ key }) => key === draft.key)
    if (item?.stage === 'refused') void this.takeBack(item.key)
    else if (item && item.stage !== 'writing') this.#store.set({ draft: item })
    else if (!item && draft.stage !== 'writing') this.another()
    // Thrown away in another tab, and still written here: it is kept anew, as the words are still on the screen.
    else if (!item && draft.order)
      this.#store.set({ draft: { ...draft, key: newKey(), order: 0, photos: [] } })
    this.#store.set({ kept: this.#kept(this.get().draft) })
  }

  #kept(draft: Draft): WriterState['kept'] {
    if (!outbox.get().kept) return 'impossible'
    return outbox.get().items.some(({ key }) => key === draft.key) ? 'kept' : 'nothing'
  }

  async #addPhoto(picture: Blob): Promise<void> {
    const id = newKey()
    const { draft } = this.get()
    this.#store.set({ draft: { ...draft, photos: [...draft.photos, { id, state: 'kept' }] } })
    this.#showView(id, picture)
    await this.#save({ id, picture })
  }

  /** One after the other: what was typed later is written later. */
  #save(picture?: { id: string; picture: Blob }): Promise<void> {
    clearTimeout(this.#saving)
    this.#saving = undefined
    const saving = this.#writing.then(() => this.#saveNow(picture))
    this.#writing = saving
    return saving
  }

  async #saveNow(picture?: { id: string; picture: Blob }): Promise<void> {
    const { draft } = this.get()
    const { stage: _, order: _order, attempt: _attempt, receipt: _receipt, ...typed } = draft
    if (draft.stage !== 'writing') return
    if (draft.order) {
      await changeItem(draft.key, ({ stage }) => (stage === 'writing' ? typed : undefined), picture)
      return outbox.refresh()
    }
    if (!isWritten(draft)) return
    const order = nextOrder()
    await putItem({ ...draft, order }, picture)
    await outbox.refresh()
    // NOTE: last: what has an order and is not in the outbox was thrown away elsewhere.
    const now = this.get().draft
    if (now.key === draft.key) this.#store.set({ draft: { ...now, order }, kept: this.#kept(now) })
  }

  async #showPicture(id: string): Promise<void> {
    const picture = await findPicture(id).catch(() => undefined)
    if (picture && this.get().draft.photos.some((photo) => photo.id === id)) this.#showView(id, picture)
  }

  #showView(id: string, picture: Blob): void {
    const view = { url: URL.createObjectURL(picture), stage: 'waiting', share: 0 } as const
    this.#store.set({ photos: { ...this.get().photos, [id]: view } })
  }

  #forgetView(id: string): void {
    const { [id]: gone, ...photos } = this.get().photos
    if (gone) URL.revokeObjectURL(gone.url)
    this.#store.set({ photos })
  }
}

/** The server's own sentence, where what it did not like is no field. */
function titleOf({ problems, title }: NonNullable<Draft['refusal']>): string | null {
  return fields.some((field) => problems[field]) ? null : title
}

function changedFields(edit: Partial<Draft>): Field[] {
  const place = 'at' in edit || 'address' in edit
  return fields.filter((field) => (field === 'place' ? place : field in edit))
}
