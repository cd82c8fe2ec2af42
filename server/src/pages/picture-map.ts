import type { CityContext } from '@bezpechne/shared/cities'
import type { LatLng } from '@bezpechne/shared/geo'
import type { Colour } from '@bezpechne/shared/inquiry-states'

type Feature = CityContext['features'][number]
type Position = [number, number]

interface Mark {
  at: LatLng
  colour: Colour
}

export interface Scene {
  context: CityContext
  /** West, south, east, north of what is shown. */
  box: [number, number, number, number]
  marks: Mark[]
  /** A district that stands for the place, where no needle may. */
  area?: { district: string; colour: Colour } | undefined
  /** One pin drawn large, many small. */
  pinSize: number
}

const paint = { ground: '#e9e5de', city: '#faf8f5', water: '#c3d9e0', border: '#b9b2a6' }
const pinColours: Record<Colour, string> = { red: '#b42318', green: '#1f8048' }

/** A map of our own data as SVG, to be put at x of the picture: numbers and colours, no text of anybody. */
export function drawMap(scene: Scene, frame: { x: number; width: number; height: number }): string {
  const place = projection(scene.box, frame)
  const path = ({ geometry }: Feature) => pathOf(geometry, place)
  const of = (kind: Feature['properties']['kind']) =>
    scene.context.features.filter(({ properties }) => properties.kind === kind)
  const area = scene.area && of('district').find(({ properties }) => properties.id === scene.area?.district)
  return `<svg x="${frame.x}" width="${frame.width}" height="${frame.height}" viewBox="0 0 ${frame.width} ${frame.height}" overflow="hidden">
    <rect width="100%" height="100%" fill="${paint.ground}"/>
    ${of('city')
      .map(
        (one) =>
          `<path d="${path(one)}" fill="${paint.city}" stroke="${paint.border}" stroke-width="4" fill-rule="evenodd"/>`,
      )
      .join('')}
    ${of('water')
      .map((one) => waterOf(one, path(one)))
      .join('')}
    ${of('district')
      .map(
        (one) =>
          `<path d="${path(one)}" fill="none" stroke="${paint.border}" stroke-width="2" stroke-dasharray="8 6"/>`,
      )
      .join('')}
    ${area && scene.area ? `<path d="${path(area)}" fill="${pinColours[scene.area.colour]}" fill-opacity="0.25" stroke="${pinColours[scene.area.colour]}" stroke-width="5" fill-rule="evenodd"/>` : ''}
    ${scene.marks.map(({ at, colour }) => pin(place([at.lng, at.lat]), colour, scene.pinSize)).join('')}
  </svg>`
}

function waterOf({ geometry }: Feature, d: string): string {
  return geometry.type.endsWith('LineString')
    ? `<path d="${d}" fill="none" stroke="${paint.water}" stroke-width="8" stroke-linecap="round" stroke-linejoin="round"/>`
    : `<path d="${d}" fill="${paint.water}" fill-rule="evenodd"/>`
}

/** Degrees to pixels, the whole box inside the frame; a degree of longitude is shorter the further north. */
function projection(
  [west, south, east, north]: Scene['box'],
  { width, height }: { width: number; height: number },
) {
  const squeeze = Math.cos((((south + north) / 2) * Math.PI) / 180)
  const scale = Math.min(width / ((east - west) * squeeze), height / (north - south))
  const [lng, lat] = [(west + east) / 2, (south + north) / 2]
  return function place([x, y]: Position): Position {
    return [width / 2 + (x - lng) * squeeze * scale, height / 2 - (y - lat) * scale]
  }
}

function pathOf(geometry: Feature['geometry'], place: (at: Position) => Position): string {
  const lines: Position[][] =
    geometry.type === 'LineString'
      ? [geometry.coordinates]
      : geometry.type === 'MultiPolygon'
        ? geometry.coordinates.flat()
        : geometry.coordinates
  const end = geometry.type.endsWith('Polygon') ? 'Z' : ''
  return lines.map((line) => lineOf(line.map(place)) + end).join('')
}

function lineOf(points: Position[]): string {
  return points.map(([x, y], n) => `${n === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`).join('')
}

/** Red: a drop with a tail and a question mark. Green: a round badge with a tick. The shape tells them apart as well. */
export function pin([x, y]: Position, colour: Colour, size: number): string {
  const [body, sign] = shapes[colour]
  return `<g transform="translate(${x.toFixed(1)} ${y.toFixed(1)}) scale(${size / 32})" stroke-linecap="round" stroke-linejoin="round">
    <path d="${body}" fill="${pinColours[colour]}" stroke="#ffffff" stroke-width="2.5"/>
    <path d="${sign}" fill="none" stroke="#ffffff" stroke-width="3"/>
  </g>`
}

const shapes: Record<Colour, [body: string, sign: string]> = {
  red: [
    'M0 0C-3-7-14-13-14-23A14 14 0 0 1 14-23C14-13 3-7 0 0Z',
    'M-4.5-26.5a4.5 4.5 0 1 1 6.8 4c-1.6 1-2.3 1.9-2.3 3.6M0-14.2v.1',
  ],
  green: ['M-14 0a14 14 0 1 0 28 0a14 14 0 1 0-28 0Z', 'M-6 .5l4.2 4.2l8-8.6'],
}
