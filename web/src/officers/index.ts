export { useBeat } from './api.ts'
export { BeatView } from './beat-view.tsx'
export { FindOfficer } from './find-officer.tsx'
export { words as officerWords } from './words.ts'
