export { createStaff, giveRole, type MakeAccount, prepareAccount, takeRole } from './actions.ts'
export { sessions } from './sessions.ts'
export { deleteSessions as endSessions } from './queries.ts'
