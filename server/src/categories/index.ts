export { getCategory } from './actions.ts'
export { categoryNumbers, listCategories } from './queries.ts'
