import type { MapFinding, MapFormat } from '@bezpechne/shared/map-files'

/** A feature as its format tells it: coordinates may still be anything. */
export interface RawFeature {
  properties: Record<string, unknown>
  /** As in GeoJSON: a type and nested arrays; undefined where there is none. */
  geometry: { type: string; coordinates: unknown } | undefined
}

/** A file taken apart, before anybody has looked at its numbers. */
export interface RawFile {
  format: MapFormat
  features: RawFeature[]
  /** As the file says it: the name in a GeoJSON, the text of a .prj; undefined where it says nothing. */
  crs: { name: string } | { wkt: string } | undefined
  findings: MapFinding[]
}

/** What keeps a whole file out. */
export class FileRefused extends Error {
  readonly finding: MapFinding

  constructor(finding: MapFinding) {
    super(finding.kind)
    this.finding = finding
  }
}
