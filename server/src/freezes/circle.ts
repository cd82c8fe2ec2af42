import type { LatLng } from '@bezpechne/shared/geo'

const corners = 64
// On the sphere: half a per cent of a radius matters to nobody here.
const metresADegree = 111_195

/** A closed ring around a point, [longitude, latitude], at most 6 decimals. */
export function ringAround({ lat, lng }: LatLng, metres: number): [number, number][] {
  const high = metres / metresADegree
  const wide = high / Math.max(0.01, Math.cos((lat * Math.PI) / 180))
  const ring = Array.from({ length: corners }, (_, n): [number, number] => {
    const turn = (2 * Math.PI * n) / corners
    return [rounded(lng + wide * Math.sin(turn)), rounded(lat + high * Math.cos(turn))]
  })
  return [...ring, ring[0] ?? [lng, lat]]
}

function rounded(degrees: number): number {
  return Math.round(degrees * 1e6) / 1e6
}
