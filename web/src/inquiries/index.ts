export type { Step } from './draft.ts'
export { NewInquiry } from './new-inquiry.tsx'
export { ReviseInquiry } from './revise-inquiry.tsx'
export { SentNotice } from './sent-notice.tsx'
