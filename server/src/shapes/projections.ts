/** A coordinate system that files of Ukraine come in. */
export interface Projection {
  id: string
  name: string
  /** As PROJ writes it. */
  proj: string
  metres: boolean
}

// NOTE: the shifts of EPSG 5840 and 5043: without them a border of the state system lies 120 m off.
const ucs2000 = '+ellps=krass +towgs84=25,-141,-78.5,0,0.35,0.736,0'
const pulkovo = '+ellps=krass +towgs84=23.92,-141.27,-80.9,0,0.35,0.82,-0.12'

const transverse = (middle: number, east: number, datum: string, from = 0) =>
  `+proj=tmerc +lat_0=${from} +lon_0=${middle} +k=1 +x_0=${east} +y_0=0 ${datum} +units=m +no_defs`

const metric = (id: string, name: string, proj: string): Projection => ({ id, name, proj, metres: true })

const zonesOf = (first: number, count: number) =>
  Array.from({ length: count }, (_, n) => ({ n, code: first + n }))

/** All that is known by its number. The likely ones first: of two that put a file in one place, the first is offered first. */
export const projections: readonly Projection[] = [
  { id: 'EPSG:4326', name: 'WGS-84', proj: '+proj=longlat +datum=WGS84 +no_defs', metres: false },
  { id: 'EPSG:5561', name: 'УСК-2000 / UCS-2000', proj: `+proj=longlat ${ucs2000} +no_defs`, metres: false },
  { id: 'EPSG:4284', name: 'СК-42 / Pulkovo 1942', proj: `+proj=longlat ${pulkovo} +no_defs`, metres: false },
  metric(
    'EPSG:3857',
    'Web Mercator',
    '+proj=merc +a=6378137 +b=6378137 +lat_ts=0 +lon_0=0 +x_0=0 +y_0=0 +k=1 +units=m +nadgrids=@null +no_defs',
  ),
  ...zonesOf(32634, 4).map(({ n, code }) =>
    metric(
      `EPSG:${code}`,
      `WGS-84 / UTM ${34 + n}N`,
      `+proj=utm +zone=${34 + n} +datum=WGS84 +units=m +no_defs`,
    ),
  ),
  ...zonesOf(6381, 7).map(({ n, code }) =>
    metric(`EPSG:${code}`, `УСК-2000 / UCS-2000 TM ${7 + n}`, transverse(21 + 3 * n, 300_000, ucs2000)),
  ),
  ...zonesOf(5562, 4).map(({ n, code }) =>
    metric(
      `EPSG:${code}`,
      `УСК-2000 / UCS-2000 GK ${4 + n}`,
      transverse(21 + 6 * n, (4 + n) * 1_000_000 + 500_000, ucs2000),
    ),
  ),
  ...zonesOf(5566, 4).map(({ n, code }) =>
    metric(`EPSG:${code}`, `УСК-2000 / UCS-2000 GK ${21 + 6 * n}°`, transverse(21 + 6 * n, 500_000, ucs2000)),
  ),
  ...zonesOf(28404, 4).map(({ n, code }) =>
    metric(
      `EPSG:${code}`,
      `СК-42 / Pulkovo 1942 GK ${4 + n}`,
      transverse(21 + 6 * n, (4 + n) * 1_000_000 + 500_000, pulkovo),
    ),
  ),
  ...zonesOf(7825, 7).map(({ n, code }) =>
    metric(
      `EPSG:${code}`,
      `СК-63 / CS63 X${1 + n}`,
      transverse(23.5 + 3 * n, (1 + n) * 1_000_000 + 300_000, pulkovo, 0.083_333_333_333_333_33),
    ),
  ),
]

export function projectionOf(id: string | undefined): Projection | undefined {
  return projections.find((one) => one.id === id)
}

/** "urn:ogc:def:crs:EPSG::32636", "EPSG:3857", "CRS84", as a GeoJSON file names it. */
export function projectionNamed(name: string): Projection | undefined {
  if (/CRS:?:?84$/i.test(name)) return projectionOf('EPSG:4326')
  const code = /EPSG:+(?:[\d.]*:)?(\d{4,6})$/i.exec(name.trim())?.[1]
  if (code === '900913') return projectionOf('EPSG:3857')
  return projectionOf(`EPSG:${code}`)
}

/**
 * Of a .prj file. By its number where it says one, else by what it is made of. NOTE: never handed to a parser whole:
 * those of ESRI leave out the shift of the datum, and what they describe would lie 120 m off.
 */
export function projectionWritten(wkt: string): Projection | undefined {
  const code = /(?:AUTHORITY|ID)\["EPSG",\s*"?(\d{4,6})"?\]\s*\]\s*$/i.exec(wkt.trim())?.[1]
  const numbered = projectionOf(`EPSG:${code}`)
  if (numbered) return numbered
  const datum = datumIn(wkt)
  if (!datum) return undefined
  if (!/PROJC(S|RS)/i.test(wkt)) return projectionOf(geographic[datum])
  const [middle, east, scale] = ['central_meridian', 'false_easting', 'scale_factor'].map((name) =>
    numberIn(wkt, name),
  )
  if (/Mercator_Auxiliary_Sphere|Popular Visualisation/i.test(wkt)) return projectionOf('EPSG:3857')
  return projections.find(({ proj, metres }) => {
    if (!metres || datum !== datumOf(proj)) return false
    const [lon = Number.NaN, x = Number.NaN, k = Number.NaN] = partsOf(proj)
    return lon === middle && x === east && Math.abs(k - (scale ?? 1)) < 1e-9
  })
}

type Datum = 'wgs84' | 'ucs2000' | 'pulkovo'
const geographic: Record<Datum, string> = { wgs84: 'EPSG:4326', ucs2000: 'EPSG:5561', pulkovo: 'EPSG:4284' }

function datumIn(wkt: string): Datum | undefined {
  if (/UCS[-_ ]?2000|Ukraine[-_ ]?2000/i.test(wkt)) return 'ucs2000'
  if (/Pulkovo[-_ ]?1942|S[-_]?1942|CK[-_]?42/i.test(wkt)) return 'pulkovo'
  return /WGS[-_ ]?(19)?84|World Geodetic System 1984/i.test(wkt) ? 'wgs84' : undefined
}

function datumOf(proj: string): Datum {
  if (proj.includes(ucs2000)) return 'ucs2000'
  return proj.includes(pulkovo) ? 'pulkovo' : 'wgs84'
}

function numberIn(wkt: string, name: string): number | undefined {
  const found = new RegExp(`"${name.replace('_', '[ _]')}"\\s*,\\s*(-?[\\d.]+)`, 'i').exec(wkt)?.[1]
  return found === undefined ? undefined : Number(found)
}

/** Middle meridian, false easting, scale. */
function partsOf(proj: string): number[] {
  const zone = /\+zone=(\d+)/.exec(proj)?.[1]
  if (zone) return [Number(zone) * 6 - 183, 500_000, 0.9996]
  return ['lon_0', 'x_0', 'k'].map((name) => Number(new RegExp(`\\+${name}=(-?[\\d.]+)`).exec(proj)?.[1]))
}
