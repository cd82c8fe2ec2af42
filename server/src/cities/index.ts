export { getCity } from './actions.ts'
export { type CityBrief, districtAt, findCity, isInsideCity, listCities } from './queries.ts'
