export { ReplyDesk } from './reply-desk.tsx'
export { words as replyWords } from './words.ts'
