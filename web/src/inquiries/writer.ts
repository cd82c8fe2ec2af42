import type { NewInquiry, Submitted } from '@bezpechne/shared/inquiries'
import { minText } from '@bezpechne/shared/inquiry-text'

import { type ApiError, send as request } from '../lib/api.ts'
import { markPending } from '../lib/pending.ts'
import { createProver } from '../lib/proof.ts'
import { deleteDraft, findDraft, putDraft } from './draft-store.ts'
import { bodyOf, type Draft, emptyDraft, type Field, fields, isWritten, type Problems } from './draft.ts'
import { PhotoQueue } from './photo-queue.ts'
import { type Outcome, pauseBefore, trySending } from './sending.ts'
import { createStore, type Store } from './store.ts'
import {
  dropReceipt,
  findReceipt,
  initialState,
  keepReceipt,
  problemsOf,
  type WriterState,
} from './writer-state.ts'

const writers = new Map<string, Writer>()

/** One for each city while the tab lives: what is being sent goes on when the person looks at the map meanwhile. */
export function writerFor(city: string): Writer {
  const writer = writers.get(city) ?? new Writer(city)
  writers.set(city, writer)
  return writer
}

/** An inquiry on its way from the first keystroke to the receipt; outlives reloads and lost links. */
export class Writer {
  #city: string
  #store: Store<WriterState>
  #prover: ReturnType<typeof createProver>
  #photos: PhotoQueue
  #saving: ReturnType<typeof setTimeout> | undefined
  #waiting: ReturnType<typeof setTimeout> | undefined
  #tries = 0
  #trap = ''
  #opened = false

  constructor(city: string) {
    this.#city = city
    this.#store = createStore(initialState(city))
    this.#prover = createProver(city)
    this.#photos = new PhotoQueue(this.#store, (edit) => this.#keep(edit))
  }

  get = (): WriterState => this.#store.get()
  subscribe = (tell: () => void) => this.#store.subscribe(tell)

  /** Reads what the device has kept, and goes on sending where it was sending. */
  open(): void {
    if (this.#opened) return
    this.#opened = true
    addEventListener('online', () => this.#resume())
    addEventListener('pagehide', () => this.flush())
    void this.#load()
  }

  /** Begins what takes a while, as soon as somebody seems to mean it. */
  warmUp(): void {
    this.#prover.start()
  }

  change(edit: Partial<Draft>): void {
    const { draft, problems } = this.get()
    const left: Problems = { ...problems }
    for (const field of changedFields(edit)) delete left[field]
    this.#store.set({ draft: { ...draft, ...edit }, problems: left, refusal: null })
    if ((edit.text?.length ?? 0) >= minText) this.#prover.start()
    clearTimeout(this.#saving)
    this.#saving = setTimeout(() => void this.#save(), 400)
  }

  /** A field that people do not see: whoever fills it in is a program. */
  fillTrap(value: string): void {
    this.#trap = value
  }

  tell(problems: Problems): void {
    this.#store.set({ problems })
  }

  /** Writes down at once what a pause would have written. */
  flush(): void {
    if (this.#saving) void this.#save()
  }

  async addPhotos(files: readonly File[]): Promise<void> {
    const fits = await this.#photos.add(files)
    const { photos: _, ...others } = this.get().problems
    this.tell(fits ? others : { ...others, photos: 'photosMany' })
  }

  removePhoto(id: string): void {
    const { photos: _, ...others } = this.get().problems
    this.tell(others)
    void this.#photos.remove(id)
  }

  retryPhotos(): void {
    this.#photos.start()
  }

  /** Once: while it is under way or waiting, another press only tries at once. */
  async send(): Promise<void> {
    if (!this.get().draft.sending) await this.#keep({ sending: true })
    markPending(this.#city, true)
    await this.#run()
  }

  /** Back to writing; a body that may have arrived is settled before anything else is sent. */
  async stop(): Promise<void> {
    clearTimeout(this.#waiting)
    await this.#keep({ sending: false })
    if (!isUnderWay(this.get())) this.#store.set({ sending: 'no' })
  }

  /** Nothing of the draft stays on this device. */
  async forget(): Promise<void> {
    clearTimeout(this.#saving)
    clearTimeout(this.#waiting)
    const { draft } = this.get()
    this.#photos.clear()
    this.#store.set({ ...initialState(this.#city), loaded: true })
    await deleteDraft(draft).catch(() => undefined)
  }

  /** The author has the code: this tab needs it no more. */
  dropReceipt(): void {
    dropReceipt()
    this.#store.set({ receipt: null })
  }

  async #load(): Promise<void> {
    const draft = await inTime(findDraft(this.#city)).catch(() => undefined)
    if (draft) this.#store.set({ draft: { ...emptyDraft(this.#city), ...draft }, kept: 'kept' })
    await this.#photos.open().catch(() => undefined)
    this.#store.set({ loaded: true, receipt: draft ? null : findReceipt(this.#city) })
    this.#resume()
  }

  #resume(): void {
    this.#tries = 0
    if (this.get().draft.sending) void this.#run()
    else this.#photos.start()
  }

  async #keep(edit: Partial<Draft>): Promise<void> {
    this.#store.set({ draft: { ...this.get().draft, ...edit } })
    await this.#save()
  }

  async #save(): Promise<void> {
    clearTimeout(this.#saving)
    this.#saving = undefined
    const { draft, receipt } = this.get()
    if (receipt) return
    try {
      if (isWritten(draft)) await putDraft(draft)
      this.#store.set({ kept: isWritten(draft) ? 'kept' : 'nothing' })
    } catch {
      this.#store.set({ kept: 'impossible' })
    }
  }

  async #run(): Promise<void> {
    if (this.get().receipt || isUnderWay(this.get())) return
    clearTimeout(this.#waiting)
    this.#store.set({ sending: 'trying', refusal: null })
    const outcome = await trySending({
      draft: () => this.get().draft,
      keep: (edit) => this.#keep(edit),
      uploadPhotos: () => this.#photos.uploadAll(),
      write: () => this.#write(),
      forgetProof: () => this.#prover.forget(),
      post: (body, key) => this.#post(body, key),
    }).catch((): Outcome => ({ kind: 'wait', why: 'server' }))
    if (outcome.kind === 'sent') await this.#finish(outcome.submitted)
    else if (outcome.kind === 'refused') this.#refuse(outcome.error)
    else this.#wait(outcome)
  }

  async #write(): Promise<NewInquiry> {
    const slow = setTimeout(() => this.#store.set({ sending: 'proving' }), 3000)
    const proof = await this.#prover.proof().finally(() => clearTimeout(slow))
    const language = document.documentElement.lang === 'en' ? 'en' : 'uk'
    return bodyOf(this.get().draft, { proof, language, website: this.#trap })
  }

  #post(body: NewInquiry, key: string): Promise<Submitted> {
    return request(`/cities/${this.#city}/inquiries`, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'content-type': 'application/json', 'idempotency-key': key, 'x-app': '1' },
      // A link that neither carries nor breaks would hold the inquiry for ever.
      signal: AbortSignal.timeout(45_000),
    })
  }

  #wait({ why, seconds }: Extract<Outcome, { kind: 'wait' }>): void {
    if (!this.get().draft.sending) return this.#store.set({ sending: 'no' })
    this.#store.set({ sending: why })
    const pause = seconds ?? pauseBefore(this.#tries)
    this.#tries += 1
    this.#waiting = setTimeout(() => void this.#run(), 1000 * pause)
    return undefined
  }

  #refuse(error: ApiError): void {
    const problems = problemsOf(error)
    const fitsField = fields.some((field) => problems[field])
    this.#store.set({ sending: 'no', problems, refusal: fitsField ? null : error.title })
  }

  async #finish(submitted: Submitted): Promise<void> {
    clearTimeout(this.#saving)
    this.#saving = undefined
    const { draft } = this.get()
    const receipt = { ...submitted, category: draft.attempt?.category ?? '', sentAt: Date.now() }
    // NOTE: first the receipt, then the draft goes: between the two a crash would lose the only key.
    keepReceipt({ ...receipt, city: this.#city })
    this.#photos.clear()
    this.#store.set({ ...initialState(this.#city), loaded: true, receipt })
    await deleteDraft(draft).catch(() => undefined)
  }
}

function isUnderWay({ sending }: WriterState): boolean {
  return sending === 'trying' || sending === 'proving'
}

function changedFields(edit: Partial<Draft>): Field[] {
  const place = 'at' in edit || 'address' in edit
  return fields.filter((field) => (field === 'place' ? place : field in edit))
}

/** A store that does not answer is a store that is not there. */
function inTime<Found>(found: Promise<Found>): Promise<Found> {
  const never = new Promise<never>((_, reject) => {
    setTimeout(() => reject(new Error('The store of drafts did not answer')), 3000)
  })
  return Promise.race([found, never])
}
