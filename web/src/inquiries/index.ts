export type { Step } from './draft.ts'
export { NewInquiry } from './new-inquiry.tsx'
export { SentNotice } from './sent-notice.tsx'

/** For the few who are asked to change something: no part of the form that everybody opens. */
export const loadReviseInquiry = () =>
  import('./revise-inquiry.tsx').then(({ ReviseInquiry }) => ({ default: ReviseInquiry }))
