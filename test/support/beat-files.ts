import type { Checked, Finding } from '@bezpechne/shared/beat-import'

import type { Person } from './people.ts'

export type Box = [west: number, south: number, east: number, north: number]

export const ringOf = ([west, south, east, north]: Box) => [
  [west, south],
  [east, south],
  [east, north],
  [west, north],
  [west, south],
]

/** A beat of a file. */
export function drawn(code: string, rings: number[][][], more: object = {}) {
  const properties = { code, name_uk: `Дільниця ${code}`, population_est: 5000, ...more }
  return { type: 'Feature', properties, geometry: { type: 'Polygon', coordinates: rings } }
}
export const boxBeat = (code: string, box: Box, more: object = {}) => drawn(code, [ringOf(box)], more)
export const collection = (...features: unknown[]) => JSON.stringify({ type: 'FeatureCollection', features })

/** Together the two squares of Kyiv. */
export const west = boxBeat('W-1', [30.4, 50.4, 30.5, 50.5])
export const east = boxBeat('E-1', [30.5, 50.4, 30.6, 50.5])

interface Files {
  beats?: string
  officers?: string
  retireMissing?: boolean
}

export const beatDesk = '/cities/kyiv/desk/beats'

export async function check(who: Person, files: Files): Promise<Checked> {
  const answer = await who.post(`${beatDesk}/check`, { retireMissing: false, ...files })
  if (answer.statusCode !== 200) throw new Error(answer.body.slice(0, 300))
  return answer.json<Checked>()
}

/** What was just checked, with all that the check warned of. */
export async function store(who: Person, files: Files) {
  const { seen } = await check(who, files)
  return who.post(`${beatDesk}/import`, { retireMissing: false, ...files, seen })
}

export const kindsOf = ({ findings }: { findings: Finding[] }) => findings.map(({ kind }) => kind)
