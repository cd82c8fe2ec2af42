export type { HeldData } from './held.ts'
export { findSignIn } from './letters.ts'
export { residents } from './sessions.ts'
