export { AnsweringDesk } from './answering-desk.tsx'
export { useAssigned, useOrganisations } from './api.ts'
export { words as answerWords } from './words.ts'
