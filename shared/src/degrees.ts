/** Six decimals are 0.11 m. Apart from the schemas, so that the map does not carry their library to every phone. */
export function roundDegrees({ lat, lng }: { lat: number; lng: number }): { lat: number; lng: number } {
  return { lat: Math.round(lat * 1e6) / 1e6, lng: Math.round(lng * 1e6) / 1e6 }
}

/** The widest window that a list is asked for: a screen of 4,000 pixels shows 170° at the lowest zoom. */
export const widestBox = { lat: 90, lng: 180 }
