export { assign, requireGiven } from './actions.ts'
export { clockAt } from './clock.ts'
export { findAssignment } from './queries.ts'
