export { createStaff } from './actions.ts'
export { meRoutes, secondFactorRoutes, signInRoutes } from './routes.ts'
export { sessions } from './sessions.ts'
