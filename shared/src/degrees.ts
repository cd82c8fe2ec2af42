/** Six decimals are 0.11 m. Apart from the schemas, so that the map does not carry their library to every phone. */
export function roundDegrees({ lat, lng }: { lat: number; lng: number }): { lat: number; lng: number } {
  return { lat: Math.round(lat * 1e6) / 1e6, lng: Math.round(lng * 1e6) / 1e6 }
}
