import type { Finding } from '@bezpechne/shared/beat-import'
import { mostResidents } from '@bezpechne/shared/beats'

import type { Db } from '../platform/database.ts'
import type { ReadBeat } from './beat-file.ts'
import { found } from './found.ts'
import type { KnownBeat } from './import-queries.ts'
import type { ReadOfficer } from './officer-file.ts'
import {
  countInCity,
  listCrossings,
  listGaps,
  listOutside,
  listOverlaps,
  type Shape,
} from './shape-queries.ts'
import type { KnownOfficer } from './staffing-queries.ts'

interface Ground {
  city: string
  shapes: Shape[]
  /** Beats that neither are in the file nor stay. */
  without: string[]
  /** Only gaps beside the shapes, not those of the whole city. */
  gapsNear?: boolean
}

/** What only a map sees; overlaps and gaps only where every outline can be measured. */
export async function findOnMap(db: Db, ground: Ground): Promise<Finding[]> {
  const { city, shapes } = ground
  if (!shapes.length) return []
  const crossings = await listCrossings(db, shapes)
  if (crossings.length) return crossings.map(({ id, at }) => found('crosses-itself', { beats: [id], at }))
  if (!(await countInCity(db, city, shapes))) return [found('another-city')]
  const overlaps = await listOverlaps(db, ground)
  const gaps = await listGaps(db, ground)
  const outside = await listOutside(db, city, shapes)
  return [
    ...overlaps.map((overlap) => found('overlap', overlap)),
    ...gaps.map((gap) => found('gap', gap)),
    ...outside.map(({ id, ...part }) => found('outside', { beats: [id], ...part })),
  ]
}

export function findCrowded(beats: ReadBeat[]): Finding[] {
  return beats
    .filter(({ residents, setting }) => (residents ?? 0) > mostResidents[setting])
    .toSorted((one, other) => (other.residents ?? 0) - (one.residents ?? 0))
    .map(({ id, residents }) => found('too-many-residents', { beats: [id], residents }))
}

interface Staffing {
  /** Beats of the city after the import. */
  beats: string[]
  /** Those that somebody imports, or all. */
  asked: string[]
  known: KnownBeat[]
  officers: ReadOfficer[]
  present: KnownOfficer[]
  /** Addresses that belong to an officer or a head of this city. */
  accounts: string[]
}

/** Whether every beat has an officer, every officer a beat, and no beat two. */
export function findUnstaffed({ beats, asked, known, officers, present, accounts }: Staffing): Finding[] {
  const all = new Set(beats)
  const kept = new Map<string, ReadOfficer>()
  const findings: Finding[] = []
  for (const officer of officers) {
    const { line, name } = officer
    const unknown = [...officer.beats, ...officer.deputyOf].filter((id) => !all.has(id))
    findings.push(...unknown.map((id) => found('unknown-beat', { line, about: id })))
    for (const id of officer.beats) {
      if (kept.has(id)) findings.push(found('beat-given-twice', { line, beats: [id], about: name.uk }))
      kept.set(id, officer)
    }
    findings.push(...wrongAccount(officer, { officers, present, accounts }))
  }
  const officersOf = new Map(known.map((beat) => [beat.id, beat.officers]))
  const badges = new Map(present.map(({ id, code }) => [id, code]))
  for (const [id, { code, name }] of kept) {
    const before = officersOf.get(id)?.[0]
    if (before !== undefined && badges.get(before) !== code)
      findings.push(found('officer-replaced', { beats: [id], about: name.uk }))
  }
  const empty = asked.filter((id) => !kept.has(id) && !officersOf.get(id)?.length)
  return [
    ...findings,
    ...(empty.length ? [found('no-officer', { beats: empty })] : []),
    ...withoutBeat(officers, present).map(({ line, name }) =>
      found('officer-without-beat', { line, about: name }),
    ),
  ]
}

function wrongAccount(
  { line, email, code }: ReadOfficer,
  { officers, present, accounts }: Pick<Staffing, 'officers' | 'present' | 'accounts'>,
): Finding[] {
  if (email === null) return []
  const isAnother = (one: { email: string | null; code: string }) => one.email === email && one.code !== code
  if (officers.some(isAnother) || present.some(isAnother))
    return [found('badge-twice', { line, about: email })]
  return accounts.includes(email) ? [] : [found('unknown-account', { line, about: email })]
}

function withoutBeat(
  officers: ReadOfficer[],
  present: KnownOfficer[],
): { line: number | null; name: string }[] {
  const held = new Map(present.map((one) => [one.code, one.beats.length + one.deputyOf.length]))
  const inFile = new Set(officers.map(({ code }) => code))
  return [
    ...officers
      .filter(({ code, beats, deputyOf }) => beats.length + deputyOf.length + (held.get(code) ?? 0) === 0)
      .map(({ line, name }) => ({ line, name: name.uk })),
    ...present
      .filter(({ code }) => !inFile.has(code) && held.get(code) === 0)
      .map(({ name }) => ({ line: null, name: name.uk })),
  ]
}
