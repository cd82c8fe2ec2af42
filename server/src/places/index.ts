import fp from 'fastify-plugin'

import type { Config } from '../config.ts'
import { createGeocoder } from './geocoder.ts'
import { placeRoutes } from './routes.ts'

export { likelyPlaces } from './finding.ts'
export { analyzePlaces, countPlaces, findEdition, type StoredPlace } from './import-queries.ts'
export { comparePlaces, type PlaceFile, type PlaceRow, writePlaces } from './importing.ts'
export { placesOfMap } from './map-rows.ts'
export { placeTable } from './place-columns.ts'
export { listAllPlaces } from './queries.ts'

type Options = Pick<Config, 'GEOCODER_URL' | 'GEOCODER_KIND' | 'GEOCODER_CREDIT' | 'PUBLIC_URL'>

/** The gazetteer of each city, and the service outside that knows houses, where there is one. */
export const places = fp(async (app, options: Options) => {
  await app.register(placeRoutes, { prefix: '/api/v1', geocoder: createGeocoder(options) })
})
