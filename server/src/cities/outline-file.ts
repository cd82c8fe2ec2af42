import { inUkraine } from '../shapes/index.ts'
import { foldName } from './fold-name.ts'
import { Feature, type Polygons, readFeatures, readShape } from './geojson-file.ts'

/** Which features of a file are meant: those whose property has this value. */
export interface Choice {
  property: string
  value: string
}

/** A city's own border: the one feature of a file, or each of those that are chosen; or what is wrong. */
export function readOutline(bytes: Uint8Array, choice?: Choice): Polygons[] | string {
  const features = readFeatures(bytes)
  if (typeof features === 'string') return features
  const chosen = choice ? features.filter((feature) => isMeant(feature, choice)) : features
  if (choice && !chosen.length)
    return `None of the ${features.length} features has “${choice.value}” as its ${choice.property}`
  if (!choice && chosen.length > 1)
    return `The file holds ${chosen.length} features: choose with --feature, such as --feature name=Суми`
  const shapes = chosen.map((feature) => {
    const read = Feature.safeParse(feature)
    return read.success ? readShape(read.data.geometry) : 'it is no GeoJSON feature'
  })
  const good = shapes.filter((shape) => typeof shape !== 'string')
  const wrong = shapes.find((shape) => typeof shape === 'string')
  if (wrong) return `The boundary cannot be used: ${wrong}`
  return isInUkraine(good) ? good : 'The boundary reaches beyond Ukraine'
}

function isInUkraine(shapes: Polygons[]): boolean {
  return shapes.flat(3).every(([lng = 0, lat = 0]) => inUkraine(lng, lat))
}

function isMeant(feature: unknown, { property, value }: Choice): boolean {
  const read = Feature.safeParse(feature)
  const found = read.success ? read.data.properties?.[property] : undefined
  return (
    (typeof found === 'string' || typeof found === 'number') && foldName(String(found)) === foldName(value)
  )
}
