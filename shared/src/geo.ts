import * as z from 'zod'

// NOTE: 6 decimals are 0.11 m; more would only carry noise, or a trace of the device.
const degrees = (limit: number) =>
  z
    .number()
    .min(-limit)
    .max(limit)
    .refine(hasAtMostSixDecimals, { params: { code: 'too-precise' } })

function hasAtMostSixDecimals(value: number): boolean {
  return Math.abs(value * 1e6 - Math.round(value * 1e6)) < 1e-4
}

/** A point on Earth, WGS-84 degrees with at most 6 decimals. */
export const LatLng = z.strictObject({ lat: degrees(90), lng: degrees(180) })
export type LatLng = z.infer<typeof LatLng>

/** Degrees; west may not be east of east: no box crosses the antimeridian. */
export interface Box {
  west: number
  south: number
  east: number
  north: number
}
