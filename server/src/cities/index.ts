export { getCity, getCityDetail, getContext } from './actions.ts'
export { foldName } from './fold-name.ts'
export { areInsideCity, type CityBrief, districtAt, findCity, isInsideCity, listCities } from './queries.ts'
