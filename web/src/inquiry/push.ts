import type { Followed, FollowStarted, Stopped } from '@bezpechne/shared/following'
import { knownLanguage } from '@bezpechne/shared/languages'
import type { PushAddress, PushKey } from '@bezpechne/shared/push'

import { get, post } from '../lib/api.ts'

export type Hindrance = 'unsupported' | 'denied' | 'refused'

/** Why this browser shows no messages; undefined where it may. */
export function hindranceTo(): Hindrance | undefined {
  if (!('serviceWorker' in navigator) || !('PushManager' in globalThis) || !('Notification' in globalThis))
    return 'unsupported'
  return Notification.permission === 'denied' ? 'denied' : undefined
}

export class PushRefused extends Error {
  readonly why: Hindrance
  constructor(why: Hindrance) {
    super(why)
    this.why = why
  }
}

/** So long a worker may take until it runs, in milliseconds; in a private window there is none. */
const patience = 5000

async function registration(): Promise<ServiceWorkerRegistration> {
  const late = new Promise<never>((_, reject) => {
    setTimeout(() => reject(new PushRefused('refused')), patience)
  })
  return Promise.race([navigator.serviceWorker.ready, late])
}

/** @throws PushRefused where the person or the browser does not want it */
export async function followByPush(city: string, number: string): Promise<void> {
  const permission = await Notification.requestPermission()
  if (permission !== 'granted') throw new PushRefused(permission === 'denied' ? 'denied' : 'refused')
  const address = await addressHere()
  await post<FollowStarted>(`/cities/${city}/inquiries/${number}/push`, {
    address,
    language: knownLanguage(document.documentElement.lang) ?? 'uk',
  })
}

async function addressHere(): Promise<PushAddress> {
  const { pushManager } = await registration()
  const { key } = await get<PushKey>('/push/key')
  const options = { userVisibleOnly: true, applicationServerKey: key }
  try {
    return addressOf(await pushManager.subscribe(options))
  } catch (error) {
    // It knows us by an older key: that one has ended.
    const known = await pushManager.getSubscription()
    if (!known) throw new PushRefused(error instanceof DOMException ? 'refused' : 'unsupported')
    await known.unsubscribe()
    return addressOf(await pushManager.subscribe(options))
  }
}

function addressOf(subscription: PushSubscription): PushAddress {
  const { endpoint, keys } = subscription.toJSON()
  if (!endpoint || !keys?.['p256dh'] || !keys['auth']) throw new PushRefused('unsupported')
  return { endpoint, keys: { p256dh: keys['p256dh'], auth: keys['auth'] } }
}

/** Nothing more of this one; where nothing is left, nothing more at all. */
export async function stopPushOf(number: string): Promise<void> {
  const { pushManager } = await registration()
  const known = await pushManager.getSubscription()
  if (!known) return
  const { endpoint } = known
  const { items } = await post<{ items: Followed[] }>('/push/open', { endpoint })
  const one = items.find(({ inquiry }) => inquiry?.number === number)
  if (one) await post<Stopped>('/push/stop', { endpoint, id: one.id })
  if (items.length <= 1) await known.unsubscribe()
}
