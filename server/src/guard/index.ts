export { askGuard, guardHits, guardHitsOfAll } from './actions.ts'
