import type { Language } from '@bezpechne/shared/inquiries'
import { textIn } from '@bezpechne/shared/languages'
import L from 'leaflet'

import type { ContextFeature, ContextGeoJson } from './context-shape.ts'

/** Below this zoom district names would cover each other. */
const namesFrom = 10

const classByKind = { city: 'map-outline', district: 'm-line-shape', water: 'map-water' }
// Water lies over the borders that run along it.
const order = { city: 0, district: 1, water: 2 }
const paneZ = { 'map-ground': '200', 'map-names': '350' }

/**
 * Outline, districts and water as Leaflet's own SVG. Colours come from classes and so from the tokens: a change of
 * theme redraws nothing.
 */
export function contextLayer(map: L.Map, geojson: ContextGeoJson, language: Language): L.LayerGroup {
  for (const [name, z] of Object.entries(paneZ)) ensurePane(map, name, z)
  const inOrder: ContextGeoJson = {
    ...geojson,
    features: geojson.features.toSorted((a, b) => order[a.properties.kind] - order[b.properties.kind]),
  }
  const shapes = L.geoJSON(inOrder, {
    pane: 'map-ground',
    interactive: false,
    style: (feature) => ({
      className: feature ? classOf(geojson, feature as ContextFeature) : '',
      weight: 1,
    }),
  })
  return L.layerGroup([shapes, namesOf(map, geojson, language)])
}

/** The whole of a district fills the map. */
export function fitDistrict(map: L.Map, geojson: ContextGeoJson, id: string): void {
  const district = districtsOf(geojson).find(({ properties }) => properties.id === id)
  if (district) map.fitBounds(L.geoJSON(district).getBounds(), { animate: false })
}

function classOf(geojson: ContextGeoJson, feature: ContextFeature): string {
  const { kind } = feature.properties
  const alternate = kind === 'district' && districtsOf(geojson).indexOf(feature) % 2 === 1
  return `map-shape ${classByKind[kind]}${alternate ? ' map-alt' : ''}`
}

function districtsOf(geojson: ContextGeoJson): ContextFeature[] {
  return geojson.features.filter(({ properties }) => properties.kind === 'district')
}

export function ensurePane(map: L.Map, name: string, z: string): void {
  const pane = map.getPane(name) ?? map.createPane(name)
  pane.style.zIndex = z
  pane.ariaHidden = 'true'
}

function namesOf(map: L.Map, geojson: ContextGeoJson, language: Language): L.LayerGroup {
  const names = L.layerGroup()
  for (const feature of districtsOf(geojson)) {
    const middle = L.geoJSON(feature).getBounds().getCenter()
    names.addLayer(nameAt(middle, shortName(textIn(feature.properties.name, language))))
  }
  const group = L.layerGroup()
  const showOrHide = () => (map.getZoom() >= namesFrom ? group.addLayer(names) : group.removeLayer(names))
  group.on('add', () => void map.on('zoomend', showOrHide))
  group.on('remove', () => void map.off('zoomend', showOrHide))
  showOrHide()
  return group
}

/** On the map the word itself is clear from the line around it. */
function shortName(name: string): string {
  return name.replace(/\s+(район|district)$/iu, '')
}

function nameAt(at: L.LatLng, text: string): L.Marker {
  const label = document.createElement('span')
  label.className = 'map-name'
  label.textContent = text
  const icon = L.divIcon({ className: 'map-place', iconSize: [0, 0], html: label })
  return L.marker(at, { icon, interactive: false, keyboard: false, pane: 'map-names' })
}
