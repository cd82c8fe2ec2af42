export { getOrganisation } from './actions.ts'
