export { getCategory } from './actions.ts'
export { categoryNumbers, enableAllCategories, listCategories } from './queries.ts'
