export { getCategory, getOffered } from './actions.ts'
export { categoryNumbers, enableAllCategories, listCategories } from './queries.ts'
