export {
  createStaff,
  giveRole,
  type HashedPassword,
  hashNewPassword,
  type MakeAccount,
  prepareAccount,
  setPassword,
  takeRole,
} from './actions.ts'
export { sessions } from './sessions.ts'
export { deleteSessions as endSessions } from './queries.ts'
