export { OpenView } from './open-view.tsx'
export { OperatorDesk } from './operator-desk.tsx'
export { operatorWords } from './operator-words.ts'
export { openingWords } from './words.ts'
