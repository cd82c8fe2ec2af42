export { ModerationDesk } from './moderation-desk.tsx'
export { useDeskList } from './use-desk-list.ts'
export { useDeskTitle } from './use-desk-title.ts'
