import type { Outline } from './beats.ts'
import type { MapFeature } from './map-files.ts'

/** Which property of a feature is what; empty: none. */
export interface MapFields {
  nameUk: string
  nameEn: string
  katottg: string
}

// As open data of Ukraine, OpenStreetMap, OCHA and QGIS call them; the first that is there counts.
const usual: Record<keyof MapFields, string[]> = {
  nameUk: [
    'name_uk',
    'name:uk',
    'label_uk',
    'назва',
    'adm3_ua',
    'adm4_ua',
    'adm3_uk',
    'name_ua',
    'name',
    'title',
  ],
  nameEn: ['name_en', 'name:en', 'label_en', 'int_name', 'adm3_en', 'adm4_en', 'nameen'],
  katottg: ['katottg', 'koatuu_new', 'katotth', 'катоттг', 'код_катоттг', 'code_katottg', 'ref:katottg'],
}

/** A property that holds what its name promises, found by the usual names. */
export function fieldsIn(names: readonly string[]): MapFields {
  const find = (wanted: string[]) =>
    wanted
      .map((one) => names.find((name) => name.toLowerCase() === one))
      .find((name) => name !== undefined) ?? ''
  return { nameUk: find(usual.nameUk), nameEn: find(usual.nameEn), katottg: find(usual.katottg) }
}

/** A border with its names, as the server checks it. */
export interface NamedBorder {
  number: number
  nameUk: string
  nameEn: string
  katottg: string
  outline: Outline
}

/** Those features that are borders, under the names that the fields give them. */
export function bordersOf(features: readonly MapFeature[], fields: MapFields): NamedBorder[] {
  return features.flatMap(({ number, properties, geometry }) => {
    if (geometry.type !== 'MultiPolygon') return []
    const textOf = (field: string) => (field ? (properties[field] ?? '').trim() : '')
    const { nameUk, nameEn, katottg } = fields
    return [
      {
        number,
        nameUk: textOf(nameUk).slice(0, 200),
        nameEn: textOf(nameEn).slice(0, 200),
        katottg: textOf(katottg).slice(0, 40),
        outline: geometry,
      },
    ]
  })
}

/** Those features as the import of beats takes them, under the properties of their file. */
export function beatCollection(features: readonly MapFeature[]) {
  return {
    type: 'FeatureCollection',
    features: features.map(({ properties, geometry }) => ({ type: 'Feature', properties, geometry })),
  }
}
