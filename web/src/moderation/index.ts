import { lazyRouteComponent } from '@tanstack/react-router'

export { ModerationDesk } from './moderation-desk.tsx'
export { useDeskList } from './use-desk-list.ts'
export { useDeskTitle } from './use-desk-title.ts'

/** In a chunk of its own: the queue need not carry it. */
export const SealedDesk = lazyRouteComponent(() => import('./sealed-desk.tsx'), 'SealedDesk')
