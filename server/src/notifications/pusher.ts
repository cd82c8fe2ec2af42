// oxlint-disable-next-line typescript/triple-slash-reference -- also for tests and scripts, which are compiled apart
/// <reference path="./web-push.d.ts" />
import type { Agent } from 'node:https'

import type { PushAddress, PushMessage } from '@bezpechne/shared/push'
import webPush from 'web-push'

import { isPushService, outsideAgent, pushKeyOf } from '../platform/push-services.ts'

export interface PushSettings {
  PUSH_KEY: string
  PUSH_SERVICES: readonly string[]
  PUBLIC_URL: string
  /** A test brings one that knows where its own service is. */
  pushAgent?: Agent | undefined
}

export interface Pusher {
  /**
   * @returns gone: nobody takes messages there any more; refused: the push service wants none of this kind
   * @throws Error where it could not be reached or took nothing for now
   */
  send: (address: PushAddress, message: PushMessage) => Promise<'sent' | 'gone' | 'refused'>
  close: () => void
}

const day = 86_400

export function openPusher({ PUSH_KEY, PUSH_SERVICES, PUBLIC_URL, pushAgent }: PushSettings): Pusher {
  const agent = pushAgent ?? outsideAgent()
  // Whom a push service may ask what this is; in a trial there is no address that it could open.
  const subject = PUBLIC_URL.startsWith('https:') ? PUBLIC_URL : 'mailto:bezpechne@localhost'
  const vapidDetails = { subject, publicKey: pushKeyOf(PUSH_KEY), privateKey: PUSH_KEY }
  return {
    async send(address, message) {
      // NOTE: the list may be shorter than when the browser came.
      if (!isPushService(address.endpoint, PUSH_SERVICES)) return 'gone'
      try {
        await webPush.sendNotification(address, JSON.stringify(message), {
          vapidDetails,
          TTL: day,
          topic: message.tag,
          urgency: 'normal',
          contentEncoding: 'aes128gcm',
          timeout: 10_000,
          agent,
        })
        return 'sent'
      } catch (error) {
        return outcomeOf(error)
      }
    },
    close: () => agent.destroy(),
  }
}

/** @throws Error where it is worth another try. NOTE: not the library's own, which holds the endpoint. */
function outcomeOf(error: unknown): 'gone' | 'refused' {
  const status = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 0
  if (status === 404 || status === 410) return 'gone'
  if (status >= 400 && status < 500 && status !== 429) return 'refused'
  throw new Error(`push service: ${status || 'not reached'}`)
}
