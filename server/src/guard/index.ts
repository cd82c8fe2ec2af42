export { askGuard, guardHits } from './actions.ts'
