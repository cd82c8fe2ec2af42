export { createStaff } from './actions.ts'
export { meRoutes, signInRoutes } from './routes.ts'
export { sessions } from './sessions.ts'
