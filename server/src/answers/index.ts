export { offerAnswer } from './offering.ts'
