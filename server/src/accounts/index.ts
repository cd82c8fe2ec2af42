export { createStaff } from './actions.ts'
export { accountRoutes } from './routes.ts'
export { sessions } from './sessions.ts'
