export { getCity, getCityDetail, getContext } from './actions.ts'
export { foldName } from './fold-name.ts'
export { getEmblem } from './look-queries.ts'
export { getLook } from './look-reading.ts'
export { isComplete } from './needed.ts'
export { findNeeded, holdNeeded, listNeeded } from './needed-queries.ts'
export { findTaken } from './opening-queries.ts'
export {
  areInsideCity,
  type CityBrief,
  districtAt,
  findCity,
  isInsideCity,
  listCities,
  listNamed,
} from './queries.ts'
export { reserved } from './reserved.ts'
