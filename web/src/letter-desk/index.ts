export type { Photos } from './conversation.tsx'
export type { Opener } from './opener.ts'
export { ScreeningDesk } from './screening/screening-desk.tsx'
