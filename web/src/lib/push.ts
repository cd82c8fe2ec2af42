import type { Followed, FollowStarted, Stopped } from '@bezpechne/shared/following'
import { knownLanguage } from '@bezpechne/shared/languages'
import type { PushAddress, PushKey, PushWish } from '@bezpechne/shared/push'
import { useQuery } from '@tanstack/react-query'

import { get, post } from './api.ts'

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

/**
 * @param path of an inquiry or a city
 * @throws PushRefused where the person or the browser does not want it
 */
export async function followByPush(path: string, how: Omit<PushWish, 'address'> = {}): Promise<void> {
  if (hindranceTo() === 'unsupported') throw new PushRefused('unsupported')
  const permission = await Notification.requestPermission()
  if (permission !== 'granted') throw new PushRefused(permission === 'denied' ? 'denied' : 'refused')
  const address = await addressHere()
  await post<FollowStarted>(`${path}/push`, {
    address,
    language: knownLanguage(document.documentElement.lang) ?? 'uk',
    ...how,
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

/** All that is followed in this browser; the server is asked by those browsers alone that take messages. */
export function usePushed() {
  return useQuery({ queryKey: ['pushed'], queryFn: pushedHere, gcTime: 0 })
}

async function pushedHere(): Promise<Followed[]> {
  const known = await subscriptionHere()
  if (!known) return []
  return (await post<{ items: Followed[] }>('/push/open', { endpoint: known.endpoint })).items
}

/** NOTE: not "ready", which never comes where no worker runs. */
async function subscriptionHere(): Promise<PushSubscription | undefined> {
  if (hindranceTo() === 'unsupported') return undefined
  const worker = await navigator.serviceWorker.getRegistration()
  return (await worker?.pushManager.getSubscription()) ?? undefined
}

/** Nothing more of this one; where nothing is left, nothing more at all. */
export async function stopPush(id: string): Promise<void> {
  const known = await subscriptionHere()
  if (!known) return
  const { endpoint } = known
  await post<Stopped>('/push/stop', { endpoint, id })
  if ((await pushedHere()).length === 0) await known.unsubscribe()
}
