/** All of a box in sight, on a map of some 350 px. */
export function startIn([west, south, east, north]: readonly [number, number, number, number]) {
  if (west > east) return { centre: { lat: 48.5, lng: 31.5 }, zoom: 5 }
  const wide = Math.max(east - west, (north - south) * 1.5, 0.001)
  const zoom = Math.min(16, Math.max(5, Math.floor(Math.log2((360 / wide) * (350 / 256)))))
  return { centre: { lat: (south + north) / 2, lng: (west + east) / 2 }, zoom }
}
