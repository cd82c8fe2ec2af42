export { findSignIn } from './letters.ts'
export { residents } from './sessions.ts'
