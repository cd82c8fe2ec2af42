export { addressOf } from './address.ts'
