export { lookAgain } from './care-queries.ts'
export { offerAnswer } from './offering.ts'
