declare module 'web-push' {
  import type { Agent } from 'node:https'

  interface Address {
    endpoint: string
    keys: { p256dh: string; auth: string }
  }
  interface Options {
    vapidDetails: { subject: string; publicKey: string; privateKey: string }
    /** Seconds that the push service keeps it for a browser that is away. */
    TTL: number
    /** One that waits is replaced by one of the same topic. */
    topic: string
    urgency: 'low' | 'normal'
    contentEncoding: 'aes128gcm'
    /** Milliseconds. */
    timeout: number
    agent: Agent
  }
  const webPush: {
    sendNotification: (address: Address, payload: string, options: Options) => Promise<{ statusCode: number }>
  }
  export default webPush
}
