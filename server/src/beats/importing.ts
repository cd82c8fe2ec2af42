import { createHash } from 'node:crypto'

import type { Checked, CheckFiles, Finding, Imported, ImportFiles } from '@bezpechne/shared/beat-import'

import { getCity } from '../cities/index.ts'
import type { Db, Trx } from '../platform/database.ts'
import { AppError } from '../platform/errors.ts'
import { type ReadBeat, readBeats } from './beat-file.ts'
import { findCrowded, findOnMap, findUnstaffed } from './checking.ts'
import { found } from './found.ts'
import {
  type KnownBeat,
  listKnownBeats,
  listSame,
  lockBeats,
  putBeats,
  retireBeats,
} from './import-queries.ts'
import { type ReadOfficer, readOfficers } from './officer-file.ts'
import {
  appointFromToday,
  type KnownOfficer,
  listAccounts,
  listKnownOfficers,
  putOfficers,
} from './staffing-queries.ts'

const mostFindings = 500

interface Looked {
  beats: ReadBeat[]
  officers: ReadOfficer[]
  known: KnownBeat[]
  present: KnownOfficer[]
  missing: KnownBeat[]
  accounts: Map<string, string>
  findings: Finding[]
  same: string[]
  seen: string
}

async function lookAt(db: Db, city: string, files: CheckFiles): Promise<Looked> {
  const { beats, findings: ofBeats } = files.beats === undefined ? nothing : readBeats(files.beats)
  const { officers, findings: ofOfficers } =
    files.officers === undefined ? nobody : readOfficers(files.officers)
  const known = await listKnownBeats(db, city)
  const present = await listKnownOfficers(db, city)
  const emails = officers.flatMap(({ email }) => email ?? [])
  const accounts = new Map((await listAccounts(db, city, emails)).map(({ id, email }) => [email, id]))
  const named = new Set(beats.map(({ id }) => id))
  const missing = beats.length ? known.filter(({ id }) => !named.has(id)) : []
  const gone = files.retireMissing ? missing.map(({ id }) => id) : []
  const stay = known.map(({ id }) => id).filter((id) => !named.has(id) && !gone.includes(id))
  const findings = [
    ...ofBeats,
    ...ofOfficers,
    ...(await findOnMap(db, { city, shapes: beats, without: gone })),
    ...findCrowded(beats),
    ...findUnstaffed({
      beats: [...named, ...stay],
      asked: beats.length ? [...named] : stay,
      known,
      officers,
      present,
      accounts: [...accounts.keys()],
    }),
    ...(gone.length ? [found('retired', { beats: gone })] : []),
  ].toSorted((one, other) => Number(other.isWrong) - Number(one.isWrong))
  const same = beats.length && !findings.some(({ isWrong }) => isWrong) ? await listSame(db, city, beats) : []
  const state = [
    known.map(({ id, version }) => [id, version]),
    present.map(({ id, version }) => [id, version]),
  ]
  const seen = createHash('sha256')
    .update(JSON.stringify([files, findings, state]))
    .digest('base64url')
  return { beats, officers, known, present, missing, accounts, findings, same, seen }
}

const nothing = { beats: [], findings: [] }
const nobody = { officers: [], findings: [] }

/** What an import would do and what is wrong with it; stores nothing. @throws AppError 'city-not-found' */
export async function checkFiles(db: Db, city: string, files: CheckFiles): Promise<Checked> {
  await getCity(db, city)
  const looked = await lookAt(db, city, files)
  const { beats, missing, findings, seen } = looked
  return {
    ...countsOf(looked),
    missing: missing.map(({ id, name }) => ({ id, name })),
    findings: findings.slice(0, mostFindings),
    left: Math.max(0, findings.length - mostFindings),
    outlines: beats.map(({ id, name, outline }) => ({ id, name: name.uk, outline })),
    seen,
  }
}

/**
 * Stores what was checked, all of it or nothing.
 * @throws AppError 'city-not-found', 'import-wrong', 'import-unacknowledged'
 */
export async function importFiles(
  trx: Trx,
  city: string,
  { seen, ...files }: ImportFiles,
): Promise<Imported> {
  if (!(await lockBeats(trx, city))) throw new AppError('city-not-found')
  const looked = await lookAt(trx, city, files)
  const { beats, officers, missing, accounts, findings, same } = looked
  if (findings.some(({ isWrong }) => isWrong)) throw new AppError('import-wrong')
  if (seen !== looked.seen) throw new AppError('import-unacknowledged')
  const retired = files.retireMissing ? missing.map(({ id }) => id) : []
  await retireBeats(trx, city, retired)
  await putBeats(
    trx,
    city,
    beats.filter(({ id }) => !same.includes(id)),
  )
  await storeOfficers(trx, city, officers, accounts)
  return { ...countsOf(looked), retired: retired.length }
}

async function storeOfficers(
  trx: Trx,
  city: string,
  officers: ReadOfficer[],
  accounts: Map<string, string>,
): Promise<void> {
  const rows = officers.map(({ line: _line, beats: _beats, deputyOf: _deputyOf, ...officer }) => ({
    ...officer,
    staffId: accounts.get(officer.email ?? '') ?? null,
  }))
  const ids = await putOfficers(trx, city, rows)
  const given = officers.flatMap(({ code, beats, deputyOf }) => {
    const officer = ids.get(code) ?? ''
    return [
      ...beats.map((beat) => ({ beat, officer, duty: 'officer' as const })),
      ...deputyOf.map((beat) => ({ beat, officer, duty: 'deputy' as const })),
    ]
  })
  await appointFromToday(trx, city, given)
}

function countsOf({ beats, officers, known, present, same }: Looked): Pick<Checked, 'beats' | 'officers'> {
  const isKnown = new Set(known.map(({ id }) => id))
  const added = beats.filter(({ id }) => !isKnown.has(id)).length
  const before = new Map(present.map(({ id: _id, version: _version, ...officer }) => [officer.code, officer]))
  const sameOfficers = officers.filter((one) => isSame(one, before.get(one.code))).length
  const newOfficers = officers.filter(({ code }) => !before.has(code)).length
  return {
    beats: { added, changed: beats.length - added - same.length, same: same.length },
    officers: {
      added: newOfficers,
      changed: officers.length - newOfficers - sameOfficers,
      same: sameOfficers,
    },
  }
}

type Compared = Omit<KnownOfficer, 'id' | 'version'>

function isSame(read: ReadOfficer, before: Compared | undefined): boolean {
  if (!before) return false
  const textOf = (one: Compared) => {
    const { code, kind, rank, name, phones, office, hours, languages } = one
    const { beats, deputyOf } = one
    return JSON.stringify([
      [code, kind, rank, name.uk, name.en, phones, office.uk, office.en],
      [hours.map(({ days, from, until }) => [days, from, until]), languages],
      [beats.toSorted(), deputyOf.toSorted()],
    ])
  }
  return textOf(read) === textOf(before)
}
