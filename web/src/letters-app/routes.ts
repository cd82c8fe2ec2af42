import { type ComponentType, lazy, type LazyExoticComponent } from 'react'

export interface Route {
  /** resident: header with the quick exit, numbers, footer. desk: the page brings what it needs. */
  frame: 'resident' | 'desk'
  Page: LazyExoticComponent<ComponentType>
}

/** Fetched when it is opened. */
function page(frame: Route['frame'], load: () => Promise<ComponentType>): Route {
  return { frame, Page: lazy(async () => ({ default: await load() })) }
}

/** Every private page; whatever is not here is not there. */
const routes: Readonly<Record<string, Route>> = {
  '/letters': page('resident', async () => (await import('./write-page.tsx')).WritePage),
  '/desk/letters/keys': page('desk', async () => (await import('./keys-page.tsx')).KeysPage),
  '/desk/letters': page('desk', async () => (await import('./desk-page.tsx')).DeskPage),
  '/letters/open': page('resident', async () => (await import('./open-page.tsx')).OpenPage),
  '/letters/verify': page('resident', async () => (await import('./verify-page.tsx')).VerifyPage),
}

/** With or without a slash at the end. */
export function routeOf(path: string): Route | undefined {
  return routes[path.replace(/\/+$/, '')]
}
