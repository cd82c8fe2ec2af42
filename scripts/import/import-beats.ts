import { readFile } from 'node:fs/promises'

import { recordDeed } from '@bezpechne/server/audit/index'
import { checkFiles, importFiles } from '@bezpechne/server/beats/importing'
import type { CityBrief } from '@bezpechne/server/cities/index'
import { type Db, transact } from '@bezpechne/server/platform/database'
import type { Checked, Finding, Imported } from '@bezpechne/shared/beat-import'
import type { LatLng } from '@bezpechne/shared/geo'
import { beatCollection } from '@bezpechne/shared/map-fields'

import { InputError } from './input-error.ts'
import { type MapFlags, readMapOf } from './map-file.ts'

interface Files {
  beats?: string
  officers?: string
  retireMissing: boolean
}

export interface BeatFlags extends MapFlags {
  city: string
  beats?: string
  officers?: string
  retireMissing?: true
  acknowledge?: true
  commit?: true
}

/** Reads the files, checks them, and stores them when asked; what came of it, a line each. */
export async function runImport(
  db: Db,
  { id: city, centre }: Pick<CityBrief, 'id' | 'centre'>,
  flags: BeatFlags,
): Promise<string[]> {
  const { commit = false, acknowledge = false } = flags
  const { files, told } = await readFiles(flags, centre)
  const began = performance.now()
  const { checked, stored } = await importBeats(db, city, files, { commit, acknowledge })
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  const done = stored
    ? `Imported in ${seconds} s, ${stored.retired} retired.`
    : `A dry run of ${seconds} s: nothing is written. Add --commit to import.`
  return [...told, ...linesOf(checked), done]
}

/** Both files as the check takes them, and what reading the borders did. @throws InputError */
async function readFiles(
  { beats, officers, retireMissing, ...map }: BeatFlags,
  near: LatLng,
): Promise<{ files: Files; told: string[] }> {
  if (!beats && !officers) throw new InputError('Name a file: --beats, --officers or both')
  const read = beats ? await readMapOf(beats, map, near) : undefined
  return {
    told: read?.told ?? [],
    files: {
      retireMissing: retireMissing ?? false,
      ...(read && { beats: JSON.stringify(beatCollection(read.features)) }),
      ...(officers && { officers: await readFile(officers, 'utf8') }),
    },
  }
}

/** What the check says, a line each. */
export function linesOf({ beats, officers, missing, findings, left }: Checked): string[] {
  return [
    `Beats: ${beats.added} new, ${beats.changed} changed, ${beats.same} unchanged; ${missing.length} not in the file`,
    `Officers: ${officers.added} new, ${officers.changed} changed, ${officers.same} unchanged`,
    ...findings.map(lineOf),
    ...(left ? [`… and ${left} more`] : []),
  ]
}

function lineOf({ kind, isWrong, beats, about, line, m2, residents, at }: Finding): string {
  const shown = beats.slice(0, 12).join(', ') + (beats.length > 12 ? ` and ${beats.length - 12} more` : '')
  const parts = [
    isWrong ? 'WRONG' : 'warning',
    kind,
    shown,
    about,
    line !== null && `at ${line}`,
    m2 !== null && `${Math.round(m2)} m²`,
    residents !== null && `${residents} residents`,
    at && `near ${at.lat},${at.lng}`,
  ]
  return parts.filter(Boolean).join('  ')
}

/**
 * One transaction, of exactly what was checked.
 * @throws InputError where something is wrong, or where warnings were not acknowledged
 */
async function importBeats(
  db: Db,
  city: string,
  files: Files,
  { commit, acknowledge }: { commit: boolean; acknowledge: boolean },
): Promise<{ checked: Checked; stored?: Imported }> {
  const checked = await checkFiles(db, city, files)
  const { findings, seen } = checked
  if (!commit) return { checked }
  const wrong = findings.filter(({ isWrong }) => isWrong).length
  if (wrong) throw new InputError(`${linesOf(checked).join('\n')}\n${wrong} to correct: nothing is imported`)
  if (findings.length && !acknowledge)
    throw new InputError(
      `${linesOf(checked).join('\n')}\nAdd --acknowledge to import in spite of the warnings`,
    )
  const stored = await transact(db, async (trx) => {
    const imported = await importFiles(trx, city, { ...files, seen })
    await recordDeed(trx, { city, actorId: null, role: 'operator', action: 'beats-change' })
    return imported
  })
  return { checked, stored }
}
