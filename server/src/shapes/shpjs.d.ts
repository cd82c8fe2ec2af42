declare module 'shpjs' {
  export function parseShp(shp: ArrayBuffer): ({ type: string; coordinates: unknown } | null)[]
  export function parseDbf(dbf: ArrayBuffer, encoding?: string): Record<string, unknown>[]
}
