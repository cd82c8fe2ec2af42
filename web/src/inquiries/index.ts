export type { Step } from './draft.ts'
export { NewInquiry } from './new-inquiry.tsx'
export { SentNotice } from './sent-notice.tsx'

export type { TwoPhotosProps } from './two-photos.tsx'

/** For the few who are asked to change something: no part of the form that everybody opens. */
export const loadReviseInquiry = () =>
  import('./revise-inquiry.tsx').then(({ ReviseInquiry }) => ({ default: ReviseInquiry }))

/** Of a dispute. */
export const loadTwoPhotos = () =>
  import('./two-photos.tsx').then(({ TwoPhotos }) => ({ default: TwoPhotos }))
