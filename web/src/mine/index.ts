export { LinkView } from './link-view.tsx'
export { MineView } from './mine-view.tsx'
export { mineWords } from './words.ts'
