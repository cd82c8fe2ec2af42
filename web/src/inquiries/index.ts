export type { Step } from './draft.ts'
export type { TwoPhotosProps } from './two-photos.tsx'

// NOTE: loaders alone. What is exported from here itself comes to every page that asks for a small part: the sign of
// what waits brought the whole form and its map with it.
export const loadNewInquiry = () => import('./new-inquiry.tsx')

/** For the few who are asked to change something: no part of the form that everybody opens. */
export const loadReviseInquiry = () =>
  import('./revise-inquiry.tsx').then(({ ReviseInquiry }) => ({ default: ReviseInquiry }))

/** Of a dispute. */
export const loadTwoPhotos = () =>
  import('./two-photos.tsx').then(({ TwoPhotos }) => ({ default: TwoPhotos }))

/** Of what is written, waits and is on its way: a small sign on every page, and a page. */
export const loadOutboxNotice = () =>
  import('./outbox/outbox-notice.tsx').then(({ OutboxNotice }) => ({ default: OutboxNotice }))
export const loadOutboxList = () =>
  import('./outbox/outbox-list.tsx').then(({ OutboxList }) => ({ default: OutboxList }))

/** Of somebody who typed the code, and so has it. */
export const holdsCode = (code: string): void =>
  void import('./outbox/holds-code.ts').then((module) => module.holdsCode(code))
