import L from 'leaflet'

/**
 * The raster map that an operator may lay under the city's own drawing (TILE_URL): the server writes it into the page.
 * Where there is none, or its server is gone, the drawing alone carries the pins.
 */
export function findBackground(): { url: string; credit: string } | undefined {
  const { tileUrl, tileCredit } = document.documentElement.dataset
  return tileUrl && tileCredit ? { url: tileUrl, credit: tileCredit } : undefined
}

/** Over a background the drawing keeps its lines and gives up its fills: map-over in city-map.css. */
export function layBackground(map: L.Map): void {
  const background = findBackground()
  if (!background) return
  L.tileLayer(background.url, { maxZoom: 19 }).addTo(map)
  map.getContainer().classList.add('map-over')
}
