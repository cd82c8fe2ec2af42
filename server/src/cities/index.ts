export { getCity, getCityDetail, getContext } from './actions.ts'
export { inUkraine } from './geojson-file.ts'
export { areInsideCity, type CityBrief, districtAt, findCity, isInsideCity, listCities } from './queries.ts'
