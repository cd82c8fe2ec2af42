import { strToU8, zipSync } from 'fflate'

type Pair = number[]
export interface Shape {
  name: string
  rings: Pair[][]
}

/** A zipped shapefile as a GIS writes it: .shp, .dbf and, where it is told, .prj. */
export function zippedShapefile(
  shapes: Shape[],
  {
    prj,
    letters = 'utf-8',
    cpg = true,
    layer = 'layer',
  }: { prj?: string; letters?: 'utf-8' | 'windows-1251'; cpg?: boolean; layer?: string } = {},
): Uint8Array {
  return zipSync({
    [`folder/${layer}.shp`]: shpOf(shapes),
    [`folder/${layer}.dbf`]: dbfOf(
      shapes.map(({ name }) => name),
      letters,
    ),
    ...(cpg && letters === 'utf-8' ? { [`folder/${layer}.cpg`]: strToU8('UTF-8') } : {}),
    ...(prj ? { [`folder/${layer}.prj`]: strToU8(prj) } : {}),
    'folder/readme.txt': strToU8('not a map'),
  })
}

function shpOf(shapes: Shape[]): Uint8Array {
  const records = shapes.map(({ rings }, n) => recordOf(rings, n + 1))
  const length = records.reduce((sum, { byteLength }) => sum + byteLength, 100)
  const header = new DataView(new ArrayBuffer(100))
  header.setInt32(0, 9994)
  header.setInt32(24, length / 2)
  header.setInt32(28, 1000, true)
  header.setInt32(32, 5, true)
  const box = boxOf(shapes.flatMap(({ rings }) => rings.flat()))
  box.forEach((value, n) => header.setFloat64(36 + n * 8, value, true))
  return Buffer.concat([new Uint8Array(header.buffer), ...records])
}

function boxOf(points: Pair[]): number[] {
  const xs = points.map(([x = 0]) => x)
  const ys = points.map(([, y = 0]) => y)
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)]
}

function recordOf(rings: Pair[][], number: number): Uint8Array {
  const points = rings.flat()
  const content = 44 + rings.length * 4 + points.length * 16
  const view = new DataView(new ArrayBuffer(8 + content))
  view.setInt32(0, number)
  view.setInt32(4, content / 2)
  view.setInt32(8, 5, true)
  boxOf(points).forEach((value, n) => view.setFloat64(12 + n * 8, value, true))
  view.setInt32(44, rings.length, true)
  view.setInt32(48, points.length, true)
  let from = 0
  for (const [n, ring] of rings.entries()) {
    view.setInt32(52 + n * 4, from, true)
    from += ring.length
  }
  const first = 52 + rings.length * 4
  for (const [n, [x = 0, y = 0]] of points.entries()) {
    view.setFloat64(first + n * 16, x, true)
    view.setFloat64(first + n * 16 + 8, y, true)
  }
  return new Uint8Array(view.buffer)
}

const width = 80

function dbfOf(names: string[], letters: 'utf-8' | 'windows-1251'): Uint8Array {
  const head = Buffer.alloc(65)
  head[0] = 3
  head.set([126, 11, 21], 1)
  head.writeUInt32LE(names.length, 4)
  head.writeUInt16LE(65, 8)
  head.writeUInt16LE(width + 1, 10)
  head[29] = letters === 'windows-1251' ? 0xc9 : 0
  head.write('name_uk', 32, 'latin1')
  head.write('C', 43, 'latin1')
  head[48] = width
  head[64] = 13
  const rows = names.map((name) => {
    const row = Buffer.alloc(width + 1, 0x20)
    row.set(lettersOf(name, letters).subarray(0, width), 1)
    return row
  })
  return Buffer.concat([head, ...rows, Uint8Array.of(26)])
}

/** NOTE: Node decodes windows-1251 and does not encode it. */
function lettersOf(name: string, letters: 'utf-8' | 'windows-1251'): Uint8Array {
  if (letters === 'utf-8') return Buffer.from(name)
  const table = new TextDecoder('windows-1251').decode(Uint8Array.from({ length: 256 }, (_, n) => n))
  return Uint8Array.from(name, (letter) => table.indexOf(letter))
}

function kmlRing(ring: Pair[]): string {
  const points = ring.map((point) => point.join(',')).join(' ')
  return `<LinearRing><coordinates>${points}</coordinates></LinearRing>`
}

export function kmlOf(shapes: Shape[], before = ''): string {
  const placemarks = shapes.map(
    ({ name, rings: [outer = [], ...holes] }) =>
      `<Placemark><name>${name}</name><Polygon><outerBoundaryIs>${kmlRing(outer)}</outerBoundaryIs>` +
      `${holes.map((hole) => `<innerBoundaryIs>${kmlRing(hole)}</innerBoundaryIs>`).join('')}</Polygon></Placemark>`,
  )
  return `<?xml version="1.0" encoding="UTF-8"?>${before}<kml xmlns="http://www.opengis.net/kml/2.2"><Document>${placemarks.join('')}</Document></kml>`
}

export function kmzOf(shapes: Shape[]): Uint8Array {
  return zipSync({ 'doc.kml': strToU8(kmlOf(shapes)) })
}

export function geojsonOf(shapes: Shape[], more: object = {}): string {
  const features = shapes.map(({ name, rings }) => ({
    type: 'Feature',
    properties: { name_uk: name },
    geometry: { type: 'Polygon', coordinates: rings },
  }))
  return JSON.stringify({ type: 'FeatureCollection', ...more, features })
}

/** Systems of coordinates, as a library and as the .prj of a file says them. */
export const systems = {
  utm: '+proj=utm +zone=36 +datum=WGS84 +units=m',
  state: '+proj=tmerc +lon_0=30 +k=1 +x_0=300000 +ellps=krass +towgs84=25,-141,-78.5,0,0.35,0.736,0 +units=m',
  utmPrj:
    'PROJCS["WGS_1984_UTM_Zone_36N",GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Transverse_Mercator"],PARAMETER["False_Easting",500000.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",33.0],PARAMETER["Scale_Factor",0.9996],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]',
  statePrj:
    'PROJCS["UCS-2000 / Ukraine TM zone 10",GEOGCS["UCS-2000",DATUM["Ukraine_2000",SPHEROID["Krassowsky 1940",6378245,298.3]]],PROJECTION["Transverse_Mercator"],PARAMETER["central_meridian",30],PARAMETER["scale_factor",1],PARAMETER["false_easting",300000],UNIT["metre",1]]',
  moscowPrj: 'PROJCS["Local grid",GEOGCS["Unknown",DATUM["Unknown"]],PROJECTION["Transverse_Mercator"]]',
}
