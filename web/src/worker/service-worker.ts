import type { PrecacheEntry } from 'workbox-precaching'

import { cityAsked } from './from-pack.ts'
import { isFile, isHelp, isOfReaders, isTongue, kindOf } from './kinds.ts'
import * as known from './known.ts'
import { answerOfPack, checkPacks } from './packs.ts'
import { openMessage, showMessage } from './push.ts'
import { Shell } from './shell.ts'

declare const self: ServiceWorkerGlobalScope & { builtFiles: (PrecacheEntry | string)[] }

/** So long a page waits for the network while there is something to show, in milliseconds. */
const patience = { page: 4000, read: 3000 }

const shell = new Shell(self.builtFiles)

self.addEventListener('install', (event) => event.waitUntil(shell.install(event)))
self.addEventListener('activate', (event) =>
  event.waitUntil(shell.activate().then(() => self.clients.claim())),
)
self.addEventListener('message', (event: ExtendableMessageEvent) => {
  const message: unknown = event.data
  if (isMessage(message, 'SKIP_WAITING')) event.waitUntil(self.skipWaiting())
  if (isMessage(message, 'SEEN')) event.waitUntil(keepSeen(message.urls))
})

self.addEventListener('push', (event) => event.waitUntil(showMessage(event)))
self.addEventListener('notificationclick', (event) => event.waitUntil(openMessage(event)))

self.addEventListener('fetch', (event) => {
  const { request } = event
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== self.location.origin) return
  if (request.mode === 'navigate') {
    if (isOfReaders(url.pathname)) event.respondWith(openPage(event))
  } else if (isFile(url.pathname)) event.respondWith(openFile(request))
  else if (kindOf(url)) event.respondWith(read(event))
  else if (cityAsked(url)) event.respondWith(ask(event))
})

async function openPage({ request }: FetchEvent): Promise<Response> {
  const help = isHelp(new URL(request.url).pathname)
  const page = (help && (await shell.help(request))) || (await shell.page())
  const answer = fetch(request)
  if (!page) return answer
  const written = await sooner(answer, patience.page)
  if (!written || known.isAway(written)) return page
  if (help) await shell.keep(request, written.clone())
  return written
}

async function openFile(request: Request): Promise<Response> {
  const file = (await shell.file(request)) ?? (await fetch(request))
  if (isTongue(new URL(request.url).pathname)) await shell.keep(request, file.clone())
  return file
}

/** The network while it answers in time, else what was known. */
async function read(event: FetchEvent): Promise<Response> {
  const { request, clientId } = event
  const asking = await self.clients.get(clientId)
  // Of a private page or a desk nothing is kept, not even what everybody may read.
  if (asking && !isOfReaders(new URL(asking.url).pathname)) return fetch(request)
  const kept = await known.find(request.url)
  const answer = fetch(request)
  let late = false
  async function hear(): Promise<void> {
    const heard = await answer.catch(() => undefined)
    if (request.signal.aborted) return
    if (!heard || known.isAway(heard)) return known.noteAway()
    await known.take(request.url, heard.clone())
    if (late) asking?.postMessage({ type: 'HEARD' }, [])
    await afterContact()
  }
  const hearing = hear()
  event.waitUntil(hearing)
  if (!kept)
    return orFromPack(
      answer.then((heard) => heard.clone()),
      request,
    )
  const heard = await sooner(answer, patience.read)
  if (heard && !known.isAway(heard)) return heard.clone()
  late = true
  return kept
}

/** What somebody looks for is kept nowhere; a saved city answers where the network does not. */
async function ask({ request, clientId }: FetchEvent): Promise<Response> {
  const asking = await self.clients.get(clientId)
  if (asking && !isOfReaders(new URL(asking.url).pathname)) return fetch(request)
  return orFromPack(fetch(request), request)
}

async function orFromPack(answer: Promise<Response>, { url }: Request): Promise<Response> {
  const heard = await sooner(answer, patience.page)
  if (heard && !known.isAway(heard)) return heard
  return (await answerOfPack(new URL(url))) ?? answer
}

/** Undefined where it does not come, or not in time. */
function sooner(answer: Promise<Response>, within: number): Promise<Response | undefined> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(undefined), within)
    answer.then(resolve, () => resolve(undefined)).finally(() => clearTimeout(timer))
  })
}

let lastContact = 0
/** One after another: what is heard while the last one is asking may come from behind another break. */
let asking: Promise<void> = Promise.resolve()

function afterContact(): Promise<void> {
  asking = asking.then(askAgain).catch(() => {})
  return asking
}

/** Once at the start of each contact, and every ten minutes of one. */
async function askAgain(): Promise<void> {
  const { wasAway, isOver } = await known.lastBreak()
  if (!wasAway && Date.now() - lastContact < 600_000) return
  lastContact = Date.now()
  // What a link that is lost again leaves is left to the next contact.
  const reached = (await known.askAgain(wasAway)) && (await checkPacks())
  await (reached ? isOver() : known.noteAway())
  await known.trim()
  await shell.refresh()
}

/** The first page was read before there was a worker: what it asked for is asked once more, mostly a 304. */
async function keepSeen(urls: readonly string[]): Promise<void> {
  for (const url of urls) {
    const { origin, pathname } = new URL(url)
    const words = isTongue(pathname)
    if (origin !== self.location.origin || !(words || kindOf(new URL(url)))) continue
    const answer = await fetch(url, { credentials: 'omit' }).catch(() => undefined)
    if (answer) await (words ? shell.keep({ url }, answer) : known.take(url, answer))
  }
  await known.trim()
}

interface Message {
  type: string
  urls: string[]
}

function isMessage(message: unknown, type: string): message is Message {
  return typeof message === 'object' && message !== null && 'type' in message && message.type === type
}
