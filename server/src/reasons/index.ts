export { getReasonText } from './actions.ts'
