export { readMapFile } from './asking.ts'
export { inUkraine } from './ukraine.ts'
