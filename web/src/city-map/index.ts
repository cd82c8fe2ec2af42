export { CityMapView } from './city-map-view.tsx'
