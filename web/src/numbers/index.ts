export { type Span, useDeskNumbers, useNumbers } from './api.ts'
export { NumbersView } from './numbers-view.tsx'
export { numbersWords } from './words.ts'
