import { knownLanguage } from '@bezpechne/shared/languages'

import { markPending } from '../../lib/pending.ts'
import { createProver, type Prover } from '../../lib/proof.ts'
import { serverNow } from '../../lib/server-time.ts'
import { bodyOf, type Draft, type DraftPhoto } from '../draft.ts'
import { createStore } from '../store.ts'
import { problemsOf } from '../writer-state.ts'
import { hashOf, openUpload, postWords, pushPiece } from './api.ts'
import { nextOf, type Outcome, sendPhoto, sendWords } from './sending.ts'
import { changeItem, dropItem, dropPicture, findPicture, listItems } from './shelf.ts'
import { type Doing, isSettled, mayEdit, type OutboxState } from './status.ts'
import { inTurn } from './turn.ts'
import { Waits } from './waits.ts'

type News = { about: 'items' } | { about: 'doing'; key: string; doing: Doing | null }

const store = createStore<OutboxState>({ loaded: false, kept: true, items: [], doing: {}, quiet: null })
const waits = new Waits((quiet) => store.set({ quiet }))
const provers = new Map<string, Prover>()
const traps = new Map<string, string>()
const channel = 'BroadcastChannel' in globalThis ? new BroadcastChannel('bezpechne-outbox') : undefined
let loading: Promise<void> | undefined
let running: Promise<unknown> | undefined
let again = false
let heardAt = 0
let turn = 0

/** All inquiries of this device that are written, wait, are on their way, or whose receipt nobody has taken yet. */
export const outbox = {
  get: store.get,
  subscribe: store.subscribe,

  /** Reads what the device has kept, and goes on sending where it was. */
  open(): Promise<void> {
    loading ??= load()
    return loading
  },

  proverOf,
  dropPicture,

  /** A field that people do not see: whoever fills it in is a program. */
  fillTrap: (key: string, value: string) => void traps.set(key, value),

  /** Anew from the device: somebody wrote there. */
  async refresh(): Promise<void> {
    await read()
    tellOthers({ about: 'items' })
  },

  async change(key: string, edit: Parameters<typeof changeItem>[1]): Promise<Draft | undefined> {
    const item = await changeItem(key, edit)
    await outbox.refresh()
    return item
  },

  /** Its author has pressed "send". */
  async queue(key: string): Promise<void> {
    // NOTE: first the mark: a tab that is killed between the two leaves one that says too much, and is corrected.
    markPending(true)
    await outbox.change(key, ({ stage }) =>
      stage === 'writing' ? { stage: 'queued', refusal: null } : undefined,
    )
    // Asks nothing where the browser decides by itself, as most do.
    void navigator.storage?.persist?.().catch(() => undefined)
    outbox.tryNow()
  },

  /** Back to the form; undefined while its words may have arrived. */
  async takeBack(key: string): Promise<Draft | undefined> {
    const order = nextOrder()
    const item = await outbox.change(key, (found) =>
      mayEdit(found) ? { stage: 'writing', order } : undefined,
    )
    return item
  },

  async remove(item: Draft): Promise<void> {
    await dropItem(item)
    waits.forget(item.key)
    await outbox.refresh()
  },

  /** Its author has the code. */
  async taken(key: string): Promise<void> {
    const item = await outbox.change(key, () => ({ taken: true }))
    if (item) await tidy(item)
  },

  tryNow(): void {
    waits.clear()
    for (const [key, { kind }] of Object.entries(store.get().doing)) if (kind === 'wait') say(key, null)
    kick()
  },
}

export function nextOrder(): number {
  return 1 + Math.max(0, ...store.get().items.map(({ order }) => order))
}

function proverOf(city: string): Prover {
  const prover = provers.get(city) ?? createProver(city)
  provers.set(city, prover)
  return prover
}

async function load(): Promise<void> {
  channel?.addEventListener('message', ({ data }: MessageEvent<News>) => hear(data))
  addEventListener('online', () => outbox.tryNow())
  document.addEventListener('visibilitychange', () => document.hidden || kick())
  await read()
  kick()
}

async function read(): Promise<void> {
  const { items, kept } = await listItems()
  store.set({ items: items.toSorted((one, other) => one.order - other.order), kept, loaded: true })
  markPending(items.some(({ stage }) => stage !== 'writing'))
}

/** Of another tab. */
function hear(news: News): void {
  heardAt = performance.now()
  if (news.about === 'items') return void read().then(kick)
  say(news.key, news.doing, false)
  if (news.doing?.kind === 'wait') waits.copy(news.key, news.doing)
  return undefined
}

function say(key: string, doing: Doing | null, tell = true): void {
  const { [key]: _, ...others } = store.get().doing
  store.set({ doing: doing ? { ...others, [key]: doing } : others })
  if (tell) tellOthers({ about: 'doing', key, doing })
}

/** Other tabs. */
function tellOthers(news: News): void {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a channel has no other origin to name
  channel?.postMessage(news)
}

function kick(): void {
  again = true
  running ??= inTurn(run, () => heardAt)
    // NOTE: not at once: what breaks before anything is done would be asked without end.
    .then(
      () => (again ? 0 : waits.untilNext()),
      () => {
        turn += 1
        return 5000
      },
    )
    .then((pause) => {
      running = undefined
      return pause === undefined ? undefined : setTimeout(kick, pause)
    })
}

/** Asked again by nobody while it runs: a tab whose turn was taken in its sleep ends when it wakes. */
async function run(): Promise<void> {
  turn += 1
  const mine = turn
  // What a tab that held the turn before said is over: it may have been killed.
  const { items, doing } = store.get()
  for (const { key } of items) if (doing[key] && doing[key].kind !== 'wait') say(key, null)
  const isMine = () => mine === turn
  while (isMine()) {
    again = false
    await read()
    const next = nextOf(store.get().items, (key) => waits.isWaiting(key))
    if (!next) return
    if (next.photo) await sendOnePhoto(next.item, next.photo)
    else await sendOne(next.item)
  }
}

async function sendOne(start: Draft): Promise<void> {
  const { city, key } = start
  let item = start
  say(key, { kind: 'words', slow: false })
  const prover = proverOf(city)
  const slow = setTimeout(() => say(key, { kind: 'words', slow: true }), 3000)
  const outcome = await sendWords({
    item: () => item,
    async keep(change) {
      // NOTE: as it was when this tab read it: two bodies under one key would be a refusal.
      const kept = await outbox.change(key, ({ stage, attempt }) =>
        stage === 'queued' && attempt?.proof === item.attempt?.proof ? change : undefined,
      )
      item = kept ?? item
      return kept !== undefined
    },
    async write() {
      const proof = await prover.proof()
      const language = knownLanguage(document.documentElement.lang) ?? 'uk'
      return bodyOf(item, { proof, language, website: traps.get(key) ?? '' })
    },
    forgetProof: () => prover.forget(),
    post: (body, idempotencyKey) => postWords(city, body, idempotencyKey),
  }).catch(unknownFault)
  clearTimeout(slow)
  if (outcome.kind === 'wait') return wait(key, outcome)
  waits.forget(key)
  // A proof is good for one.
  prover.forget()
  if (outcome.kind === 'sent') {
    const receipt = { ...outcome.answer, category: item.category ?? '', sentAt: serverNow().getTime() }
    // The receipt and the end of the doubt are one: no moment has neither.
    await outbox.change(key, () => ({ stage: 'sent', attempt: null, refusal: null, receipt }))
  }
  if (outcome.kind === 'refused') {
    const refusal = { problems: problemsOf(outcome.error), title: outcome.error.title }
    await outbox.change(key, ({ stage }) =>
      stage === 'queued' ? { stage: 'refused', attempt: null, refusal } : undefined,
    )
  }
  say(key, null)
  // Not to be asked for without end, whatever keeps it in the list.
  if (outcome.kind === 'gone') waits.begin(key, { kind: 'wait', why: 'server', seconds: 2 })
}

async function sendOnePhoto(item: Draft, photo: DraftPhoto): Promise<void> {
  const { key, receipt } = item
  const picture = await findPicture(photo.id).catch(() => null)
  // Of a store that did not answer: the photo is not lost.
  if (picture === null) return wait(key, unknownFault())
  if (!picture || !receipt) return settlePhoto(item, { ...photo, state: 'refused', why: '' })
  const show = (share: number) => say(key, { kind: 'photo', id: photo.id, share })
  show(0)
  const outcome = await sendPhoto(photo, {
    receipt: receipt.receipt,
    position: item.photos.indexOf(photo),
    picture,
    hash: hashOf,
    open: openUpload,
    push: pushPiece,
    onProgress: show,
  }).catch(unknownFault)
  if (outcome.kind === 'wait') return wait(key, outcome)
  waits.forget(key)
  if (outcome.kind === 'sent') await settlePhoto(item, { ...photo, state: 'sent' })
  if (outcome.kind === 'refused')
    await settlePhoto(item, { ...photo, state: 'refused', why: outcome.error.title })
  return say(key, null)
}

/** NOTE: nothing of ours breaks the turn for what waits behind; it is tried again, more and more seldom. */
function unknownFault(): Extract<Outcome<never>, { kind: 'wait' }> {
  return { kind: 'wait', why: 'server' }
}

async function settlePhoto({ key }: Draft, settled: DraftPhoto): Promise<void> {
  const item = await outbox.change(key, ({ photos }) => ({
    photos: photos.map((photo) => (photo.id === settled.id ? settled : photo)),
  }))
  await dropPicture(settled.id)
  if (item) await tidy(item)
}

async function tidy(item: Draft): Promise<void> {
  if (item.taken && isSettled(item)) await outbox.remove(item)
}

function wait(key: string, outcome: Extract<Outcome<never>, { kind: 'wait' }>): void {
  say(key, waits.begin(key, outcome))
}
