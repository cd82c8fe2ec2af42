export { getCategory } from './actions.ts'
export { listCategories } from './queries.ts'
