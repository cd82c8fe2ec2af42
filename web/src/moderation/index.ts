export { ModerationDesk } from './moderation-desk.tsx'
export { useDeskList } from './use-desk-list.ts'
export { words as moderationWords } from './words.ts'
