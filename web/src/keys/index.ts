export { KeysView } from './keys-view.tsx'
