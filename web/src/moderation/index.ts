export { useOrganisations } from './api.ts'
export { ModerationDesk } from './moderation-desk.tsx'
export { type DeskTab, useDeskList } from './use-desk-list.ts'
export { words as moderationWords } from './words.ts'
