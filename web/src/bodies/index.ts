export { Bodies } from './bodies.tsx'
