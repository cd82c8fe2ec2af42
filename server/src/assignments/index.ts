export { assign, withdraw } from './actions.ts'
export { requireGiven } from './actions.ts'
export { clockAt } from './clock.ts'
export { findAssignment } from './queries.ts'
