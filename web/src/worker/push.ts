import type { PushMessage } from '@bezpechne/shared/push'

declare const self: ServiceWorkerGlobalScope

/** Shows what a message says. NOTE: a browser that is told something and shows nothing takes the permission away. */
export async function showMessage(event: PushEvent): Promise<void> {
  const message = read(event.data)
  await self.registration.showNotification(message.title, {
    body: message.body,
    tag: message.tag,
    lang: message.language,
    icon: '/icon-192.png',
    badge: '/icon-96.png',
    data: { path: message.path },
  })
}

const unreadable: PushMessage = { title: 'Безпечне', body: '', path: '/notices', tag: 'news', language: 'uk' }

function read(data: PushMessageData | null): PushMessage {
  try {
    const said: Partial<PushMessage> = data?.json() ?? {}
    return { ...unreadable, ...said }
  } catch {
    return unreadable
  }
}

/** Opens the page that it is about: in a tab of ours where there is one. */
export async function openMessage({ notification }: NotificationEvent): Promise<void> {
  notification.close()
  const said: { path?: unknown } | null = notification.data
  const url = new URL(typeof said?.path === 'string' ? said.path : '/', self.location.origin)
  if (url.origin !== self.location.origin) return
  const tabs = await self.clients.matchAll({ type: 'window' })
  const open = tabs.find((tab) => new URL(tab.url).pathname === url.pathname)
  if (open) await open.focus()
  else await self.clients.openWindow(url.pathname)
}
