export { AnsweringDesk } from './answering-desk.tsx'
export { useAssigned } from './api.ts'
export { words as answerWords } from './words.ts'
